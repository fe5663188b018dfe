// SourcePlace: where in a file something stands, so that a person finds it.

/// A place in a file as it came.
public struct SourcePlace: Hashable, Sendable {
    /// Bytes before it in the file, a byte order mark included.
    public let byteOffset: Int
    /// Its line, from 1, as an editor counts: a quoted line break counts too.
    public let line: Int
    /// Its column in bytes within the line, from 1.
    public let column: Int

    /// Puts a place together.
    public init(byteOffset: Int, line: Int, column: Int) {
        self.byteOffset = byteOffset
        self.line = line
        self.column = column
    }

    /// The beginning of a file.
    public static let start = SourcePlace(byteOffset: 0, line: 1, column: 1)
}
