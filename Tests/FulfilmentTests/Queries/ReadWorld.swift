import Domain
import Foundation
import Fulfilment
import JobQueue
import Storage
import TestSupport

/// A database with orders in every state, written row by row as the write side leaves them.
struct ReadWorld: Sendable {
    let directory: TemporaryDirectory
    let database: Database
    let time: ManualTime
    let ids: IdentifierGenerator

    /// The moment of the world's beginning; fixtures count from it.
    static let start: Int64 = 1_767_225_600_000

    static func make(
        in directory: TemporaryDirectory? = nil,
        migrations: [Migration] = JobQueueSchema.migrations + FulfilmentSchema.migrations
    ) async throws -> ReadWorld {
        let time = ManualTime(milliseconds: start)
        let directory = try directory ?? TemporaryDirectory()
        let configuration = DatabaseConfiguration(directory: try StateDirectory(path: directory.path))
        let database = try await Database.open(configuration, migrations: migrations, now: start)
        let world = ReadWorld(
            directory: directory,
            database: database,
            time: time,
            ids: IdentifierGenerator(time: time)
        )
        return world
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Result) async throws -> Result {
        try await database.read(body)
    }

    func change(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await database.write { try body($0) }
    }

    func partner(_ name: String) async throws -> PartnerID {
        let id: PartnerID = ids.next()
        let holding = ids.nextNumber()
        try await change { transaction in
            try transaction.run("INSERT INTO partner(id, name, created_at) VALUES(?1, ?2, 0)", id.rawValue, name)
            try transaction.run("INSERT INTO holding_account(id, partner) VALUES(?1, ?2)", holding, id.rawValue)
        }
        return id
    }

    @discardableResult
    func account(
        _ domain: String,
        _ state: SmartAccountState = .active,
        virtualAccounts: [String] = []
    ) async throws -> SmartAccountID {
        let id: SmartAccountID = ids.next()
        try await change { transaction in
            try transaction.run(
                "INSERT INTO smart_account(id, domain, name, country, state, created_at, changed_at) VALUES(?1, ?2, ?3, 'DE', ?4, 0, 0)",
                id.rawValue,
                domain,
                "The company of \(domain)",
                state.rawValue
            )
            for (index, name) in (["Default"] + virtualAccounts).enumerated() {
                try transaction.run(
                    "INSERT INTO virtual_account(id, smart_account, name, is_default) VALUES(?1, ?2, ?3, ?4)",
                    ids.nextNumber(),
                    id.rawValue,
                    name,
                    index == 0
                )
            }
        }
        return id
    }

    /// Writes an order with its receipt, its lines and everything that belongs to them, and returns its identifier.
    @discardableResult
    func order(
        _ partner: PartnerID,
        _ number: String,
        _ lines: [LineFixture] = [.held()],
        endCustomer: String? = nil,
        endCustomerOrderNumber: String? = nil
    ) async throws -> OrderID {
        let id: OrderID = ids.next()
        try await change { transaction in
            let writer = OrderWriter(ids: ids, transaction: transaction, order: id.rawValue, partner: partner.rawValue)
            try writer.write(number: number, endCustomer: endCustomer, endCustomerOrderNumber: endCustomerOrderNumber)
            for line in lines { try writer.write(line) }
        }
        time.advance(milliseconds: 10)
        return id
    }

    /// The numbers of a list's orders, page after page; a list that goes round in circles is cut off.
    func numbers(_ filter: OrderFilter) async throws -> [String] {
        try await read { snapshot in
            var (numbers, filter): ([String], OrderFilter) = ([], filter)
            for _ in 0..<200 {
                let page = try OrderQueries.list(filter, in: snapshot)
                numbers += page.map(\.number)
                guard page.count == filter.limit, let last = page.last else { return numbers }
                filter.after = OrderID(last.id)
            }
            return numbers + ["and so on without an end"]
        }
    }

    func lot(ofOrder order: OrderID, line: String = "1") async throws -> LotID {
        let id = try await read { snapshot in
            try snapshot.integer(
                "SELECT lot.id FROM lot JOIN order_line ON order_line.id = lot.line WHERE order_id = ?1 AND number = ?2",
                order.rawValue,
                line
            )
        }
        return LotID(rawValue: id ?? 0)
    }
}
