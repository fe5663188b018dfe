// TextValue: text that has been looked at once and need not be looked at again.
//
// GUARANTEES   Not empty, within its length, no white space around it, no control characters, no invisible direction
//              marks (they make one text look like another). Otherwise exactly as it was written.

/// A piece of text under the common rules for numbers and names in orders.
public protocol TextValue: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most characters it may have.
    static var maximumLength: Int { get }
    /// The text.
    var text: String { get }
    /// Wraps text that is known to obey the rules, such as text read from the database.
    init(unchecked text: String)
    /// Takes text as it stands in a file, in UTF-8. Every other way in leads through here: a type with rules of its own
    /// has them in this one place.
    init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError)
}

extension TextValue {
    /// Takes text as it stands in a file, without the white space around it.
    ///
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `ValueError` naming the broken rule.
    @inlinable
    public init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError) {
        self.init(unchecked: try TextRules.checked(utf8: bytes, maximumLength: Self.maximumLength))
    }

    /// Takes text as somebody wrote it, without the white space around it.
    ///
    /// - Parameter written: the text.
    /// - Throws: `ValueError` naming the broken rule.
    public init(_ written: some StringProtocol) throws(ValueError) {
        var text = String(written)
        let result = text.withUTF8 { bytes in
            Result { () throws(ValueError) in try Self(utf8: UnsafeRawBufferPointer(bytes)) }
        }
        self = try result.get()
    }

    /// The text.
    public var description: String { text }

    /// Orders by the text's code points.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
