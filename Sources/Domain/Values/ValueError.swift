// ValueError: why a text is not the value it should be.

/// Why a text, as somebody wrote it, is not a value of the domain.
public enum ValueError: Error, Equatable, Sendable {
    /// Nothing is there.
    case empty
    /// It is longer than allowed (characters).
    case tooLong(limit: Int)
    /// It holds a control character or an invisible direction mark.
    case controlCharacter
    /// It is not what the field takes; the text says what that is.
    case notA(String)
}

extension ValueError: CustomStringConvertible {
    /// The rest of a sentence that begins with the field's name.
    public var description: String {
        switch self {
        case .empty: "is empty"
        case .tooLong(let limit): "is longer than \(limit) characters"
        case .controlCharacter: "holds a control character or an invisible direction mark"
        case .notA(let kind): "is not \(kind)"
        }
    }
}
