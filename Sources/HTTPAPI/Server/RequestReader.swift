// RequestReader: what comes in, checked before any operation sees it.
//
// GUARANTEES   A body is never longer than its limit in memory. Query parameters and fields that a route does not
//              have are refused by name: a misspelled filter would otherwise select everything.

internal import Domain
internal import FoundationEssentials
internal import Hummingbird
internal import NIOCore

/// Reads a request.
struct RequestReader {
    /// The most bytes of a command; files have a limit of their own.
    static let commandLimit = 1 << 20

    private let request: Request
    private let context: APIContext
    private let query: [String: String]

    /// Takes a request whose query may have these parameters.
    init(_ request: Request, _ context: APIContext, query names: Set<String> = []) throws(APIError) {
        self.request = request
        self.context = context
        var query: [String: String] = [:]
        for (key, value) in request.uri.queryParameters where !key.isEmpty {
            guard names.contains(String(key)) else {
                throw APIError(.malformed, code: "query.unknown", message: "there is no query parameter \(key) here")
            }
            guard query.updateValue(String(value), forKey: String(key)) == nil else {
                throw APIError(.malformed, code: "query.repeated", message: "the query parameter \(key) is there twice")
            }
        }
        self.query = query
    }

    /// A part of the path, decoded.
    func path<Value>(_ name: String, _ parse: (String) throws(ValueError) -> Value) throws(APIError) -> Value {
        guard let raw = context.parameters.get(name), let text = PercentEncoding.decode(raw) else {
            throw APIError(.malformed, code: "path.malformed", message: "the path cannot be read")
        }
        do {
            return try parse(text)
        } catch {
            throw .invalid("\(name).invalid", "the \(name) in the path \(error)")
        }
    }

    /// A query parameter; nil when it is not there or empty.
    func query<Value>(_ name: String, _ parse: (String) throws(ValueError) -> Value) throws(APIError) -> Value? {
        guard let text = query[name], !text.isEmpty else { return nil }
        do {
            return try parse(text)
        } catch {
            throw .invalid("\(name).invalid", "the query parameter \(name) \(error)")
        }
    }

    /// A query parameter as it is written.
    func text(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The part of a listing that is asked for by `limit` and `after`.
    func position() throws(APIError) -> PagePosition {
        let limit = try query("limit") { text throws(ValueError) in
            guard let limit = Int(text), (1...PagePosition.maximumLimit).contains(limit) else {
                throw .notA("a number from 1 to \(PagePosition.maximumLimit)")
            }
            return limit
        }
        return PagePosition(limit: limit ?? PagePosition.usualLimit, after: text("after"))
    }

    /// The body as a document.
    func document<Document: RequestDocument>(_ type: Document.Type, limit: Int = commandLimit) async throws -> Document
    {
        try Self.document(type, in: try await body(limit: limit))
    }

    private static func document<Document: RequestDocument>(
        _ type: Document.Type,
        in bytes: [UInt8]
    ) throws -> Document {
        let decoder = JSONDecoder()
        let names = try decoder.decode(FieldNames.self, from: Data(bytes)).names
        if let unknown = names.first(where: { !Document.fieldNames.contains($0) }) {
            throw APIError(.malformed, code: "field.unknown", message: "there is no field \(unknown) in this document")
        }
        return try decoder.decode(type, from: Data(bytes))
    }

    /// The body as a document all of whose fields may be left out; no body at all is one with none.
    func documentOrNone<Document: RequestDocument>(_ type: Document.Type) async throws -> Document? {
        let bytes = try await body(limit: Self.commandLimit)
        return bytes.isEmpty ? nil : try Self.document(type, in: bytes)
    }

    /// Refuses a body with a field in it, where a request takes none.
    func noFields() async throws { _ = try await documentOrNone(NoFields.self) }

    /// The body as it is.
    func body(limit: Int) async throws -> [UInt8] {
        var buffer = try await request.body.collect(upTo: limit)
        return buffer.readBytes(length: buffer.readableBytes) ?? []
    }
}

/// The body of a request that takes no fields.
private struct NoFields: RequestDocument {
    static let fieldNames: Set<String> = []
}

/// The names of a JSON object's fields.
private struct FieldNames: Decodable {
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    }
}
