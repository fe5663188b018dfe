// Proving an owner's entries to whoever has the file and a head.

public import Domain
internal import FoundationEssentials
public import Storage

extension Fulfilment {
    /// Puts a proof of an owner's sealed entries together; `ProofVerifier` checks it, without this database.
    ///
    /// - Parameters:
    ///   - request: whose entries, and which.
    ///   - caller: who asks; a role in virtual accounts alone proves what happened in those.
    ///   - snapshot: the state to look at.
    /// - Returns: the file.
    /// - Throws: `FulfilmentError` where the caller may not read the log, nothing of it is sealed, or the head that the
    ///   request names is not known; `StorageError`.
    public func exportProof(
        _ request: ProofRequest,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> ProofExport {
        let reader = try ActivityReader(request.owner, request.filter, as: caller, in: snapshot)
        guard let newest = try Seals.newest(in: snapshot) else { throw FulfilmentError.nothingSealed }
        var builder = try ProofBuilder(reader, newest: newest)
        if let known = request.knownHead { try builder.addWay(to: Self.batch(of: known, in: snapshot)) }
        let next = try builder.add(
            after: request.after,
            limit: min(max(request.limit, 1), ProofRequest.maximumLimit)
        )
        let proof = builder.proof
        guard !proof.entries.isEmpty || next != nil else { throw FulfilmentError.nothingSealed }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ProofExport(
            bytes: Array(try encoder.encode(proof)),
            entryCount: proof.entries.count,
            next: next?.description
        )
    }

    private static func batch(of head: String, in snapshot: Snapshot) throws -> Int64 {
        let batch = try ActivityHash(head).flatMap { hash in
            try snapshot.integer("SELECT batch FROM activity_seal WHERE hash = ?1", hash.bytes)
        }
        guard let batch else {
            throw FulfilmentError(
                code: "knownHead.invalid",
                message: "no head of the activity log has the hash “\(head)”",
                remedy: "if you are sure of it, this is another log, or its past was changed"
            )
        }
        return batch
    }
}

extension FulfilmentError {
    fileprivate static var nothingSealed: FulfilmentError {
        FulfilmentError(
            code: "proof.unknown",
            message: "none of these entries is sealed yet",
            remedy: "ask again in a minute"
        )
    }
}
