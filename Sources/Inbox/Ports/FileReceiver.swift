// FileReceiver: what Inbox needs from whoever takes files in.

public import Domain
public import Fulfilment
public import Storage

/// Takes a file's contents in; the one seam between Inbox and the use cases.
public protocol FileReceiver: Sendable {
    /// Takes a file in: receipt, orders, events and jobs in the caller's transaction.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - transaction: the caller's transaction.
    /// - Returns: the receipt, and what became of each document where the file has an envelope; for bytes that had come
    ///   before, the receipt they got then, and nothing is changed.
    /// - Throws: when it cannot be taken in now. The file stays in the spool and is tried again.
    func receive(_ file: ClaimedFile, in transaction: Transaction) throws -> FileAnswer

    /// The receipt that these bytes got when they came before; nil when they did not.
    ///
    /// - Parameters:
    ///   - partner: whose file it is.
    ///   - sha256: SHA-256 of the bytes, 32 bytes.
    ///   - snapshot: a view of the database.
    /// - Returns: the receipt, or nil.
    /// - Throws: when it cannot be looked up now.
    func knownReceipt(_ partner: PartnerName, sha256: [UInt8], in snapshot: Snapshot) throws -> ReceiptView?
}
