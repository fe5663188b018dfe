// APICall: one request on its way to a use case: what it says, and who says it.
//
// GUARANTEES   A part of the path or the query reaches a use case parsed, or is refused by name.

internal import Domain
internal import Fulfilment
internal import Storage

/// One request, for its route.
struct APICall: Sendable {
    let reader: RequestReader
    /// Who asks.
    let principal: Principal
    /// What the API can be asked to do.
    let operations: any Operations

    /// A part of the path.
    func path<Value>(_ name: String, _ parse: (String) throws(ValueError) -> Value) throws(APIError) -> Value {
        try reader.path(name, parse)
    }

    /// A part of the path that is an identifier.
    func id<Kind>(_ name: String, _ kind: Kind.Type) throws(APIError) -> Identifier<Kind> {
        try reader.path(name, Choice.id(kind))
    }

    /// A query parameter; nil when it is not there or empty.
    func query<Value>(_ name: String, _ parse: (String) throws(ValueError) -> Value) throws(APIError) -> Value? {
        try reader.query(name, parse)
    }

    /// A query parameter as it is written.
    func text(_ name: String) -> String? { reader.text(name) }

    /// The part of a listing that is asked for by `limit` and `after`.
    func position() throws(APIError) -> PagePosition { try reader.position() }

    /// The Smart Account of the path.
    func account() throws(APIError) -> AccountKey { try reader.path("account", AccountKey.init(_:)) }

    /// The body as a document.
    func document<Document: RequestDocument>(_ type: Document.Type) async throws -> Document {
        try await reader.document(type)
    }

    /// Refuses a body with a field in it.
    func noFields() async throws { try await reader.noFields() }
}

extension APICall {
    /// Reads in one snapshot.
    func read<Output: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Snapshot) throws -> Output
    ) async throws -> Output {
        try await operations.read(body)
    }

    /// Changes in one transaction; what is answered commits with the change.
    func write<Output: APIDocument>(
        _ body: @escaping @Sendable (Fulfilment, Transaction) throws -> Output
    ) async throws -> Written<Output> {
        .now(try await operations.write(body))
    }

    /// Changes in one transaction, and has nothing to answer.
    func write(_ body: @escaping @Sendable (Fulfilment, Transaction) throws -> Void) async throws -> Written<Nothing> {
        try await write { fulfilment, transaction in
            try body(fulfilment, transaction)
            return Nothing()
        }
    }

    /// Carries out what has transactions of its own.
    func perform<Output: APIDocument>(_ body: () async throws -> Output) async throws -> Written<Output> {
        .now(try await body())
    }

    /// A page of a listing of which one item more than asked for was fetched (`position.limit + 1`).
    func page<Item>(_ items: [Item], id: (Item) -> String) throws(APIError) -> Page<Item> {
        let limit = try position().limit
        let shown = Array(items.prefix(limit))
        return Page(items: shown, next: items.count > limit ? shown.last.map(id) : nil)
    }
}
