public import Domain

/// What a person says of a line.
public struct ReviewRequest: Hashable, Sendable {
    /// The line that was looked at.
    public var line: OrderLineID
    /// What was noted with it.
    public var note: String?
    /// Who says it, for example `operator:anna`.
    public var actor: String

    /// Puts a request together.
    public init(line: OrderLineID, note: String? = nil, actor: String) {
        self.line = line
        self.note = note
        self.actor = actor
    }
}
