// APIParameter: a part of a path, or a parameter of a query.

internal import Domain

/// A parameter of a request.
struct APIParameter: Sendable {
    enum Place: String, Sendable { case path, query }

    let name: String
    let place: Place
    let schema: Schema
    let description: String

    /// A part of the path.
    static func path(_ name: String, _ schema: Schema = .text(), _ description: String) -> APIParameter {
        APIParameter(name: name, place: .path, schema: schema, description: description)
    }

    /// A part of the path that is an identifier of a kind.
    static func path<Kind: IdentifierKind>(_ name: String, _ kind: Kind.Type, _ description: String) -> APIParameter {
        path(name, .id(kind), description)
    }

    /// A parameter of the query; it may always be left out.
    static func query(_ name: String, _ schema: Schema = .text(), _ description: String) -> APIParameter {
        APIParameter(name: name, place: .query, schema: schema, description: description)
    }
}

extension APIParameter {
    /// A Smart Account in the path.
    static let account = path("account", .text(lengths: 1...253), "The Smart Account's domain identifier or id")
    /// A partner in the path.
    static let partner = path("partner", .text(pattern: "^[a-z0-9-]+$"), "The partner's name")
    /// How long a page may be.
    static let limit = query("limit", .integer(nil, 1...PagePosition.maximumLimit), "How many items, 100 unless given")
    /// Where a page begins.
    static let after = query("after", "What the page before named as 'next'")

    private static func query(_ name: String, _ description: String) -> APIParameter {
        query(name, .text(), description)
    }
}
