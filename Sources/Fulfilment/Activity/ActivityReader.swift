// ActivityReader: the entries of one log that a principal may see, the newest first.
//
// GUARANTEES   An entry is given at most once, and only if it lies in what the principal may look at: with roles in virtual
//              accounts alone, what happened in those, or out of them. A page reads a bounded number of entries, however
//              few of them the filter shows.

internal import Domain
internal import Storage

/// Reads one owner's entries.
struct ActivityReader {
    /// How many entries a page looks at before it says where to go on.
    static let scanLimit = 20_000
    /// How many are read at once.
    private static let chunk = 500

    let owner: EventOwner
    /// In which virtual accounts; nil for the whole log.
    let places: Set<Int64>?
    let filter: ActivityFilter
    let snapshot: Snapshot

    /// Whose log a principal may read of an owner.
    ///
    /// - Throws: `FulfilmentError` where it may read none of it; `StorageError`.
    init(_ owner: EventOwner, _ filter: ActivityFilter, as caller: Principal, in snapshot: Snapshot) throws {
        self.owner = owner
        self.filter = filter
        self.snapshot = snapshot
        switch owner {
        case .partner(let id):
            let unknown = FulfilmentError.unknownLog(id)
            guard try snapshot.integer("SELECT 1 FROM partner WHERE id = ?1", id.rawValue) != nil else { throw unknown }
            try caller.require(.readActivity, on: .partner(id), else: unknown)
            places = nil
        case .smartAccount(let id):
            switch try VisibleAccounts(for: .readActivity, in: id, as: caller, snapshot) {
            case .all: places = filter.virtualAccount.map { [$0.rawValue] }
            case .some(let parts):
                // One that it may not see is answered as one that is not there: with nothing.
                places = filter.virtualAccount.map { parts.intersection([$0.rawValue]) } ?? parts
            }
        }
    }

    /// Whether it may read the whole log, and the filter leaves nothing out.
    var isWhole: Bool { places == nil && filter == ActivityFilter() }

    /// Whether the principal may see the entry, and the filter shows it.
    func shows(_ entry: ActivityEntry) -> Bool {
        guard filter.shows(entry) else { return false }
        guard let places else { return true }
        return [entry.virtualAccount, entry.source].contains { $0.map { places.contains($0.rawValue) } ?? false }
    }

    /// The next entries that are shown.
    ///
    /// - Parameters:
    ///   - limit: how many.
    ///   - after: the last one of the page before; nil for the first page.
    /// - Returns: the entries, and after which one to go on; nil at the end.
    /// - Throws: `StorageError`.
    func page(limit: Int, after: ActivityID?) throws -> (entries: [ActivityEntry], next: ActivityID?) {
        var (entries, position, scanned): ([ActivityEntry], Int64, Int) = ([], after?.rawValue ?? .max, 0)
        while scanned < Self.scanLimit {
            let chunk = try chunk(before: position)
            for entry in chunk where shows(entry) {
                entries.append(entry)
                if entries.count == limit {
                    let isLast = try entry.id == chunk.last?.id && self.chunk(before: entry.id.rawValue).isEmpty
                    return (entries, isLast ? nil : entry.id)
                }
            }
            guard let last = chunk.last, chunk.count == Self.chunk else { return (entries, nil) }
            (position, scanned) = (last.id.rawValue, scanned + chunk.count)
        }
        return (entries, ActivityID(rawValue: position))
    }

    /// The entries of the whole log after one, the oldest first, whether they are shown or not.
    func forward(after: ActivityID?, through last: ActivityID) throws -> [ActivityEntry] {
        let (kind, id) = owner.columns
        return try snapshot.all(
            ActivityStatements.ofOwnerForward,
            kind,
            id,
            after?.rawValue ?? 0,
            last.rawValue,
            Self.chunk,
            transform: ActivityEntry.init
        )
    }

    /// The next entries of the log, or of its places; fewer than a chunk at the end only.
    private func chunk(before position: Int64) throws -> [ActivityEntry] {
        guard let places else { return try read(ActivityStatements.ofOwner, before: position) }
        var entries: [ActivityID: ActivityEntry] = [:]
        for place in places {
            for statement in [ActivityStatements.inPlace, ActivityStatements.fromPlace] {
                for entry in try read(statement, before: position, place) { entries[entry.id] = entry }
            }
        }
        return Array(entries.values.sorted { $0.id > $1.id }.prefix(Self.chunk))
    }

    private func read(_ sql: StaticString, before position: Int64, _ place: Int64? = nil) throws -> [ActivityEntry] {
        let floor = filter.since.map(IdentifierGenerator.floor) ?? 0
        let (kind, id) = owner.columns
        if let place {
            return try snapshot.all(
                sql,
                kind,
                id,
                position,
                floor,
                Self.chunk,
                place,
                transform: ActivityEntry.init
            )
        }
        return try snapshot.all(sql, kind, id, position, floor, Self.chunk, transform: ActivityEntry.init)
    }
}

extension FulfilmentError {
    static func unknownLog(_ partner: PartnerID) -> FulfilmentError {
        FulfilmentError(
            code: "partner.unknown",
            message: "there is no partner \(partner)",
            remedy: "check the spelling"
        )
    }
}
