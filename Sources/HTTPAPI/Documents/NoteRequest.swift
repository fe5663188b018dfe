/// What is noted with a decision.
public struct NoteRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["note"]

    /// The note.
    public var note: String?

    /// Puts a request together.
    public init(note: String? = nil) { self.note = note }
}
