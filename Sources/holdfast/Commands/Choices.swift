/// The texts an option may have, for its help.
enum Choices {
    static func of<Value>(_ type: Value.Type) -> String where Value: RawRepresentable<String> & CaseIterable {
        Value.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
