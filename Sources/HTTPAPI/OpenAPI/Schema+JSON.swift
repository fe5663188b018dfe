// How a schema is written in the OpenAPI document.

extension Schema {
    /// The schema as JSON; documents that it refers to are named, and written elsewhere.
    var json: JSONValue { .object(members) }

    /// Every document that it refers to, directly.
    var references: [(name: String, schema: @Sendable () -> Schema)] {
        switch form {
        case .reference(let name, let schema): [(name, schema)]
        case .object(let fields, _): fields.flatMap(\.schema.references)
        case .array(let item, _): item.references
        case .dictionary(let value): value.references
        case .text, .integer, .number, .boolean, .anything: []
        }
    }

    private var members: [String: JSONValue] {
        var members = shape
        if let description { members["description"] = .text(description) }
        return members
    }

    private var shape: [String: JSONValue] {
        switch form {
        case .object(let fields, let isRequest): Self.object(fields, isRequest: isRequest)
        case .dictionary(let value): ["type": "object", "additionalProperties": value.json]
        case .array(let item, let least):
            least == 0
                ? ["type": "array", "items": item.json]
                : ["type": "array", "items": item.json, "minItems": .integer(least)]
        case .text(let rules): Self.text(rules)
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .anything: [:]
        case .reference(let name, _): ["$ref": .text("#/components/schemas/\(name)")]
        }
    }

    private static func object(_ fields: [Field], isRequest: Bool) -> [String: JSONValue] {
        let properties = fields.map { field in
            // A decoder takes null for a field that is left out, so a client may send it.
            (field.name, isRequest && !field.isRequired ? field.schema.orNull : field.schema.json)
        }
        var members: [String: JSONValue] = [
            "type": "object", "properties": .object(Dictionary(properties) { _, last in last }),
        ]
        let required = fields.filter(\.isRequired).map { JSONValue.text($0.name) }
        if !required.isEmpty { members["required"] = .array(required) }
        if isRequest { members["additionalProperties"] = false }
        return members
    }

    private var orNull: JSONValue {
        ["anyOf": [json, ["type": "null"]]]
    }

    private static func text(_ rules: TextRules) -> [String: JSONValue] {
        var members: [String: JSONValue] = ["type": "string"]
        if let format = rules.format { members["format"] = .text(format) }
        if let pattern = rules.pattern { members["pattern"] = .text(pattern) }
        if let lengths = rules.lengths {
            members["minLength"] = .integer(lengths.lowerBound)
            members["maxLength"] = .integer(lengths.upperBound)
        }
        if let choices = rules.choices { members["enum"] = .array(choices.map { .text($0) }) }
        return members
    }
}
