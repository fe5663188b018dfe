import Testing

@testable import HTTPAPI

/// An example of a document, to be held against its schema.
struct DocumentSample: CustomTestStringConvertible, Sendable {
    let value: any APIDocument
    let schema: Schema

    init<Document: APIDocument>(_ value: Document) {
        self.value = value
        schema = .document(Document.self)
    }

    var testDescription: String { "\(type(of: value))" }
}

extension Sample {
    /// One of each; every field that may be left out is there.
    static let documents: [DocumentSample] =
        [
            DocumentSample(account), DocumentSample(Page(items: [account], next: "sa_1")), DocumentSample(license),
            DocumentSample(
                AccountRequest(
                    name: "XYZ",
                    country: "DE",
                    state: "active",
                    virtualAccounts: [.init(name: "Lab", parent: "Berlin", isDefault: true)]
                )
            ),
            DocumentSample(StateRequest(state: "active")),
        ] + virtualAccountDocuments + contractDocuments + activityDocuments + useDocuments + peopleDocuments
}
