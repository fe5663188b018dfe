/// An acknowledgement as it is kept: what the partner finds in its outbox.
public struct KeptAcknowledgement: Hashable, Sendable {
    /// What it is in the standard's words, for example `997`.
    public var kind: String
    /// What its file is called: the receipt, its place in the answer where that is not the first, and its kind.
    public var name: String
    /// Its bytes; nil when they have been kept long enough.
    public var content: [UInt8]?

    /// Puts an acknowledgement together.
    public init(kind: String, name: String, content: [UInt8]?) {
        self.kind = kind
        self.name = name
        self.content = content
    }
}
