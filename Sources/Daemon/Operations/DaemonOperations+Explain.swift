// Explaining a file: everything is done as if it had come in, and then undone.

internal import Crypto
internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Inbox
internal import Storage
internal import Threads

extension DaemonOperations {
    /// Carries the explanation out of a transaction that it makes fail.
    private struct Rehearsed: Error {
        let explanation: Explanation
    }

    func explain(_ file: [UInt8], named name: String, of partnerName: PartnerName) async throws -> Explanation {
        let partner = try partnerID(partnerName)
        let claimed = try await WorkerThread.result(name: "explain") { [parser] in
            let parsed = file.withUnsafeBytes { parser.parse($0, partner: partnerName) }
            return ClaimedFile(
                partner: partnerName,
                name: name,
                sha256: Array(SHA256.hash(data: file)),
                bytes: file.count,
                parsed: parsed
            )
        }
        do {
            try await database.write { transaction in
                throw Rehearsed(explanation: try rehearse(claimed, of: partner, in: transaction))
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.explanation
        }
        throw APIError(.internalError, code: "internal", message: "the rehearsal did not end as it must")
    }

    private func rehearse(
        _ file: ClaimedFile,
        of partner: PartnerID,
        in transaction: Transaction
    ) throws -> Explanation {
        let (result, ids) = try fulfilment.rehearse(ReceivedFile(file, of: partner), in: transaction)
        let orders = try ids.compactMap { try OrderQueries.order($0, of: partner, in: transaction.snapshot) }
        let acknowledgements = try AcknowledgementBook.answer(
            file,
            FileAnswer(result),
            by: parser,
            now: time.now,
            in: transaction
        )
        return Explanation(
            receipt: result.receipt,
            isRepeat: result.isRepeat,
            orders: orders,
            acknowledgements: acknowledgements.map(\.kind)
        )
    }
}
