import Testing

/// An order that must not match by itself.
struct Adversary: CustomTestStringConvertible, Sendable {
    /// The order, as `Spelled` reads it.
    let order: String
    /// What one of the candidates' vetoes, or the explanation, says.
    let reason: String

    init(_ order: String, _ reason: String = "") {
        self.order = order
        self.reason = reason
    }

    var testDescription: String { order }

    static let all =
        legalForms + numbers + branches + homographs + lookAlikes + mailDomains + coreless + truncated + conflicts
        + states
        + brokenNumbers + nearly
}
