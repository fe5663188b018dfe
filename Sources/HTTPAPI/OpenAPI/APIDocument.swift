// APIDocument: a type that goes over the API, and says of itself what it looks like there.

/// A document that comes in or goes out.
public protocol APIDocument: Codable, Sendable {
    /// Its shape.
    static var schema: Schema { get }
    /// Its name in the OpenAPI document: the type's, unless it says otherwise.
    static var schemaName: String { get }
}

extension APIDocument {
    /// The type's name without its module.
    public static var schemaName: String {
        String(reflecting: Self.self).split(separator: ".").dropFirst().joined(separator: ".")
    }
}

extension RequestDocument where Self: APIDocument {
    /// The names of the schema's fields.
    public static var fieldNames: Set<String> { schema.fieldNames }
}

extension Page: APIDocument where Item: APIDocument {
    /// Its shape.
    public static var schema: Schema {
        .answer(
            "A part of a listing",
            [
                .required("items", .list(of: Item.self)),
                .optional("next", .text("What 'after' has to be for the next part; left out at the end")),
            ]
        )
    }

    /// The name of its items with `Page`.
    public static var schemaName: String { "\(Item.schemaName)Page" }
}
