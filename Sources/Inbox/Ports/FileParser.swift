// FileParser: what Inbox needs from whoever understands files.
//
// DOES NOT     Have to know of acknowledgements and secrets: one that does not is asked for neither.

public import Domain
public import Feeds

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

    /// Writes what the standard of a file that was taken in, and the partner's profile, ask for in answer.
    ///
    /// - Parameters:
    ///   - feed: the file and what became of it.
    ///   - partner: whose file it is.
    ///   - numbers: counts the control numbers.
    /// - Returns: the acknowledgements, in the order in which they are to be read.
    /// - Throws: what `numbers` throws.
    func acknowledgements(
        answering feed: AnsweredFeed,
        partner: PartnerName,
        numbers: some ControlNumberSource
    ) throws -> [AcknowledgementFile]

    /// The file with everything secret in it made unreadable, for what is kept of it; of the same length.
    ///
    /// It answers for any bytes, also for those that `parse` would not survive.
    ///
    /// - Parameter bytes: the file; valid only during the call, and they do not change.
    /// - Returns: the bytes to keep; nil when nothing in the file is secret.
    func redacted(_ bytes: UnsafeRawBufferPointer) -> [UInt8]?
}

extension FileParser {
    /// Writes none.
    public func acknowledgements(
        answering feed: AnsweredFeed,
        partner: PartnerName,
        numbers: some ControlNumberSource
    ) throws -> [AcknowledgementFile] { [] }

    /// Finds nothing secret.
    public func redacted(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? { nil }
}
