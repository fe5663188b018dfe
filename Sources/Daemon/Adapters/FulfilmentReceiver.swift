// FulfilmentReceiver: hands a claimed file from the inbox to fulfilment.

internal import Domain
internal import Fulfilment
internal import Inbox
internal import Storage

/// Takes files in.
struct FulfilmentReceiver: FileReceiver {
    let fulfilment: Fulfilment

    func receive(_ file: ClaimedFile, in transaction: Transaction) throws -> FileAnswer {
        let received = ReceivedFile(file, of: try identifier(of: file.partner))
        return FileAnswer(try fulfilment.receive(received, in: transaction))
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

extension ReceivedFile {
    /// A claimed file in the words of the use cases; each of its orders is answered where its standard demands it.
    init(_ file: ClaimedFile, of partner: PartnerID) {
        self.init(
            partner: partner,
            fileName: file.name,
            sha256: file.sha256,
            bytes: file.bytes,
            format: file.parsed.format,
            documents: file.parsed.documents,
            rejected: file.parsed.rejected.map {
                RejectedDocument(kind: $0.kind, name: $0.name, lineCount: $0.lineCount)
            },
            faults: file.parsed.faults,
            wantsOutcomes: file.parsed.envelope != nil
        )
    }
}

extension FileAnswer {
    /// The answer of the use cases in the words of the inbox.
    init(_ result: ReceiptResult) {
        self.init(receipt: result.receipt, isRepeat: result.isRepeat, outcomes: result.outcomes)
    }
}
