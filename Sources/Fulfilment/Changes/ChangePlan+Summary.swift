// A change in words, for the record that people read.

internal import Domain

extension ChangePlan {
    /// One line's change in words.
    struct Described {
        let number: String
        /// `added`, `changed` or `cancelled`.
        let kind: String
        /// What the line has then, or had before it was cancelled.
        let sku: String
        let quantity: Int
        /// Old and new, for people.
        let detail: String?
    }

    /// What is done to which line.
    var described: [Described] {
        let added = additions.map { line in
            Described(
                number: line.number.text,
                kind: "added",
                sku: line.sku?.text ?? "",
                quantity: line.quantity?.count ?? 0,
                detail: nil
            )
        }
        let changed = updates.map { update in
            Described(
                number: update.record.number,
                kind: "changed",
                sku: update.sku,
                quantity: update.quantity,
                detail: update.differences.map(\.change).joined(separator: "; ")
            )
        }
        let cancelled = cancellations.map { record in
            Described(
                number: record.number,
                kind: "cancelled",
                sku: record.sku,
                quantity: record.quantity,
                detail: nil
            )
        }
        return added + changed + cancelled
    }

    /// What changes about the order as a whole, for people; nil when nothing does.
    var headerDetail: String? {
        header.isEmpty ? nil : header.map(\.change).joined(separator: "; ")
    }

    /// What is done, for people; the first lines of it.
    var summary: String {
        let all = described
        let lines = all.prefix(20).map { change in
            "line \(change.number) \(change.kind)\(change.detail.map { " (\($0))" } ?? "")"
        }
        let more = all.count > 20 ? ["\(all.count - 20) more lines"] : []
        let parts = [headerDetail].compactMap(\.self) + lines + more
        return parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
    }
}
