import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Random orders, transfers, use, reservations and time against a plain model: the positions are equal after every step.
@Suite(.timeLimit(.minutes(60))) struct UseWalkTests {
    private static let places = ["Berlin", "Mitte", "Paris", "DEFAULT"]
    private static let skus = ["PERP", "SUB-12", "SUB-1"]
    /// Thousands of steps in all; HOLDFAST_WALK=100000 for the long walk.
    private static let steps = (ProcessInfo.processInfo.environment["HOLDFAST_WALK"].flatMap(Int.init) ?? 2_000) / 2

    /// A walk on its way.
    private struct Walk {
        let use: UseWorld
        let random: SeededRandom
        var model = UseModel()
        var tokens: [String: RegistrationTokenView] = [:]
        var instances: [String: InstanceView] = [:]
        var secrets: [String: (device: String, proof: [UInt8])] = [:]
        var count = 0
        var isSuspended = false

        var now: Int64 { use.world.now }

        func pick<Element>(_ all: [Element]) -> Element { all[random.next(below: all.count)] }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `positions are what the model says after every step`(seed: UInt64) async throws {
        let use = try await UseWorld.make()
        var walk = Walk(use: use, random: SeededRandom(seed: seed))
        for place in Self.places { walk.tokens[place] = try await use.token(place, days: 365, mayControlled: true) }
        var done: [String: Int] = [:]
        for step in 0..<Self.steps {
            let what = try await Self.act(&walk)
            done[what, default: 0] += 1
            let positions = try await use.positions().sorted()
            let expected = walk.model.positions(at: walk.now)
            try #require(positions == expected, "seed \(seed), step \(step): \(what)")
            if step % 200 == 199 {
                try await use.watch()
                #expect(try await use.world.bookFaults() == [], "seed \(seed), step \(step)")
            }
        }
        for deed in ["order", "moved", "not moved", "report", "remove", "reserved", "not reserved", "returned"] {
            #expect(done[deed, default: 0] > 5, "seed \(seed): \(deed) happened too seldom to show anything")
        }
        try await use.close()
    }

    private static func act(_ walk: inout Walk) async throws -> String {
        switch walk.random.next(below: 20) {
        case 0, 1: return try await order(&walk)
        case 2...6: return try await move(&walk)
        case 7...10: return try await report(&walk)
        case 11: return try await remove(&walk)
        case 12...14: return try await reserve(&walk)
        case 15, 16: return try await giveBack(&walk)
        case 17:
            walk.use.world.time.advance(milliseconds: Int64(walk.random.next(below: 3)) * UseWorld.day)
            return "time"
        case 18:
            try await walk.use.watch()
            return "watch"
        default: return try await suspend(&walk)
        }
    }

    private static func order(_ walk: inout Walk) async throws -> String {
        guard !walk.isSuspended else { return "nothing" }
        let (sku, place, count) = (walk.pick(skus), walk.pick(places), 1 + walk.random.next(below: 9))
        try await walk.use.stock(sku, count, in: place)
        let now = Timestamp(milliseconds: walk.now)
        let end = ["SUB-12": 12, "SUB-1": 1][sku].map { now.adding(months: $0).milliseconds }
        walk.model.stock[.init(place: place, sku: sku), default: [:]][end, default: 0] += count
        return "order"
    }

    private static func move(_ walk: inout Walk) async throws -> String {
        let moves = (0...walk.random.next(below: 3)).map { _ in
            (
                sku: walk.pick(skus), source: walk.pick(places), destination: walk.pick(places),
                count: 1 + walk.random.next(below: 6)
            )
        }
        var model = walk.model
        let expected = moves.map { move in
            !walk.isSuspended
                && model.move(move.count, move.sku, from: move.source, to: move.destination, at: walk.now)
        }
        let view = try await walk.use.transfer(
            moves.map { .init(source: $0.source, destination: $0.destination, sku: $0.sku, quantity: $0.count) }
        )
        let isDone = expected.allSatisfy(\.self)
        #expect(view.isDone == isDone)
        #expect(view.items.map { $0.problem == nil } == expected)
        if isDone { walk.model = model }
        return isDone ? "moved" : "not moved"
    }

    private static func report(_ walk: inout Walk) async throws -> String {
        let serial = "S\(walk.random.next(below: 8))"
        if walk.instances[serial] == nil || walk.random.next(below: 10) == 0 {
            let place = walk.model.devices[serial]?.place ?? walk.pick(places)
            guard let token = walk.tokens[place] else { return "nothing" }
            do {
                walk.instances[serial] = try await walk.use.register(serial, with: token)
            } catch let refusal as FulfilmentError {
                // Tokens end after a year, and nothing registers with a suspended account.
                #expect(["use.accountNotActive", "registrationToken.unusable"].contains(refusal.code))
                walk.tokens[place] = walk.isSuspended ? token : try await walk.use.token(place, days: 365)
                return "not registered"
            }
            walk.model.devices[serial] = (place, [:])
        }
        guard let instance = walk.instances[serial], let device = walk.model.devices[serial] else { return "nothing" }
        var usage: [String: Int] = [:]
        for sku in skus where walk.random.next(below: 2) == 0 { usage[sku] = walk.random.next(below: 5) }
        // A SKU with which nobody has had to do in a virtual account is in the catalog all the same.
        let refusal = await walk.use.refusal { try await walk.use.report(usage, by: instance) }
        #expect(refusal == (walk.isSuspended ? "use.accountNotActive" : nil))
        if refusal == nil { walk.model.devices[serial] = (device.place, usage.filter { $0.value > 0 }) }
        return "report"
    }

    private static func remove(_ walk: inout Walk) async throws -> String {
        guard let serial = walk.instances.keys.sorted().first, let view = walk.instances[serial] else {
            return "nothing"
        }
        let (use, id) = (walk.use, try #require(ProductInstanceID(view.id)))
        try await use.write { try use.fulfilment.removeInstance(id, as: use.anna, in: $0) }
        walk.instances[serial] = nil
        walk.model.devices[serial] = nil
        return "remove"
    }

    private static func reserve(_ walk: inout Walk) async throws -> String {
        walk.count += 1
        let (sku, place, count) = (walk.pick(skus), walk.pick(places), 1 + walk.random.next(below: 5))
        let proof = (0..<16).map { _ in UInt8(truncatingIfNeeded: walk.random.next()) }
        let (use, device) = (walk.use, "D\(walk.count)")
        let code = DeviceCode(
            .request,
            product: "ISR4321/K9",
            serial: device,
            proof: AuthorizationCode.request(for: proof)
        )
        let request = ReservationRequest(
            virtualAccount: place,
            requestCode: try #require(code).description,
            licenses: [LicenseCount(sku: sku, quantity: count)]
        )
        let mayReserve = count <= walk.model.available(.init(place: place, sku: sku), at: walk.now)
        do {
            let view = try await use.write {
                try use.fulfilment.reserve(request, of: use.account, as: use.anna, in: $0)
            }
            #expect(mayReserve && !walk.isSuspended)
            walk.model.reservations[view.id] = (place, sku, count)
            walk.secrets[view.id] = (device, proof)
            return "reserved"
        } catch let refusal as FulfilmentError {
            #expect(refusal.code == (walk.isSuspended ? "use.accountNotActive" : "reservation.insufficient"))
            #expect(walk.isSuspended || !mayReserve)
            return "not reserved"
        }
    }

    private static func giveBack(_ walk: inout Walk) async throws -> String {
        guard let id = walk.model.reservations.keys.sorted().first, let secret = walk.secrets[id] else {
            return "nothing"
        }
        let code = DeviceCode(.return, product: "ISR4321/K9", serial: secret.device, proof: secret.proof)
        let (use, text) = (walk.use, try #require(code).description)
        let reservation = try #require(ReservationID(id))
        let view = try await use.write {
            try use.fulfilment.returnReservation(text, of: reservation, as: use.anna, in: $0)
        }
        #expect(view.state == "returned")
        walk.model.reservations[id] = nil
        return "returned"
    }

    private static func suspend(_ walk: inout Walk) async throws -> String {
        guard walk.isSuspended || walk.random.next(below: 5) == 0 else { return "nothing" }
        walk.isSuspended.toggle()
        try await walk.use.world.changeState(walk.use.account, to: walk.isSuspended ? .suspended : .active)
        return "state"
    }
}
