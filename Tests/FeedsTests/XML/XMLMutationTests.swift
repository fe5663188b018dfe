import Domain
import Feeds
import Foundation
import Testing

/// XML that was damaged at random: a result for any bytes, and never a secret in it.
@Suite struct XMLMutationTests {
    @Test func `any damage gives a result, and no unit gets lost`() throws {
        let random = SeededBytes(seed: 2_026)
        let alphabet = "<>&;'\"=/!?[]- \n%x:0A\u{0}\u{80}é\u{FFFF}"
        let files = try Fixture.all(in: "cxml").map(Fixture.bytes)
        for round in 0..<1_500 {
            var bytes = files[round % files.count]
            for _ in 0...random.next(below: 4) {
                let place = random.next(below: bytes.count)
                switch random.next(below: 4) {
                case 0: bytes[place] = UInt8(random.next(below: 256))
                case 1: bytes.remove(at: place)
                case 2:
                    bytes.insert(contentsOf: random.bytes(of: alphabet, count: 1 + random.next(below: 3)), at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 200)))
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            let feed = parse(bytes)
            #expect(feed.isRefused || feed.documents.count + feed.rejected.count == 1, "round \(round)")
            #expect(!feed.faults.isEmpty || feed.rejected.isEmpty, "round \(round)")
            #expect(!feed.isRefused || feed.faults.first.allSatisfy { $0.place != nil }, "round \(round)")
            _ = isComplete(bytes)
        }
    }

    @Test func `every beginning of a file gives a result`() throws {
        let bytes = try Fixture.bytes("cxml/order.xml")
        let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
        for length in stride(from: 1, through: end, by: 7) {
            let feed = parse(Array(bytes[..<length]))
            #expect(feed.isRefused && feed.faults.first.first?.code.hasPrefix("xml.") == true, "\(length)")
        }
    }

    @Test func `tests of a validator are refused by name`() throws {
        guard let folder = Fixture.samples("peppol-unit") else {
            print("the collected tests are not at hand")
            return
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let feed = parse([UInt8](try Data(contentsOf: folder.appending(path: name))))
            #expect(feed.codes == ["xml.unsupportedDocument"], "\(name)")
        }
    }
}
