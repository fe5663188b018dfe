// UnitCollector: what a file is taken apart into.
//
// GUARANTEES   Each unit is once among the documents or once among the rejected. Of two units that speak of the same
//              thing neither is believed.

internal import Domain

/// The documents of a file and the units that are left out.
struct UnitCollector {
    /// What a unit speaks of; a file may do so once.
    enum Subject: Hashable {
        case order(OrderNumber, OrderDocument.Purpose, revision: Int?)
        case account(DomainIdentifier)
        case assignment(OrderNumber, LineNumber?)
    }

    /// The most units of a file.
    let limit: Int
    private var documents = FeedDocuments()
    private(set) var rejected: [RejectedUnit] = []
    /// The documents by the hashes of their subjects: a registry's million domains are not kept twice.
    private var indexes: [Int: Int] = [:]
    /// Subjects whose hash is another's too.
    private var collisions: [Subject: Int] = [:]
    private var withdrawn: Set<Int> = []

    init(limit: Int) { self.limit = limit }

    /// How many units there are so far.
    var count: Int { documents.count - withdrawn.count + rejected.count }

    /// The documents that stay.
    consuming func finish() -> FeedDocuments {
        guard !withdrawn.isEmpty else { return documents }
        return FeedDocuments(
            documents.indices.lazy.filter { [withdrawn] in !withdrawn.contains($0) }.map { [documents] in documents[$0]
            }
        )
    }

    /// Adds a document that is known to be the only one of its subject.
    mutating func append(_ document: FeedDocument) { documents.append(document) }

    /// Leaves a unit out.
    mutating func reject(kind: String, name: String, lineCount: Int) {
        rejected.append(RejectedUnit(kind: kind, name: name, lineCount: lineCount))
    }

    /// Adds a document, unless there is another one of its subject: then both are left out.
    mutating func append(_ document: FeedDocument, faults: inout FeedFaults) {
        let subject = document.subject
        guard let other = index(of: subject) else { return documents.append(document) }
        if withdrawn.insert(other).inserted { reject(documents[other]) }
        reject(document)
        faults.report(
            Fault(
                code: "feed.duplicateUnit",
                place: document.place,
                message: "\(document.title) is already on line \(documents[other].place.line); neither is taken",
                remedy: "say it once in a file"
            )
        )
    }

    /// The document of a subject; a subject without one is noted as the next document's.
    private mutating func index(of subject: Subject) -> Int? {
        guard let other = indexes[subject.hashValue] else {
            indexes[subject.hashValue] = documents.count
            return nil
        }
        if documents[other].subject == subject { return other }
        if let known = collisions[subject] { return known }
        collisions[subject] = documents.count
        return nil
    }

    private mutating func reject(_ document: FeedDocument) {
        rejected.append(document.rejection)
    }
}

extension FeedDocument {
    /// What it speaks of.
    fileprivate var subject: UnitCollector.Subject {
        switch self {
        case .order(let order): .order(order.number, order.purpose, revision: order.revision)
        case .account(let account): .account(account.domain)
        case .assignment(let assignment): .assignment(assignment.orderNumber, assignment.lineNumber)
        }
    }

    fileprivate var place: SourcePlace {
        switch self {
        case .order(let order): order.place
        case .account(let account): account.place
        case .assignment(let assignment): assignment.place
        }
    }

    fileprivate var title: String {
        let rejection = rejection
        return "\(rejection.kind) \(rejection.name)"
    }

    fileprivate var rejection: RejectedUnit {
        switch self {
        case .order(let order):
            RejectedUnit(kind: "order", name: order.number.text, lineCount: order.lines.count)
        case .account(let account): RejectedUnit(kind: "account", name: account.domain.text, lineCount: 1)
        case .assignment(let assignment):
            RejectedUnit(kind: "assignment", name: assignment.name, lineCount: 1)
        }
    }
}

extension AssignmentDocument {
    /// The order, and the line where it has one.
    var name: String { lineNumber.map { "\(orderNumber)/\($0)" } ?? orderNumber.text }
}
