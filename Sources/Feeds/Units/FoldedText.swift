// FoldedText: descriptions, which are for people only, so that a line break in one need not stop an order.

internal import Domain

/// Reads descriptions.
enum FoldedText {
    /// Reads a text in which line breaks and tabs count as blanks.
    static func read(_ bytes: UnsafeRawBufferPointer) -> Result<Name, ValueFault> {
        let isBreak = { (byte: UInt8) in byte != ASCII.space && ASCII.isBlank(byte) }
        do throws(ValueError) {
            guard bytes.contains(where: isBreak) else { return .success(try Name(utf8: bytes)) }
            let words = bytes.split(whereSeparator: isBreak).map { String(decoding: $0, as: UTF8.self) }
            return .success(try Name(words.joined(separator: " ")))
        } catch {
            return .failure(ValueFault(error))
        }
    }
}
