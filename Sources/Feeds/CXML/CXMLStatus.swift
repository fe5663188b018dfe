// CXMLStatus: what a Response says of a document.

internal import Domain

/// A status code with its words.
struct CXMLStatus {
    let code: Int
    /// The words of the code.
    let text: String
    /// What is wrong with this document.
    let detail: String

    init(_ envelope: CXMLEnvelope, _ feed: AnsweredFeed, confirms: Bool) {
        let faults = CXMLStatus.sentences(feed.faults.first)
        let refused = feed.outcomes.compactMap(\.self).first { $0.verdict == .refused }
        if envelope.otherRequest != nil {
            self.init(450, "Not Implemented", faults)
        } else if feed.faults.first.contains(where: { $0.code.hasPrefix("xml.") }) {
            self.init(406, "Not Acceptable", faults)
        } else if envelope.orders.isEmpty || envelope.orders.contains(where: { $0.documentIndex == nil }) {
            self.init(400, "Bad Request", faults)
        } else if !confirms, let refused {
            self.init(409, "Conflict", CXMLStatus.sentences(refused.faults))
        } else {
            self.init(200, "OK", "receipt \(feed.receipt)")
        }
    }

    private init(_ code: Int, _ text: String, _ detail: String) {
        (self.code, self.text, self.detail) = (code, text, detail)
    }

    /// Faults as sentences, as many as a person reads.
    static func sentences(_ faults: [Fault]) -> String {
        let shown = faults.prefix(10).map { String($0.description.prefix(400)) }
        let rest = faults.count > 10 ? [" and \(faults.count - 10) more"] : []
        return (shown + rest).joined(separator: "\n")
    }
}
