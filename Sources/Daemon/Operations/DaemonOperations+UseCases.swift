// The use cases that the API calls by themselves.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Storage

extension DaemonOperations {
    func read<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Snapshot) throws -> Output
    ) async throws -> Output {
        try await database.read { [fulfilment] in try body(fulfilment, $0) }
    }

    func write<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Transaction) throws -> Output
    ) async throws -> Output {
        try await database.write { [fulfilment] in try body(fulfilment, $0) }
    }

    /// No tokens have been issued: nobody is known by one.
    func principal(token: String) async throws -> Principal? { nil }
}
