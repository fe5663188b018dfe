// Sheet: one thing with its properties, for people.

/// Names and values, one on each line.
struct Sheet {
    private var entries: [(name: String, value: String)] = []

    /// Adds a property; one without a value is left out.
    mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        entries.append((name, TerminalText.neutral(value)))
    }

    /// The sheet as text.
    var text: String {
        let width = entries.map(\.name.count).max() ?? 0
        return entries.map { name, value in
            name + String(repeating: " ", count: width - name.count) + "  " + value + "\n"
        }.joined()
    }
}
