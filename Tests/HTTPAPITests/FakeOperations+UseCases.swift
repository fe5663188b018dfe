import Domain
import Fulfilment
import HTTPAPI
import Storage

extension FakeOperations {
    /// What a test asks for that has given no store.
    struct NoStore: Error {}

    func read<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Snapshot) throws -> Output
    ) async throws -> Output {
        guard let store else { throw NoStore() }
        return try await store.database.read { try body(store.fulfilment, $0) }
    }

    func write<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Transaction) throws -> Output
    ) async throws -> Output {
        guard let store else { throw NoStore() }
        return try await store.database.write { try body(store.fulfilment, $0) }
    }

    func principal(token: String) async throws -> Principal? { principals[token] }
}
