// AcknowledgementBook: the acknowledgements that files were answered with, and the control numbers in them.
//
// GUARANTEES   They are written in the transaction that takes the file in, so that a file is taken in and answered, or
//              neither. The same bytes are answered with the same acknowledgements, by the same names, for as long as
//              those are kept. Where a file that was refused is taken in later, the new answer gets names and numbers
//              of its own: the partner may still have to read the old one.
// DOES NOT     Write files: whoever has committed does.

public import Domain
internal import Feeds
internal import Fulfilment
public import Storage

/// Keeps acknowledgements.
public enum AcknowledgementBook {
    /// Writes and keeps the acknowledgements of a file that was taken in just now.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - answer: what became of it.
    ///   - parser: writes them.
    ///   - now: the time.
    ///   - transaction: the transaction that takes the file in.
    /// - Returns: the acknowledgements; for bytes that had come before, those they got then.
    /// - Throws: `StorageError`.
    public static func answer(
        _ file: ClaimedFile,
        _ answer: FileAnswer,
        by parser: any FileParser,
        now: Timestamp,
        in transaction: Transaction
    ) throws -> [KeptAcknowledgement] {
        guard !answer.isRepeat else { return try current(of: answer.receipt.id, in: transaction.snapshot) }
        guard let envelope = file.parsed.envelope else { return [] }
        let feed = AnsweredFeed(
            envelope: envelope,
            outcomes: answer.outcomes,
            faults: file.parsed.faults,
            receipt: answer.receipt.id,
            partner: file.partner.text,
            receivedAt: now
        )
        let numbers = PartnerControlNumbers(partner: file.partner, transaction: transaction)
        let files = try parser.acknowledgements(answering: feed, partner: file.partner, numbers: numbers)
        return try keep(files, of: answer.receipt.id, for: file.partner, now: now, in: transaction)
    }

    /// The acknowledgements that the bytes of a receipt are answered with.
    ///
    /// - Parameters:
    ///   - receipt: the receipt, `rcp_…`.
    ///   - snapshot: a view of the database.
    /// - Returns: the acknowledgements, in their order.
    /// - Throws: `StorageError`.
    public static func current(of receipt: String, in snapshot: Snapshot) throws -> [KeptAcknowledgement] {
        try kept(of: receipt, onlyCurrent: true, in: snapshot)
    }

    /// All acknowledgements of a receipt: after a crash nobody knows which of them have been given to the partner.
    static func all(of receipt: String, in snapshot: Snapshot) throws -> [KeptAcknowledgement] {
        try kept(of: receipt, onlyCurrent: false, in: snapshot)
    }

    private static func kept(
        of receipt: String,
        onlyCurrent: Bool,
        in snapshot: Snapshot
    ) throws -> [KeptAcknowledgement] {
        try snapshot.all(
            "SELECT kind, name, content FROM acknowledgement WHERE receipt = ?1 AND is_current >= ?2 ORDER BY ordinal",
            number(of: receipt),
            onlyCurrent
        ) { KeptAcknowledgement(kind: $0.text(0), name: $0.text(1), content: $0.optionalBytes(2)) }
    }

    /// Forgets what was in acknowledgements that have been kept long enough; that they were made stays known.
    ///
    /// - Parameters:
    ///   - before: those made before this moment, in milliseconds since the epoch.
    ///   - limit: the most at once.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many.
    /// - Throws: `StorageError`.
    public static func forgetContents(before: Int64, limit: Int, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            UPDATE acknowledgement SET content = NULL WHERE (receipt, ordinal) IN
                (SELECT receipt, ordinal FROM acknowledgement WHERE content IS NOT NULL AND made_at < ?1
                 ORDER BY made_at LIMIT ?2)
            """,
            before,
            limit
        )
    }

    private static func keep(
        _ files: [AcknowledgementFile],
        of receipt: String,
        for partner: PartnerName,
        now: Timestamp,
        in transaction: Transaction
    ) throws -> [KeptAcknowledgement] {
        let number = try number(of: receipt)
        let last = try transaction.snapshot.integer(
            "SELECT max(ordinal) FROM acknowledgement WHERE receipt = ?1",
            number
        )
        if last != nil {
            try transaction.run(
                "UPDATE acknowledgement SET is_current = 0 WHERE receipt = ?1 AND is_current = 1",
                number
            )
        }
        var kept: [KeptAcknowledgement] = []
        for (ordinal, file) in zip((Int(last ?? 0) + 1)..., files) {
            let name = name(of: file, ordinal: ordinal, receipt: receipt)
            try transaction.run(
                """
                INSERT INTO acknowledgement(receipt, ordinal, partner, kind, name, content, is_current, made_at)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)
                """,
                number,
                ordinal,
                partner.text,
                file.kind,
                name,
                file.bytes,
                now.milliseconds
            )
            kept.append(KeptAcknowledgement(kind: file.kind, name: name, content: file.bytes))
        }
        return kept
    }

    private static func name(of file: AcknowledgementFile, ordinal: Int, receipt: String) -> String {
        let place = ordinal > 1 ? ".\(ordinal)" : ""
        let suffix =
            "\(FileName.safe(file.kind, maximumBytes: 64)).\(FileName.safe(file.fileExtension, maximumBytes: 16))"
        return "\(receipt)\(place).\(suffix)"
    }

    private static func number(of receipt: String) throws -> Int64 {
        guard let id = ReceiptID(receipt) else { throw StorageError.fatal("\(receipt) is no receipt") }
        return id.rawValue
    }
}
