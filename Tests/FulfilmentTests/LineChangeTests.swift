import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Old and new numbers of changed lines, and how they are shown.
@Suite(.timeLimit(.minutes(1))) struct LineChangeTests {
    @Test func `every revision keeps what each line was and is`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"]))
        let receipt = try await world.order(.change("A-1", ["change 1::12", "add 3:BOX:1"]))
        world.time.advance(milliseconds: 1_000)
        try await world.order(.made("A-1", ["1:TERM-36:12", "3:BOX:1"], purpose: .replacement, revision: 7))
        // A command is no revision: it leaves its decision.
        try await world.cancel("A-1", ["3"])
        try await world.order(.cancellation("A-1"))
        let partner = world.acme
        let order = try await world.database.read { snapshot in
            try OrderQueries.order(partner: partner, number: OrderNumber(unchecked: "A-1"), in: snapshot)
        }
        let told = try #require(order?.lines).map { line in
            (line.changes ?? []).map { change in
                "\(change.revision) \(change.action) \(change.oldQuantity) \(change.oldSKU ?? "-") "
                    + "\(change.newQuantity) \(change.newSKU ?? "-")"
            }
        }
        #expect(
            told == [
                ["1 changed 10 PERP 12 PERP", "7 changed 12 PERP 12 TERM-36", "8 cancelled 12 TERM-36 0 -"],
                ["7 cancelled 20 PERP 0 -"], ["1 added 0 - 1 BOX"],
            ]
        )
        let first = try #require(order?.lines?.first?.changes?.first)
        #expect((first.actor, first.changedAt) == ("feed:\(receipt.id)", "2026-01-01T00:00:00.000Z"))
        #expect(try await world.database.read { try Verification.faults(in: $0) } == [])
        await world.database.close()
    }

    @Test func `an order that was never changed shows no changes`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1"))
        try await world.order(.change("A-1", ["change 1::5"]))
        let partner = world.acme
        let order = try await world.database.read { snapshot in
            try OrderQueries.order(partner: partner, number: OrderNumber(unchecked: "A-1"), in: snapshot)
        }
        #expect(order?.lines?.map(\.changes) == [nil])
        #expect(order?.revision == 0)
        await world.database.close()
    }

    @Test func `a receipt tells where a fault is in the words of its standard`() async throws {
        let world = try await FulfilmentWorld.make()
        let position = StandardPosition(segment: "PO1", segmentNumber: 12, element: 2, component: 3, code: "7")
        var faults = FaultList()
        faults.append(Fault(code: "x12.a", message: "m", remedy: "r", position: position))
        faults.append(Fault(code: "csv.b", message: "m", remedy: "r"))
        let receipt = try await world.receive([.order(.made("A-1"))], file: "f", faults: faults)
        #expect(receipt.faults.map(\.position) == [position, nil])
        #expect(receipt.faults.map(\.standardCode) == ["7", nil])
        let kept = try await world.result([.order(.made("A-1"))], file: "f", faults: faults)
        #expect(kept.isRepeat && kept.receipt == receipt)
        let report = try await world.database.read { try $0.first("SELECT report FROM receipt") { $0.bytes(0) } }
        let text = String(decoding: try #require(report), as: UTF8.self)
        #expect(
            text.contains(#""segment":"PO1","segmentNumber":12,"element":2,"component":3,"standardCode":"7""#)
        )
        #expect(text.split(separator: "\"segment\"").count == 2)
        await world.database.close()
    }
}
