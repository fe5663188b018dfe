/// A short code of the standard, such as a qualifier, as one number: comparing it allocates nothing.
struct EDIFACTCode: Hashable {
    /// Up to eight bytes; 0 for none.
    let packed: UInt64

    static let none = EDIFACTCode(packed: 0)

    private init(packed: UInt64) { self.packed = packed }

    /// The code that a configuration or this program writes.
    init(_ text: String) { self.init(text.utf8) }

    /// The code that a file has, without blanks; none where it is longer than any code.
    init(_ bytes: some Sequence<UInt8>) {
        var packed: UInt64 = 0
        for byte in bytes where byte != ASCII.space {
            guard packed >> 56 == 0 else {
                self = .none
                return
            }
            packed = packed << 8 | UInt64(byte)
        }
        self.packed = packed
    }

    /// Whether nothing is there.
    var isEmpty: Bool { packed == 0 }

    /// The code as text.
    var text: String {
        withUnsafeBytes(of: packed.bigEndian) { bytes in
            String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
        }
    }
}
