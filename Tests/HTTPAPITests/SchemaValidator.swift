import Foundation

/// Checks JSON against the part of JSON Schema that our OpenAPI document uses; what it does not know is a fault.
struct SchemaValidator {
    private static let known: Set = [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "format", "pattern", "minLength",
        "maxLength", "enum", "minimum", "maximum", "$ref", "anyOf", "description",
    ]

    let components: [String: Any]

    /// Takes the schemas of an OpenAPI document.
    init(document: [String: Any]) throws {
        let components = document["components"] as? [String: Any]
        self.components = components?["schemas"] as? [String: Any] ?? [:]
    }

    /// What is wrong with a value; empty where nothing is.
    ///
    /// Of an object, fields that the schema does not have are wrong.
    func faults(_ value: Any, _ schema: [String: Any], at place: String = "$") -> [String] {
        let strange = Set(schema.keys).subtracting(Self.known)
        guard strange.isEmpty else { return ["\(place): unknown keywords \(strange)"] }
        if let reference = schema["$ref"] as? String {
            guard let name = reference.split(separator: "/").last,
                let schema = components[String(name)] as? [String: Any]
            else { return ["\(place): no schema \(reference)"] }
            return faults(value, schema, at: place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let results = choices.map { faults(value, $0, at: place) }
            return results.contains([]) ? [] : results.flatMap(\.self)
        }
        switch schema["type"] as? String {
        case "object": return objectFaults(value, schema, place)
        case "array": return arrayFaults(value, schema, place)
        case "string": return textFaults(value, schema, place)
        case "integer", "number": return numberFaults(value, schema, place)
        case "boolean": return isBoolean(value) ? [] : ["\(place): \(value) is not a boolean"]
        case "null": return value is NSNull ? [] : ["\(place): \(value) is not null"]
        case nil: return []
        case let other?: return ["\(place): unknown type \(other)"]
        }
    }

    private func objectFaults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let object = value as? [String: Any] else { return ["\(place): \(value) is not an object"] }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        return missing.map { "\(place).\($0) is missing" }
            + object.flatMap { name, value in
                if let property = properties[name] { return faults(value, property, at: "\(place).\(name)") }
                if let any = schema["additionalProperties"] as? [String: Any] {
                    return faults(value, any, at: "\(place).\(name)")
                }
                return ["\(place).\(name) is not in the schema"]
            }
    }

    private func arrayFaults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let array = value as? [Any] else { return ["\(place): \(value) is not an array"] }
        let items = schema["items"] as? [String: Any] ?? [:]
        let short = array.count < schema["minItems"] as? Int ?? 0 ? ["\(place) is too short"] : []
        return short + array.enumerated().flatMap { faults($1, items, at: "\(place)[\($0)]") }
    }

    private func textFaults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let text = value as? String else { return ["\(place): \(value) is not a string"] }
        var faults: [String] = []
        let choices = schema["enum"] as? [String]
        if let choices, !choices.contains(text) { faults.append("is not one of \(choices)") }
        if let pattern = schema["pattern"] as? String, text.range(of: pattern, options: .regularExpression) == nil {
            faults.append("does not match \(pattern)")
        }
        if let least = schema["minLength"] as? Int, text.unicodeScalars.count < least { faults.append("is too short") }
        if let most = schema["maxLength"] as? Int, text.unicodeScalars.count > most { faults.append("is too long") }
        if schema["format"] as? String == "date-time",
            text.range(of: #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"#, options: .regularExpression) == nil
        {
            faults.append("is not a moment")
        }
        return faults.map { "\(place): '\(text)' \($0)" }
    }

    private func numberFaults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
        guard let number = value as? NSNumber, !isBoolean(value) else { return ["\(place): \(value) is not a number"] }
        let isWhole = number.doubleValue == number.doubleValue.rounded()
        if schema["type"] as? String == "integer", !isWhole { return ["\(place): \(number) is not whole"] }
        let (least, most) = (schema["minimum"] as? Int ?? .min, schema["maximum"] as? Int ?? .max)
        return least <= number.intValue && number.intValue <= most ? [] : ["\(place): \(number) is out of range"]
    }

    private func isBoolean(_ value: Any) -> Bool {
        guard let number = value as? NSNumber else { return false }
        return String(cString: number.objCType) == "c"
    }
}
