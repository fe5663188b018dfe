// EDIFACTCharacterSet: how the texts of an interchange are written as bytes, by its syntax identifier.
//
// GUARANTEES   Nothing is replaced while reading: bytes that are no characters of the set are refused.
// SOURCE       UN/EDIFACT code list 0001. Levels A and B are parts of ASCII; lower case in a level A interchange is taken,
//              because half of all senders write it.

/// A character set of the standard.
enum EDIFACTCharacterSet: Hashable {
    /// UNOA: capital letters, digits and some marks.
    case levelA
    /// UNOB: letters, digits and some marks.
    case levelB
    /// UNOC to UNOL: a part of ISO 8859.
    case iso8859(part: Int)
    /// UNOW and UNOY: ISO 10646, in files always as UTF-8.
    case utf8

    /// The set of a syntax identifier; nil for one that is not known.
    init?(identifier: String) {
        switch identifier {
        case "UNOA": self = .levelA
        case "UNOB": self = .levelB
        case "UNOC": self = .iso8859(part: 1)
        case "UNOD": self = .iso8859(part: 2)
        case "UNOE": self = .iso8859(part: 5)
        case "UNOF": self = .iso8859(part: 7)
        case "UNOG": self = .iso8859(part: 3)
        case "UNOH": self = .iso8859(part: 4)
        case "UNOI": self = .iso8859(part: 6)
        case "UNOJ": self = .iso8859(part: 8)
        case "UNOK": self = .iso8859(part: 9)
        case "UNOL": self = .iso8859(part: 15)
        case "UNOW", "UNOY": self = .utf8
        default: return nil
        }
    }

    /// What people call it.
    var title: String {
        switch self {
        case .levelA, .levelB: "ASCII"
        case .iso8859(let part): "ISO 8859-\(part)"
        case .utf8: "UTF-8"
        }
    }

    /// Turns bytes into UTF-8.
    ///
    /// - Returns: nil where one of them is no character.
    func decoded(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        switch self {
        case .levelA, .levelB: return bytes.allSatisfy { $0 < 0x80 } ? Array(bytes) : nil
        case .utf8: return UTF8Scan.firstInvalid(in: bytes.bindMemory(to: UInt8.self)) == nil ? Array(bytes) : nil
        case .iso8859(let part):
            let table = ISO8859.upperHalf(ofPart: part)
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count * 2)
            for byte in bytes {
                let number = byte >= 0xA0 ? table?[Int(byte) - 0xA0] ?? UInt16(byte) : UInt16(byte)
                guard byte == 0 || number != 0, let scalar = Unicode.Scalar(number) else { return nil }
                text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            }
            return text
        }
    }

    /// Writes a character as bytes; nil where the set does not have it.
    func encoded(_ scalar: Unicode.Scalar) -> [UInt8]? {
        if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
        switch self {
        case .levelA, .levelB: return nil
        case .utf8: return UTF8.encode(scalar).map { Array($0) }
        case .iso8859(let part):
            guard let table = ISO8859.upperHalf(ofPart: part) else {
                return (0xA0...0xFF).contains(scalar.value) ? [UInt8(truncatingIfNeeded: scalar.value)] : nil
            }
            return table.firstIndex { UInt32($0) == scalar.value }.map { [UInt8($0 + 0xA0)] }
        }
    }

    /// Whether a text of our own may have an ASCII character: levels A and B have only some.
    func allows(_ byte: UInt8) -> Bool {
        switch self {
        case .levelA, .levelB:
            ASCII.isLetter(byte) && (self == .levelB || byte & 0x20 == 0) || ASCII.isDigit(byte)
                || " .,-()/='+:?!\"%&*;<>".utf8.contains(byte)
        case .iso8859, .utf8: byte >= 0x20 && byte != 0x7F
        }
    }
}
