import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Everything an account owns, in one register.
@Suite(.timeLimit(.minutes(1))) struct AssetTests {
    /// Licenses in two virtual accounts of one account, one of another account, and devices.
    private static func make() async throws -> LogWorld {
        let log = try await LogWorld.make()
        try await log.release("A-1", ["1:PERP:5", "2:BOX:2"], to: "xyz.com", "Berlin", purchaseOrder: "PO-1")
        try await log.release("A-2", ["1:SUB-12:7", "2.0.1:TERM-36:3"], to: "xyz.com", "Paris", purchaseOrder: "PO-2")
        try await log.release("FOREIGN", ["1:PERP:99", "2:BOX:98"], to: "abc.com", purchaseOrder: "PO-1")
        try await log.world.order(.made("WAITING", ["1:PERP:97", "2:BOX:96"]))
        return log
    }

    @Test func `the register tells of each thing what its customer may know`() async throws {
        let log = try await Self.make()
        let page = try await log.assets(as: log.viewer(of: log.xyz))
        let told = page.map { asset in
            let place = asset.virtualAccountName ?? "-"
            let ends = asset.termEndsAt?.prefix(10) ?? "-"
            let from = "\(asset.partner) \(asset.orderNumber ?? "-")/\(asset.line)"
            return "\(asset.quantity) \(asset.sku) \(asset.kind) \(asset.name ?? "-") \(place) \(from) \(ends)"
        }
        #expect(
            told.sorted() == [
                "2 BOX hardware Device - acme PO-1/2 -",
                "3 TERM-36 termLicense Term Paris acme PO-2/2.0.1 2029-01-01",
                "5 PERP perpetualLicense Perpetual Berlin acme PO-1/1 -",
                "7 SUB-12 subscription Subscription Paris acme PO-2/1 2027-01-01",
            ]
        )
        let text = String(decoding: try JSONEncoder().encode(page), as: UTF8.self)
        for hidden in ["A-1", "FOREIGN", "WAITING", "99", "98", "97", "96", "ord_", "ha_"] {
            #expect(!text.contains("\"\(hidden)") && !text.contains(":\(hidden)"), "\(hidden)")
        }
        await log.world.database.close()
    }

    /// What is restricted, and what is left.
    enum Restriction: CaseIterable {
        case kind, hardware, service, sku, place, expiring, notYet, partner, otherPartner, order, device, combined

        func filter(_ log: LogWorld) async throws -> (AssetFilter, [String]) {
            var filter = AssetFilter()
            let year: Int64 = 31_536_000_000
            switch self {
            case .kind:
                filter.kind = .subscription
                return (filter, ["SUB-12"])
            case .hardware:
                filter.kind = .hardware
                return (filter, ["BOX"])
            case .service:
                filter.kind = .service
                return (filter, [])
            case .sku:
                filter.sku = "TERM-36"
                return (filter, ["TERM-36"])
            case .place:
                filter.virtualAccount = try await log.virtualAccount("Berlin")
                return (filter, ["PERP"])
            case .expiring:
                filter.expiringBefore = Timestamp(milliseconds: log.world.now + year)
                return (filter, ["SUB-12"])
            case .notYet:
                filter.expiringBefore = Timestamp(milliseconds: log.world.now + year / 2)
                return (filter, [])
            case .partner:
                filter.partner = "acme"
                return (filter, ["BOX", "PERP", "SUB-12", "TERM-36"])
            case .otherPartner:
                filter.partner = "other"
                return (filter, [])
            case .order:
                filter.orderNumber = "PO-2"
                return (filter, ["SUB-12", "TERM-36"])
            case .device:
                (filter.orderNumber, filter.sku) = ("PO-1", "BOX")
                return (filter, ["BOX"])
            case .combined:
                (filter.orderNumber, filter.kind) = ("PO-1", .perpetualLicense)
                return (filter, ["PERP"])
            }
        }
    }

    @Test(arguments: Restriction.allCases)
    func `a filter leaves what it says`(restriction: Restriction) async throws {
        let log = try await Self.make()
        let (filter, skus) = try await restriction.filter(log)
        #expect(try await log.assets(filter, as: log.viewer(of: log.xyz)).map(\.sku).sorted() == skus)
        await log.world.database.close()
    }

    @Test func `a role in a virtual account shows what lies there, and in those in it`() async throws {
        let log = try await Self.make()
        let paris = try await log.virtualAccount("Paris")
        let berlin = try await log.virtualAccount("Berlin")
        let user = log.person(.virtualAccountUser, .virtualAccount(paris, of: log.xyz, withNested: true))
        #expect(try await log.assets(as: user).map(\.sku).sorted() == ["SUB-12", "TERM-36"])
        var elsewhere = AssetFilter()
        elsewhere.virtualAccount = berlin
        #expect(try await log.assets(elsewhere, as: user) == [])
        try await log.world.write(
            """
            UPDATE virtual_account SET parent = (SELECT id FROM virtual_account WHERE name = 'Paris')
            WHERE name = 'Berlin'
            """
        )
        #expect(try await log.assets(as: user).map(\.sku).sorted() == ["PERP", "SUB-12", "TERM-36"])
        let approver = log.person(.smartAccountApprover, .smartAccount(log.xyz))
        let foreign = log.viewer(of: log.abc)
        for (caller, code) in [(approver, "access.forbidden"), (foreign, "account.unknown")] {
            let error = await #expect(throws: FulfilmentError.self) { try await log.assets(as: caller) }
            #expect(error?.code == code)
        }
        await log.world.database.close()
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `pages tell each thing once`(limit: Int) async throws {
        let log = try await LogWorld.make()
        for number in 1...4 {
            let place = number.isMultiple(of: 2) ? "Berlin" : "Paris"
            try await log.release("A-\(number)", ["1:PERP:1", "2:BOX:1", "3:BOX:1"], to: "xyz.com", place)
        }
        let assets = try await log.assets(limit: limit, as: log.viewer(of: log.xyz))
        #expect((assets.count, Set(assets.map(\.id)).count) == (12, 12))
        #expect(assets.suffix(8).map(\.kind) == Array(repeating: "hardware", count: 8))
        let error = await #expect(throws: FulfilmentError.self) {
            _ = try await log.assetPage(after: "lot_1", as: log.viewer(of: log.xyz))
        }
        #expect(error?.code == "after.invalid")
        await log.world.database.close()
    }

    @Test func `a device is nobody's where its order went to two accounts for the same customer`() async throws {
        let log = try await LogWorld.make()
        let document = OrderDocument.made("A-1", ["1:PERP:1", "2:PERP:1", "3:BOX:1"])
        try await log.world.order(document)
        try await log.world.assign("A-1", line: "1", to: "xyz.com")
        try await log.world.runJobs()
        var filter = AssetFilter()
        filter.kind = .hardware
        #expect(try await log.assets(filter, as: log.viewer(of: log.xyz)).count == 1)
        try await log.world.assign("A-1", line: "2", to: "abc.com")
        try await log.world.runJobs()
        #expect(try await log.assets(filter, as: log.viewer(of: log.xyz)).isEmpty)
        #expect(try await log.assets(filter, of: log.abc, as: log.viewer(of: log.abc)).isEmpty)
        await log.world.database.close()
    }

    @Test func `a device that a change adds after the release is registered`() async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1", ["1:PERP:1"])
        try await log.world.order(.change("A-1", ["add 2:BOX:4"]))
        let told = try await log.assets(as: log.viewer(of: log.xyz)).map { "\($0.quantity) \($0.sku)" }
        #expect(told == ["1 PERP", "4 BOX"])
        await log.world.database.close()
    }
}

extension LogWorld {
    /// All assets, page after page.
    func assets(
        _ filter: AssetFilter = AssetFilter(),
        of account: SmartAccountID? = nil,
        limit: Int = 100,
        as caller: Principal
    ) async throws -> [AssetView] {
        var (assets, after): ([AssetView], String?) = ([], nil)
        repeat {
            let page = try await assetPage(filter, of: account, limit: limit, after: after, as: caller)
            #expect(page.assets.count <= limit)
            assets += page.assets
            after = page.next
        } while after != nil
        return assets
    }

    func assetPage(
        _ filter: AssetFilter = AssetFilter(),
        of account: SmartAccountID? = nil,
        limit: Int = 100,
        after: String?,
        as caller: Principal
    ) async throws -> AssetPage {
        let (fulfilment, account) = (world.fulfilment, account ?? xyz)
        return try await world.database.read { snapshot in
            try fulfilment.assets(of: account, filter: filter, limit: limit, after: after, as: caller, in: snapshot)
        }
    }
}
