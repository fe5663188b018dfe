import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// A proof shows what was sealed, and nothing else can be made of it.
@Suite(.timeLimit(.minutes(1))) struct ProofTests {
    /// A log of five batches with entries of both accounts in most of them.
    private static func make() async throws -> LogWorld {
        let log = try await LogWorld.make()
        for number in 1...5 {
            try await log.release("A-\(number)", ["1:PERP:5", "2:SUB-12:7"], purchaseOrder: "PO-\(number)")
            if number != 3 { try await log.release("FOREIGN-\(number)", to: "abc.com") }
            try await log.seal()
        }
        return log
    }

    private static func edited(_ bytes: [UInt8], _ edit: (inout [String: Any]) throws -> Void) throws -> [UInt8] {
        var object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        try edit(&object)
        return Array(try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
    }

    @Test func `a proof shows all of the owner's entries, and nothing of others`() async throws {
        let log = try await Self.make()
        let export = try await log.proof(ProofRequest(owner: .smartAccount(log.xyz)))
        let report = try ProofVerifier().verify(export.bytes)
        #expect((report.entryCount, report.batchCount, report.gapCount) == (11, 5, 0))
        #expect((report.owner, report.headBatch) == (log.xyz.description, 5))
        #expect(export.next == nil)
        let text = String(decoding: export.bytes, as: UTF8.self)
        #expect(text.contains("\"partner:acme\"") && text.contains("PO-3"))
        for hidden in ["abc.com", log.abc.description, "A-1", "FOREIGN", "secret", "ha_", "ord_"] {
            #expect(!text.contains(hidden), "\(hidden)")
        }
        await log.world.database.close()
    }

    /// What somebody makes of a proof, and what the verifier says of it.
    enum Manipulation: CaseIterable {
        case summary, quantity, actor, moment, kind, number, missingField, addedField, owner, drop, dropFirst, swap,
            repeated, previous, salt, index, path, batch, root, headCount, sealedAt, dropHead, swapHeads, head, nothing,
            noHeads, version, otherSalt

        func apply(_ proof: inout [String: Any], _ log: LogWorld) throws {
            var entries = try #require(proof["entries"] as? [[String: Any]])
            var heads = try #require(proof["heads"] as? [[String: Any]])
            switch self {
            case .summary: entries[3]["summary"] = "500 PERP acquired through acme into DEFAULT"
            case .quantity: entries[3]["quantity"] = 500
            case .actor: entries[3]["actor"] = "operator:anna"
            case .moment: entries[3]["happenedAt"] = "2026-01-01T00:00:00.000Z"
            case .kind: entries[3]["kind"] = "license.returned"
            case .number: entries[3]["orderNumber"] = "PO-9"
            case .missingField: entries[3]["sku"] = nil
            case .addedField: entries[3]["sourceAccount"] = entries[3]["virtualAccount"]
            case .owner: proof["owner"] = log.abc.description
            case .drop: entries.remove(at: 4)
            case .dropFirst: entries.removeFirst()
            case .swap: entries.swapAt(3, 4)
            case .repeated: entries.insert(entries[3], at: 3)
            case .previous: entries[3]["previous"] = entries[1]["id"]
            case .salt: entries[3]["salt"] = String(repeating: "0", count: 32)
            case .otherSalt: entries[3]["salt"] = "0"
            case .index: entries[3]["index"] = 1
            case .path: entries[3]["path"] = entries[0]["path"]
            case .batch: entries[3]["batch"] = 1
            case .root: heads[2]["root"] = heads[0]["root"]
            case .headCount: heads[2]["count"] = 9
            case .sealedAt: heads[2]["sealedAt"] = "2026-01-01T00:00:00.000Z"
            case .dropHead: heads.remove(at: 2)
            case .swapHeads: heads.swapAt(1, 2)
            case .head: proof["head"] = String(repeating: "a", count: 64)
            case .nothing: entries = []
            case .noHeads: heads = []
            case .version: proof["version"] = 2
            }
            (proof["entries"], proof["heads"]) = (entries, heads)
        }
    }

    @Test(arguments: Manipulation.allCases)
    func `whatever is made of a proof is found`(manipulation: Manipulation) async throws {
        let log = try await Self.make()
        let export = try await log.proof(ProofRequest(owner: .smartAccount(log.xyz)))
        let bytes = try Self.edited(export.bytes) { try manipulation.apply(&$0, log) }
        let fault = #expect(throws: ProofFault.self) { try ProofVerifier().verify(bytes) }
        #expect(fault?.message.isEmpty == false)
        var lenient = ProofVerifier()
        lenient.allowsGaps = true
        switch manipulation {
        case .drop, .dropFirst: #expect(try lenient.verify(bytes).gapCount == 1)
        default: #expect(throws: ProofFault.self) { try lenient.verify(bytes) }
        }
        await log.world.database.close()
    }

    @Test(arguments: [0x01, 0x20, 0x40] as [UInt8])
    func `no byte of a proof can be changed so that it says another thing`(bit: UInt8) async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1", purchaseOrder: "PO-1")
        try await log.seal()
        let bytes = try await log.proof(ProofRequest(owner: .smartAccount(log.xyz))).bytes
        let original = try JSONDecoder().decode(ActivityProof.self, from: Data(bytes))
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= bit
            guard (try? ProofVerifier().verify(changed)) != nil else { continue }
            // What still verifies says the same: another case of a letter in an escape, say.
            #expect(try JSONDecoder().decode(ActivityProof.self, from: Data(changed)) == original, "byte \(index)")
        }
        await log.world.database.close()
    }

    @Test func `a head that somebody kept is found in a later proof, and a foreign one is not`() async throws {
        let log = try await Self.make()
        let owner = EventOwner.smartAccount(log.xyz)
        let old = try ProofVerifier().verify(try await log.proof(ProofRequest(owner: owner)).bytes)
        for number in 6...9 {
            try await log.release("A-\(number)")
            try await log.seal()
        }
        var request = ProofRequest(owner: owner)
        (request.knownHead, request.after) = (old.head, ActivityID(old.lastEntry))
        let later = try await log.proof(request)
        var verifier = ProofVerifier()
        (verifier.head, verifier.after) = (old.head, ActivityID(old.lastEntry))
        let report = try verifier.verify(later.bytes)
        #expect((report.knownBatch, report.headBatch, report.entryCount, report.gapCount) == (5, 9, 4, 0))
        verifier.head = String(repeating: "0", count: 64)
        #expect(throws: ProofFault.self) { try verifier.verify(later.bytes) }
        verifier.head = "a head"
        #expect(throws: ProofFault.self) { try verifier.verify(later.bytes) }
        verifier = ProofVerifier()
        #expect(throws: ProofFault.self) { try verifier.verify(later.bytes) }
        request.knownHead = String(repeating: "0", count: 64)
        let code = await #expect(throws: FulfilmentError.self) { try await log.proof(request) }?.code
        #expect(code == "knownHead.invalid")
        await log.world.database.close()
    }

    @Test func `a long log is proven file by file, and the way to an old head is short`() async throws {
        let log = try await LogWorld.make()
        for _ in 1...70 {
            try await log.fill(2)
            try await log.seal()
        }
        let owner = EventOwner.smartAccount(log.abc)
        var (request, verifier, count) = (ProofRequest(owner: owner), ProofVerifier(), 0)
        request.limit = 30
        repeat {
            let export = try await log.proof(request)
            let report = try verifier.verify(export.bytes)
            count += report.entryCount
            request.after = export.next.flatMap { ActivityID($0) }
            verifier.after = ActivityID(report.lastEntry)
        } while request.after != nil
        #expect(count == 71)
        request = ProofRequest(owner: owner)
        request.limit = 1
        let first = try await log.proof(request)
        let heads = try JSONDecoder().decode(ActivityProof.self, from: Data(first.bytes)).heads
        #expect(heads.map(\.batch) == [70, 68, 64, 32, 16, 8, 4, 2, 1])
        await log.world.database.close()
    }

    @Test func `a filter, or a role in a virtual account, proves a part and says that it is one`() async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1", to: "xyz.com", "Berlin")
        try await log.release("A-2", to: "xyz.com", "Paris")
        try await log.release("A-3", to: "xyz.com", "Berlin")
        try await log.seal()
        let berlin = try await log.virtualAccount("Berlin")
        let user = log.person(.virtualAccountUser, .virtualAccount(berlin, of: log.xyz, withNested: false))
        let export = try await log.proof(ProofRequest(owner: .smartAccount(log.xyz)), as: user)
        #expect(export.entryCount == 2)
        #expect(!String(decoding: export.bytes, as: UTF8.self).contains("Paris"))
        #expect(throws: ProofFault.self) { try ProofVerifier().verify(export.bytes) }
        var verifier = ProofVerifier()
        verifier.allowsGaps = true
        #expect(try verifier.verify(export.bytes).gapCount == 2)
        await log.world.database.close()
    }

    @Test func `nothing is proven that is not sealed, or to whom may not read it`() async throws {
        let log = try await LogWorld.make()
        let request = ProofRequest(owner: .smartAccount(log.xyz))
        let early = await #expect(throws: FulfilmentError.self) { try await log.proof(request) }
        #expect(early?.code == "proof.unknown")
        try await log.seal()
        let foreign = log.viewer(of: log.abc)
        let hidden = await #expect(throws: FulfilmentError.self) { try await log.proof(request, as: foreign) }
        #expect(hidden?.code == "account.unknown")
        await log.world.database.close()
    }

    @Test(arguments: ["", "{}", "[]", "null", "{\"format\":1}", "not JSON", "\u{0}"])
    func `what is no proof is told to be none`(text: String) {
        let fault = #expect(throws: ProofFault.self) { try ProofVerifier().verify(Array(text.utf8)) }
        #expect(fault?.message.contains("not a proof") == true)
    }
}
