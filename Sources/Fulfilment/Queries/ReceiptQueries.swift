// ReceiptQueries: the receipts of files, as their partners got them.
//
// GUARANTEES   A receipt is shown as it was written when the bytes came first; nothing is made up from later rows.
//              A page holds at most 16 MiB of reports, or one receipt, however large the partner's files were.

public import Domain
internal import FoundationEssentials
public import Storage

/// Reading receipts.
public enum ReceiptQueries {
    /// The most receipts one page has.
    public static let maximumLimit = 100
    /// How many bytes of reports are enough for a page.
    private static let pageBytes = 16 << 20

    private struct Stored {
        let id: Int64
        let receivedAt: Int64
        let report: [UInt8]
    }

    /// A page of receipts, the latest first.
    ///
    /// - Parameters:
    ///   - partner: whose; nil for everybody's.
    ///   - limit: how many, 1 to 100.
    ///   - after: the last receipt of the page before; nil for the first page. After a receipt that is not there, or
    ///     not the partner's, nothing comes.
    ///   - snapshot: the state to look at.
    /// - Returns: the receipts; fewer than asked for where they are large. Only an empty page is the end.
    /// - Throws: `StorageError`; `fatal` where a report cannot be read.
    public static func list(
        partner: PartnerID?,
        limit: Int = 20,
        after: ReceiptID? = nil,
        in snapshot: Snapshot
    ) throws -> [ReceiptView] {
        guard var place = try place(of: after, partner: partner, in: snapshot) else { return [] }
        var page: [ReceiptView] = []
        var bytes = 0
        while page.count < min(max(limit, 1), maximumLimit), bytes < pageBytes {
            guard let stored = try earlier(than: place, partner: partner, in: snapshot) else { break }
            place = (stored.receivedAt, stored.id)
            bytes += stored.report.count
            page.append(try view(stored.report, of: stored.id))
        }
        return page
    }

    /// A receipt.
    ///
    /// - Parameters:
    ///   - id: the receipt.
    ///   - partner: whose it must be; nil for anybody's.
    ///   - snapshot: the state to look at.
    /// - Returns: the receipt, nil where there is none or it is another partner's.
    /// - Throws: `StorageError`; `fatal` where the report cannot be read.
    public static func receipt(
        _ id: ReceiptID,
        of partner: PartnerID?,
        in snapshot: Snapshot
    ) throws -> ReceiptView? {
        let report = try snapshot.first(
            "SELECT report FROM receipt WHERE id = ?1 AND (?2 IS NULL OR partner = ?2)",
            id.rawValue,
            partner?.rawValue
        ) { $0.bytes(0) }
        return try report.map { try view($0, of: id.rawValue) }
    }

    /// A stored report as a view.
    static func view(_ report: [UInt8], of id: Int64) throws(StorageError) -> ReceiptView {
        do {
            return try JSONDecoder().decode(ReceiptView.self, from: Data(report))
        } catch {
            throw .fatal("the report of receipt \(ReceiptID(rawValue: id)) cannot be read: \(error)")
        }
    }

    private static func place(
        of receipt: ReceiptID?,
        partner: PartnerID?,
        in snapshot: Snapshot
    ) throws -> (receivedAt: Int64, id: Int64)? {
        guard let receipt else { return (.max, .max) }
        return try snapshot.first(
            "SELECT received_at FROM receipt WHERE id = ?1 AND (?2 IS NULL OR partner = ?2)",
            receipt.rawValue,
            partner?.rawValue
        ) { ($0.integer(0), receipt.rawValue) }
    }

    private static func earlier(
        than place: (receivedAt: Int64, id: Int64),
        partner: PartnerID?,
        in snapshot: Snapshot
    ) throws -> Stored? {
        let stored = { (row: Row) in Stored(id: row.integer(0), receivedAt: row.integer(1), report: row.bytes(2)) }
        guard let partner else {
            return try snapshot.first(
                "SELECT id, received_at, report FROM receipt WHERE id < ?1 ORDER BY id DESC LIMIT 1",
                place.id,
                transform: stored
            )
        }
        return try snapshot.first(
            """
            SELECT id, received_at, report FROM receipt WHERE partner = ?1 AND (received_at, id) < (?2, ?3)
            ORDER BY received_at DESC, id DESC LIMIT 1
            """,
            partner.rawValue,
            place.receivedAt,
            place.id,
            transform: stored
        )
    }
}
