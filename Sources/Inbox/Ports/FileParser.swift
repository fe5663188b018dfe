// FileParser: what Inbox needs from whoever understands files.

public import Domain

/// Reads files; the one seam between Inbox and the formats.
public protocol FileParser: Sendable {
    /// Reads a whole file.
    ///
    /// Called on a thread that may be kept busy. It answers for any bytes, within limits of its own on lines and
    /// fields, and in memory that grows with what it keeps, not with what it looks at.
    ///
    /// - Parameters:
    ///   - bytes: the file; valid only during the call, and they do not change.
    ///   - partner: whose file it is.
    /// - Returns: what the file asks for, and what is wrong with it.
    func parse(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> ParsedFile

    /// Whether the file has its end, as far as its format has one: a trailer, a closing root, balanced quotes.
    ///
    /// - Parameters:
    ///   - bytes: the file, never empty; valid only during the call, and they do not change.
    ///   - partner: whose file it is.
    /// - Returns: false only for what may become a whole file when more bytes come.
    func isComplete(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> Bool
}
