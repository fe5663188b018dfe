import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// What a customer sees, and what it cannot see.
@Suite struct CustomerViewTests {
    /// Every word that may stand in a statement for a customer's eyes; what is not here is not asked for.
    private static let allowedWords: Set<String> = [
        "select", "from", "where", "and", "order", "by", "limit", "left", "join", "on", "as", "desc", "sum", "coalesce",
        "virtual_account", "virtual_balance", "customer_license", "above", "id", "name", "parent", "is_default",
        "removed_at", "is", "null",
        "smart_account", "lot", "sku", "quantity", "virtual_account_name", "released_at", "term_ends_at",
        "end_customer_order_number",
    ]

    /// The view's own words besides; the tables of orders give these columns and no others.
    private static let allowedOfOrders: Set<String> = [
        "order_line.id", "order_line.order_id", "order_line.released_at", "orders.id",
        "orders.end_customer_order_number",
    ]

    private static func words(_ sql: String) -> Set<String> {
        let parts = sql.lowercased().split { !($0.isLetter || $0 == "_") }
        return Set(parts.map(String.init))
    }

    @Test(arguments: CustomerStatements.all.map(\.description))
    func `a statement for a customer has no word of what is a partner's`(sql: String) {
        #expect(Self.words(sql).subtracting(Self.allowedWords) == [])
        #expect(sql.contains("smart_account = ?1") || sql.contains("virtual_account = ?1"))
    }

    @Test func `the source of the view names no statement of its own`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Fulfilment/Queries/CustomerView.swift")
        let source = try String(contentsOf: sources, encoding: .utf8)
        #expect(!source.contains("SELECT"))
        #expect(source.contains("CustomerStatements."))
    }

    @Test func `the license as a customer sees it takes five columns of orders and lines`() async throws {
        let world = try await ReadWorld.make()
        let sql = try await world.read { (snapshot) throws in
            try snapshot.first("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = 'customer_license'") {
                $0.text(0)
            }
        }
        let body = try #require(sql?.split(separator: "AS\n", maxSplits: 1).last.map(String.init))
        let ofOrders = body.matches(of: /(order_line|orders)\.\w+/).map { String($0.output.0) }
        #expect(Set(ofOrders) == Self.allowedOfOrders)
        let columns = body.matches(of: /(\w+)\.\w+/).map { String($0.output.1) }
        #expect(Set(columns) == ["virtual_account", "virtual_balance", "lot", "order_line", "orders"])
        let words = Self.words(body).subtracting(Self.allowedWords)
        #expect(words == ["order_line", "order_id", "orders", "line"])
        await world.database.close()
    }

    @Test func `a customer sees its licenses and nothing else`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let xyz = try await world.account("xyz.com", virtualAccounts: ["Lab"])
        let abc = try await world.account("abc.com")
        let released = LineFixture.released(xyz, at: 7, quantity: 5, to: "Lab", termMonths: 1)
        let mixed = [
            released, LineFixture.released(abc, quantity: 70).numbered("2"),
            .scheduled(xyz, quantity: 80).numbered("3"),
            LineFixture.held(quantity: 90).numbered("4"),
        ]
        let order = try await world.order(acme, "4500", mixed, endCustomerOrderNumber: "PO-1")
        try await world.order(acme, "4501", [.held(.accountPending, quantity: 100).naming("xyz.com")])
        let lot = try await world.lot(ofOrder: order)
        let expected = LicenseView(
            id: lot.description,
            sku: "SKU-1",
            quantity: 5,
            virtualAccount: "Lab",
            releasedAt: "2026-01-01T00:00:00.007Z",
            termEndsAt: "2026-02-01T00:00:00.007Z",
            endCustomerOrderNumber: "PO-1"
        )
        let foreign = try await world.lot(ofOrder: order, line: "2")
        try await world.read { (snapshot) throws in
            let view = CustomerView(smartAccount: xyz)
            #expect(try view.licenses(in: snapshot) == [expected])
            #expect(try view.licenses(ofLot: lot, in: snapshot) == [expected])
            #expect(try view.licenses(ofLot: foreign, in: snapshot).isEmpty)
            #expect(try view.virtualAccounts(in: snapshot).map(\.quantity) == [0, 5])
            #expect(try CustomerView(smartAccount: abc).licenses(in: snapshot).map(\.quantity) == [70])
            #expect(try CustomerView(smartAccount: SmartAccountID(rawValue: 1)).licenses(in: snapshot).isEmpty)
        }
        await world.database.close()
    }

    @Test func `nothing that is marked as a partner's comes out`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("marked-partner")
        let xyz = try await world.account("xyz.com")
        let order = try await world.order(acme, "marked-order", [.released(xyz)], endCustomer: "marked-customer")
        try await world.change { transaction in
            try transaction.run(
                "UPDATE order_line SET description = 'marked', unit_price = 'marked', number = 'marked'"
            )
            try transaction.run("UPDATE order_line SET hold_detail = 'marked', parent = 'marked'")
            try transaction.run("UPDATE orders SET currency = 'marked', reseller = 'marked'")
            try transaction.run("UPDATE decision SET explanation = 'marked', actor = 'marked', tier = 'marked'")
            try transaction.run("UPDATE movement SET actor = 'marked'")
            try transaction.run("UPDATE receipt SET file_name = 'marked', report = ?1", Array("marked".utf8))
        }
        let lot = try await world.lot(ofOrder: order, line: "marked")
        let shown = try await world.read { (snapshot) throws in
            let view = CustomerView(smartAccount: xyz)
            let encoder = JSONEncoder()
            return [
                try encoder.encode(view.licenses(in: snapshot)),
                try encoder.encode(view.licenses(ofLot: lot, in: snapshot)),
                try encoder.encode(view.virtualAccounts(in: snapshot)),
            ].map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(shown.allSatisfy { !$0.contains("marked") })
        #expect(shown.allSatisfy { $0.count > 10 })
        await world.database.close()
    }

    @Test(arguments: [1, 2, 3, 100])
    func `pages of licenses hold whole lots, each once`(limit: Int) async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let xyz = try await world.account("xyz.com", virtualAccounts: ["Lab"])
        for (number, place) in ["Lab", "Default", "Default", "Lab"].enumerated() {
            try await world.order(acme, "\(number)", [.released(xyz, quantity: 10, to: place)])
        }
        // A part of the first one's licenses moves to the other virtual account.
        try await world.change { transaction in
            try transaction.run(
                """
                INSERT INTO virtual_balance SELECT (SELECT id FROM virtual_account WHERE name = 'Default'), min(lot), 4
                FROM virtual_balance
                """
            )
        }
        let pages = try await world.read { (snapshot) throws in
            var (pages, last): ([[LicenseView]], LotID?) = ([], nil)
            while true {
                let page = try CustomerView(smartAccount: xyz).licenses(limit: limit, after: last, in: snapshot)
                guard let license = page.last else { return pages }
                pages.append(page)
                last = LotID(license.id)
            }
        }
        #expect(pages.flatMap { $0 }.count == 5)
        #expect(Set(pages.flatMap { $0 }.map { "\($0.id) \($0.virtualAccount)" }).count == 5)
        #expect(pages.allSatisfy { Set($0.map(\.id)).count <= limit })
        #expect(pages.first?.prefix(2).map(\.virtualAccount).sorted() == ["Default", "Lab"])
        await world.database.close()
    }
}
