// Choice: one of the texts that a field may have.

internal import Domain

/// Parsers for fields with a fixed set of texts.
enum Choice {
    /// Takes one of the texts of an enumeration; others are answered with the list.
    static func of<Value>(_ type: Value.Type) -> (String) throws(ValueError) -> Value
    where Value: RawRepresentable<String> & CaseIterable {
        { text throws(ValueError) in
            guard let value = Value(rawValue: text) else {
                throw .notA("one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return value
        }
    }

    /// Takes an identifier of a kind.
    static func id<Kind>(_ kind: Kind.Type) -> (String) throws(ValueError) -> Identifier<Kind> {
        { text throws(ValueError) in
            guard let id = Identifier<Kind>(text) else { throw .notA("an identifier that begins with \(Kind.prefix)_") }
            return id
        }
    }
}
