// Taking a file in.

public import Domain
internal import Failpoints
public import Storage

extension Fulfilment {
    /// Takes a file in: its receipt, its orders, their events and jobs, all in the caller's transaction.
    ///
    /// The same orders of the same partner in the same bytes again change nothing and get the receipt they got before.
    /// Bytes of which nothing was accepted are looked at again, because what stood in their way may be mended (a mapping,
    /// an order that had not come yet); where they are refused for the same reasons nothing changes either. Accounts and
    /// assignments are looked at again too: they say how things are now. All keep their receipt's identifier.
    ///
    /// Where outcomes are wanted, the orders are decided about before it returns. A decision that fails is undone by
    /// itself and left to a job, and the outcome tells its lines as they were accepted.
    ///
    /// - Parameters:
    ///   - file: the file as the feeds understood it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the receipt, and the outcomes where the file wants them.
    /// - Throws: `FulfilmentError` when the partner is not configured; `StorageError`.
    public func receive(_ file: ReceivedFile, in transaction: Transaction) throws -> ReceiptResult {
        let partner = try partner(file.partner)
        let known = try receipt(ofPartner: file.partner, sha256: file.sha256, in: transaction.snapshot)
        if let known, known.answersRepeats { return ReceiptResult(receipt: known, isRepeat: true) }
        Failpoint.hit("fulfilment.beforeReceipt")
        let id = known.flatMap { ReceiptID($0.id) } ?? ids.next(IdentifierKinds.Receipt.self)
        guard let known else { return try take(file, of: partner, receipt: id, in: transaction) }
        do {
            return try transaction.part { part in
                let result = try take(file, of: partner, receipt: id, after: known, in: part)
                if result.receipt.saysNothingNew(after: known) { throw NothingNew(receipt: known) }
                return result
            }
        } catch let result as NothingNew {
            // What the second look wrote (its event, a return request) is undone with it.
            return ReceiptResult(receipt: result.receipt, isRepeat: true)
        }
    }

    private func take(
        _ file: ReceivedFile,
        of partner: Partner,
        receipt: ReceiptID,
        after known: ReceiptView? = nil,
        in transaction: Transaction
    ) throws -> ReceiptResult {
        let intake = Intake(self, operation("feed:\(receipt)", in: transaction), file, partner, receipt)
        let receipt = try intake.run(after: known)
        Failpoint.hit("fulfilment.afterIntake")
        return ReceiptResult(receipt: receipt, isRepeat: false, outcomes: intake.outcomes)
    }

    /// The receipt of the file with these bytes; nil when they have not come yet.
    public func receipt(ofPartner partner: PartnerID, sha256: [UInt8], in snapshot: Snapshot) throws -> ReceiptView? {
        let report = try snapshot.first(
            "SELECT report FROM receipt WHERE partner = ?1 AND sha256 = ?2",
            partner.rawValue,
            sha256
        ) { $0.bytes(0) }
        return try report.map(ReceiptView.init(json:))
    }
}

/// Thrown to undo a second look that came to the same end.
private struct NothingNew: Error {
    let receipt: ReceiptView
}

extension ReceiptView {
    /// Whether everything is as it was already, or is refused for the same reasons as before.
    fileprivate func saysNothingNew(after other: ReceiptView) -> Bool {
        if outcome == "accepted", itemCount > 0 {
            return items.allSatisfy { $0.outcome == "repeated" } && accounts?.unchanged ?? 0 == accounts?.total ?? 0
        }
        return items == other.items && accounts == other.accounts && outcome == other.outcome
            && faultCount == other.faultCount
            && faults == other.faults
    }
}
