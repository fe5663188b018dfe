// FulfilmentReceiver: hands a claimed file from the inbox to fulfilment.

internal import Domain
internal import Fulfilment
internal import Inbox
internal import Storage

/// Takes files in.
struct FulfilmentReceiver: FileReceiver {
    let fulfilment: Fulfilment

    func receive(_ file: ClaimedFile, in transaction: Transaction) throws -> FileAnswer {
        let result = try fulfilment.receive(
            ReceivedFile(
                partner: try identifier(of: file.partner),
                fileName: file.name,
                sha256: file.sha256,
                bytes: file.bytes,
                format: file.parsed.format,
                documents: file.parsed.documents,
                rejected: file.parsed.rejected.map {
                    RejectedDocument(kind: $0.kind, name: $0.name, lineCount: $0.lineCount)
                },
                faults: file.parsed.faults
            ),
            in: transaction
        )
        return FileAnswer(receipt: result.receipt, isRepeat: result.isRepeat)
    }

    func knownReceipt(_ partner: PartnerName, sha256: [UInt8], in snapshot: Snapshot) throws -> ReceiptView? {
        try fulfilment.receipt(ofPartner: identifier(of: partner), sha256: sha256, in: snapshot)
    }

    private func identifier(of partner: PartnerName) throws -> PartnerID {
        guard let id = fulfilment.partnerID(partner) else {
            throw FulfilmentError(
                code: "partner.unknown",
                message: "partner \(partner) is not configured",
                remedy: "add its file to partners.d and reload"
            )
        }
        return id
    }
}
