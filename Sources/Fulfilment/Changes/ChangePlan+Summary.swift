// A change in words, for the record that people read.

internal import Domain

extension ChangePlan {
    /// One line's change in words.
    struct Described {
        let number: String
        /// `added`, `changed` or `cancelled`.
        let kind: String
        let detail: String?
    }

    /// What is done to which line.
    var described: [Described] {
        additions.map { line in
            let detail = "\(line.quantity?.count ?? 0) of \(line.sku?.text ?? "")"
            return Described(number: line.number.text, kind: "added", detail: detail)
        }
            + updates.map { update in
                let detail = update.differences.map(\.change).joined(separator: "; ")
                return Described(number: update.record.number, kind: "changed", detail: detail)
            } + cancellations.map { Described(number: $0.number, kind: "cancelled", detail: nil) }
    }

    /// What is done, for people; the first lines of it.
    var summary: String {
        let all = described
        let first = all.prefix(20).map { change in
            "line \(change.number) \(change.kind)\(change.detail.map { " (\($0))" } ?? "")"
        }
        if all.isEmpty { return "nothing changed" }
        return first.joined(separator: ", ") + (all.count > 20 ? ", and \(all.count - 20) more lines" : "")
    }
}
