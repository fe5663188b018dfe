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

    /// Who holds a token.
    func principal(token: String) async throws -> Principal? {
        guard
            let principal = try await database.read({ [fulfilment] in try fulfilment.principal(token: token, in: $0) })
        else { return nil }
        return principal
    }
}
