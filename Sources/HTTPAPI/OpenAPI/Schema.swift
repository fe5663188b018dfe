// Schema: the shape of a JSON document, as the OpenAPI document tells it (JSON Schema 2020-12).
//
// GUARANTEES   One schema serves the clients and us: the names of its fields are those that requests may have.
// DOES NOT     Check anything at run time; that decoders and the domain's values do. Tests hold the two together.

public import Domain

/// The shape of a JSON value.
public struct Schema: Sendable {
    /// A field of an object.
    public struct Field: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool

        /// A field that is always there.
        public static func required(_ name: String, _ schema: Schema) -> Field {
            Field(name: name, schema: schema, isRequired: true)
        }

        /// A field that may be left out.
        public static func optional(_ name: String, _ schema: Schema) -> Field {
            Field(name: name, schema: schema, isRequired: false)
        }
    }

    /// What sort of value it is.
    indirect enum Form: Sendable {
        case object([Field], isRequest: Bool)
        case dictionary(of: Schema)
        case array(of: Schema, atLeast: Int)
        case text(TextRules)
        case integer(ClosedRange<Int>)
        case number
        case boolean
        case anything
        case reference(name: String, to: @Sendable () -> Schema)
    }

    /// What a text must be.
    struct TextRules: Hashable, Sendable {
        var format: String?
        var pattern: String?
        var lengths: ClosedRange<Int>?
        var choices: [String]?
    }

    let form: Form
    let description: String?
}

extension Schema {
    /// The object of an answer; clients must expect that fields are added.
    public static func answer(_ description: String, _ fields: [Field]) -> Schema {
        Schema(form: .object(fields, isRequest: false), description: description)
    }

    /// The object of a request: other fields are refused, and null stands for a field that is left out.
    public static func request(_ description: String, _ fields: [Field]) -> Schema {
        Schema(form: .object(fields, isRequest: true), description: description)
    }

    /// Any text.
    public static func text(_ description: String? = nil, lengths: ClosedRange<Int>? = nil, pattern: String? = nil)
        -> Schema
    {
        Schema(form: .text(TextRules(pattern: pattern, lengths: lengths)), description: description)
    }

    /// One of some texts.
    public static func choice(_ description: String? = nil, of choices: [String]) -> Schema {
        Schema(form: .text(TextRules(choices: choices)), description: description)
    }

    /// One of the texts of an enumeration.
    public static func choice<Value>(_ description: String? = nil, of type: Value.Type) -> Schema
    where Value: RawRepresentable<String> & CaseIterable {
        choice(description, of: Value.allCases.map(\.rawValue))
    }

    /// A moment, RFC 3339 in UTC.
    public static func moment(_ description: String? = nil) -> Schema {
        Schema(form: .text(TextRules(format: "date-time")), description: description)
    }

    /// An identifier, for example `sa_0abcdefghjkmn`.
    public static func id<Kind: IdentifierKind>(_ kind: Kind.Type, _ description: String? = nil) -> Schema {
        Schema(form: .text(TextRules(pattern: "^\(Kind.prefix)_[0-9a-z]+$")), description: description)
    }

    /// A whole number.
    public static func integer(_ description: String? = nil, _ range: ClosedRange<Int> = .min ... .max) -> Schema {
        Schema(form: .integer(range), description: description)
    }

    /// A whole number that is not negative.
    public static func count(_ description: String? = nil) -> Schema { integer(description, 0 ... .max) }

    /// A number with a fraction.
    public static func number(_ description: String? = nil) -> Schema {
        Schema(form: .number, description: description)
    }

    /// True or false.
    public static func flag(_ description: String? = nil) -> Schema { Schema(form: .boolean, description: description) }

    /// A list.
    public static func list(of item: Schema, atLeast: Int = 0, _ description: String? = nil) -> Schema {
        Schema(form: .array(of: item, atLeast: atLeast), description: description)
    }

    /// An object with any names and values of one shape.
    public static func dictionary(of value: Schema, _ description: String? = nil) -> Schema {
        Schema(form: .dictionary(of: value), description: description)
    }

    /// A document that has a schema of its own, by its name.
    public static func document<Document: APIDocument>(_ type: Document.Type) -> Schema {
        Schema(form: .reference(name: Document.schemaName, to: { Document.schema }), description: nil)
    }

    /// A list of documents.
    public static func list<Document: APIDocument>(of type: Document.Type) -> Schema { list(of: .document(type)) }

    /// The names of the object's fields; none for other values.
    var fieldNames: Set<String> {
        guard case .object(let fields, _) = form else { return [] }
        return Set(fields.map(\.name))
    }
}
