import Domain
import Testing

/// Codes that offline devices show.
@Suite struct DeviceCodeTests {
    private static let proof: [UInt8] = (1...20).map { $0 * 11 }

    @Test(arguments: [("ISR4321/K9", "FDO2210"), ("C9300-24T-A", "A-1-2"), ("Z", "1")])
    func `a code is read as it was shown, in either case and with blanks`(product: String, serial: String) throws {
        for (purpose, count) in [(DeviceCode.Purpose.request, 20), (.return, 16)] {
            let proof = Array(Self.proof.prefix(count))
            let code = try #require(DeviceCode(purpose, product: product, serial: serial, proof: proof))
            #expect(try DeviceCode(code.description) == code)
            let start = code.description.prefix(8)
            #expect(try DeviceCode("  \(start) \n\(code.description.dropFirst(8))") == code)
        }
    }

    @Test func `every wrong character and every two that changed places are found`() throws {
        let code = try #require(DeviceCode(.request, product: "C9300-24T", serial: "FDO1", proof: Self.proof))
        let text = Array(code.description)
        for index in text.indices {
            for other: Character in ["X", "7"] where other != text[index] {
                var wrong = text
                wrong[index] = other
                #expect(throws: ValueError.self, "\(String(wrong))") { try DeviceCode(String(wrong)) }
            }
            guard index + 1 < text.count, text[index] != text[index + 1] else { continue }
            var wrong = text
            wrong.swapAt(index, index + 1)
            #expect(throws: ValueError.self, "\(String(wrong))") { try DeviceCode(String(wrong)) }
        }
    }

    @Test(arguments: [
        "", "RQ", "RQ-Z", "RQ-ZA:B-C", "RQ-Z:-AAAA-00", "XX-ZA:B-AAAA-00", "RQ-ZA:Bä-AAAA-00", "----", "Z:-:-",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: ValueError.self) { try DeviceCode(text) }
    }

    @Test func `a device whose name would not be read again gets no code`() {
        #expect(DeviceCode(.request, product: "A:B", serial: "1", proof: Self.proof) == nil)
        #expect(DeviceCode(.request, product: "A", serial: "1 2", proof: Self.proof) == nil)
        #expect(DeviceCode(.request, product: "A", serial: "1", proof: []) == nil)
    }
}
