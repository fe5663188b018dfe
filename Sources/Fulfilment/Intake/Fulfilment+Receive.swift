// Taking a file in.

public import Domain
internal import Failpoints
public import Storage

extension Fulfilment {
    /// Takes a file in: its receipt, its orders, their events and jobs, all in the caller's transaction.
    ///
    /// The same bytes of the same partner again change nothing and get the receipt they got before.
    ///
    /// - Parameters:
    ///   - file: the file as the feeds understood it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the receipt.
    /// - Throws: `FulfilmentError` when the partner is not configured; `StorageError`.
    public func receive(_ file: ReceivedFile, in transaction: Transaction) throws -> ReceiptResult {
        let partner = try partner(file.partner)
        if let receipt = try receipt(ofPartner: file.partner, sha256: file.sha256, in: transaction.snapshot) {
            return ReceiptResult(receipt: receipt, isRepeat: true)
        }
        Failpoint.hit("fulfilment.beforeReceipt")
        let id = ids.next(IdentifierKinds.Receipt.self)
        let intake = Intake(self, operation("feed:\(id)", in: transaction), file, partner, id)
        let receipt = try intake.run()
        Failpoint.hit("fulfilment.afterIntake")
        return ReceiptResult(receipt: receipt, isRepeat: false)
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
