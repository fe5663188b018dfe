// DeviceCode: what an offline device shows, and somebody types elsewhere.
//
// GUARANTEES   `RQ-Z<product>:<serial>-<proof>-<checksum>` asks for licenses, `RT-Z…` gives them back. The checksum finds
//              every wrong character and every two that changed places. The proof of a request is the beginning of a hash of
//              what the proof of the return will be: only the device that asked can give back.
// DOES NOT     Make the hash: the proofs are bytes here.

/// A request or return code of an offline device.
public struct DeviceCode: Hashable, Sendable {
    /// What it is for.
    public enum Purpose: String, Sendable {
        /// The device asks for licenses.
        case request = "RQ"
        /// The device gives them back.
        case `return` = "RT"
    }

    /// What it is for.
    public let purpose: Purpose
    /// The product identifier of the device.
    public let product: String
    /// Its serial number.
    public let serial: String
    /// 20 bytes of a request, 16 of a return.
    public let proof: [UInt8]

    /// Makes a code, as a device does; nil where it could not be read again.
    public init?(_ purpose: Purpose, product: String, serial: String, proof: [UInt8]) {
        guard proof.count == Self.proofLength(purpose), Self.isWord(product), !product.contains(":"),
            Self.isWord(serial), !serial.contains(":")
        else { return nil }
        (self.purpose, self.product, self.serial, self.proof) = (purpose, product, serial, proof)
    }

    /// Reads a code.
    ///
    /// - Parameter written: the code, with white space anywhere.
    /// - Throws: `ValueError` that says what is wrong.
    public init(_ written: some StringProtocol) throws(ValueError) {
        let text = String(written.filter { !$0.isWhitespace })
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= 300 else { throw .tooLong(limit: 300) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, let purpose = Purpose(rawValue: parts[0].uppercased()), let checksum = parts.last,
            let colon = text.firstIndex(of: ":"), parts[1].hasPrefix("Z"),
            text.allSatisfy({ $0.isASCII })
        else { throw .notA("a device's code: RQ-Z<product>:<serial>-…-…") }
        let body = text.dropLast(checksum.count + 1)
        guard checksum.lowercased() == Self.checksum(of: body.uppercased()) else {
            throw .notA("what the device showed: its checksum does not fit, a character is wrong")
        }
        let device = body.dropLast(parts[parts.count - 2].count + 1)
        let start = text.index(text.startIndex, offsetBy: 4)
        guard start < colon, colon < device.endIndex,
            let proof = CrockfordBase32.decode(parts[parts.count - 2], bytes: Self.proofLength(purpose)),
            let code = DeviceCode(
                purpose,
                product: String(text[start..<colon]),
                serial: String(text[text.index(after: colon)..<device.endIndex]),
                proof: proof
            )
        else { throw .notA("a device's code: RQ-Z<product>:<serial>-…-…") }
        self = code
    }

    private static func proofLength(_ purpose: Purpose) -> Int { purpose == .request ? 20 : 16 }

    private static func isWord(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Two digits of a sum over the characters, modulo a prime that is larger than all of them.
    private static func checksum(of body: String) -> String {
        let sum = body.utf8.reduce(into: 0) { sum, byte in sum = (sum * 31 + Int(byte)) % 1_021 }
        return CrockfordBase32.encode(bytes: [UInt8(sum >> 2), UInt8(sum & 3) << 6], digits: 2)
    }
}

extension DeviceCode: CustomStringConvertible {
    /// The code as the device shows it.
    public var description: String {
        let digits = (proof.count * 8 + 4) / 5
        let proof = CrockfordBase32.encode(bytes: proof, digits: digits).uppercased()
        let body = "\(purpose.rawValue)-Z\(product):\(serial)-\(proof)"
        return "\(body)-\(Self.checksum(of: body.uppercased()).uppercased())"
    }
}
