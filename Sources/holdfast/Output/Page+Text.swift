internal import HTTPAPI

extension Page {
    /// A table of the items, and how to get at the rest.
    func text(_ table: Table, orElse emptiness: String, add: (Item, inout Table) -> Void) -> String {
        var table = table
        for item in items { add(item, &table) }
        let rest = next.map { "There is more: --after \(TerminalText.neutral($0))\n" } ?? ""
        return table.text(orElse: emptiness) + rest
    }
}
