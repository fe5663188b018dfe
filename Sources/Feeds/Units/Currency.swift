// Currency: three letters of ISO 4217. Whether a currency of that name exists is not asked.

internal import Domain

/// Reads currencies.
enum Currency {
    /// Reads three letters in either case.
    static func read(_ bytes: UnsafeRawBufferPointer) -> Result<Name, ValueFault> {
        guard bytes.count == 3, bytes.allSatisfy(ASCII.isLetter) else {
            return .failure(ValueFault(.notA("a currency of three letters such as EUR")))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return .success(Name(unchecked: bytes.allSatisfy { $0 & 0x20 == 0 } ? text : text.uppercased()))
    }
}
