public import Fulfilment
public import Storage

/// What has a use case of its own is carried out by it: the API needs no operation for each.
public protocol UseCaseOperations: Sendable {
    /// Reads in one snapshot.
    func read<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Snapshot) throws -> Output
    ) async throws -> Output

    /// Changes in one transaction.
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Transaction) throws -> Output
    ) async throws -> Output
}
