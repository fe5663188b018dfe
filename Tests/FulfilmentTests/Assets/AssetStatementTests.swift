import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// What the statements for a customer's eyes may name, word by word.
@Suite struct AssetStatementTests {
    /// Every word of the register's statements; what is not here is not asked for.
    private static let allowedWords: Set<String> = [
        "select", "from", "where", "and", "or", "is", "null", "order", "by", "limit", "max", "count", "as", "near",
        "virtual_balance", "customer_asset", "customer_hardware", "device_order", "smart_account", "virtual_account",
        "virtual_account_name", "lot", "line", "order_id", "kind", "sku", "product_name", "quantity", "partner_name",
        "end_customer_order_number", "line_number", "acquired_at", "term_starts_at", "term_ends_at",
    ]

    /// What the views take of orders and their partners.
    private static let allowedColumns: [String: Set<String>] = [
        "customer_asset": [
            "order_line.id", "order_line.order_id", "order_line.released_at", "order_line.number", "orders.id",
            "orders.partner", "orders.end_customer_order_number", "partner.id", "partner.name",
        ],
        "customer_hardware": [
            "order_line.id", "order_line.order_id", "order_line.state", "order_line.end_customer", "order_line.sku",
            "order_line.quantity", "order_line.number", "orders.id", "orders.partner", "orders.accepted_at",
            "orders.end_customer_order_number", "partner.id", "partner.name",
        ],
    ]

    private static func words(_ sql: String) -> Set<String> {
        Set(sql.lowercased().split { !($0.isLetter || $0 == "_") }.map(String.init))
    }

    @Test(arguments: AssetStatements.all.map(\.description))
    func `a statement of the register has no word of what is a partner's`(sql: String) {
        #expect(Self.words(sql).subtracting(Self.allowedWords) == [])
        #expect(sql.contains("smart_account = ?1") || sql.contains("virtual_account = ?1"))
    }

    @Test(arguments: ["customer_asset", "customer_hardware"])
    func `a view of the register takes of orders what a customer may know`(name: String) async throws {
        let world = try await ReadWorld.make()
        let sql = try await world.read { snapshot in
            try snapshot.first("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?1", name) { $0.text(0) }
        }
        let body = try #require(sql)
        let columns = Set(body.matches(of: /(order_line|orders|partner)\.\w+/).map { String($0.output.0) })
        #expect(columns == Self.allowedColumns[name])
        let tables = Set(body.matches(of: /(\w+)\.\w+/).map { String($0.output.1) })
        let known: Set<String> = [
            "virtual_account", "virtual_balance", "lot", "order_line", "orders", "partner", "product", "witness",
            "other",
        ]
        #expect(tables.subtracting(known) == [])
        await world.database.close()
    }

    @Test(arguments: ActivityStatements.all.map(\.description))
    func `a statement of the log is bound to one owner`(sql: String) {
        #expect(sql.contains("owner_kind = ?1 AND owner = ?2"))
        #expect(sql.components(separatedBy: "FROM ").count == 2 && sql.contains("FROM activity WHERE"))
    }
}
