// By what waiting lines are found.
//
// GUARANTEES   Only what differs is written: a line that is named its account and scheduled at once costs nothing.

internal import Domain
internal import Storage

extension OrderWork {
    /// Lets a line be found by what it waits for, and by nothing else.
    func keep(_ waits: LineWaits, of line: LineRecord) throws {
        if line.awaitsCatalog || waits.sku != nil { try keep(sku: waits.sku, of: line) }
        guard line.hasInterests || !waits.interests.isEmpty else { return }
        var known: Set<Int64> = []
        if line.hasInterests {
            known = Set(
                try operation.snapshot.all("SELECT hash FROM interest WHERE line = ?1", line.id.rawValue) {
                    $0.integer(0)
                }
            )
        }
        for hash in known.subtracting(waits.interests).sorted() {
            try transaction.run("DELETE FROM interest WHERE hash = ?1 AND line = ?2", hash, line.id.rawValue)
        }
        for hash in waits.interests where !known.contains(hash) {
            try transaction.run("INSERT INTO interest(hash, line) VALUES(?1, ?2)", hash, line.id.rawValue)
        }
    }

    private func keep(sku: String?, of line: LineRecord) throws {
        let known = try operation.snapshot.first("SELECT key FROM waiting_key WHERE line = ?1", line.id.rawValue) {
            $0.text(0)
        }
        guard known != sku else { return }
        try transaction.run("DELETE FROM waiting_key WHERE line = ?1", line.id.rawValue)
        guard let sku else { return }
        try transaction.run("INSERT INTO waiting_key(kind, key, line) VALUES(4, ?1, ?2)", sku, line.id.rawValue)
    }

    /// Forgets by what a line was found.
    func forgetWaits(_ line: LineRecord) throws {
        if line.awaitsCatalog {
            try transaction.run("DELETE FROM waiting_key WHERE line = ?1", line.id.rawValue)
        }
        if line.hasInterests { try transaction.run("DELETE FROM interest WHERE line = ?1", line.id.rawValue) }
    }
}
