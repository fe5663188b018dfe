// CanonicalBytes: values as bytes in one way only, for hashing.
//
// GUARANTEES   Two different sequences of values never give the same bytes: numbers have eight bytes, the first one
//              first; a text stands behind its length; what is absent is told apart from what is empty.

/// Bytes that are put together for a hash.
struct CanonicalBytes {
    /// What was added so far.
    private(set) var bytes: [UInt8]

    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    mutating func add(byte: UInt8) { bytes.append(byte) }

    mutating func add(raw: [UInt8]) { bytes += raw }

    mutating func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }

    /// Adds a text behind its length of four bytes.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: utf8)
        }
    }

    /// Adds 1 and the number, or 0.
    mutating func add(optional number: Int64?) {
        add(byte: number == nil ? 0 : 1)
        if let number { add(number) }
    }

    /// Adds 1 and the text, or 0.
    mutating func add(optional text: String?) {
        add(byte: text == nil ? 0 : 1)
        if let text { add(text) }
    }
}
