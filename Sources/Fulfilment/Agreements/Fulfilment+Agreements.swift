// The licensing agreement: published by operators, accepted by Approvers.
//
// GUARANTEES   Nothing is released to an account that has not accepted the version in effect. Acceptance decides again, in
//              its own transaction, about what waited for it. What is released stays released.

public import Domain
public import Storage

extension Fulfilment {
    /// Publishes another version.
    ///
    /// - Throws: `FulfilmentError` `agreement.invalid`; `StorageError`.
    public func publishAgreement(_ request: NewAgreementRequest, as caller: Principal, in transaction: Transaction)
        throws
        -> AgreementView
    {
        let operation = operation(caller.actor, in: transaction)
        try caller.require(.operate, on: .installation, else: Self.unknownAgreement)
        let (title, effective) = try checked(request, operation)
        let id = ids.next(IdentifierKinds.Agreement.self)
        try transaction.run(
            """
            INSERT INTO agreement(id, version, title, url, sha256, effective_at, published_by, published_at)
            VALUES(?1, (SELECT coalesce(max(version), 0) + 1 FROM agreement), ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            id.rawValue,
            title.text,
            request.url,
            request.sha256,
            effective.milliseconds,
            operation.actor,
            operation.now.milliseconds
        )
        let views = try agreements(acceptedBy: nil, operation.snapshot)
        guard let view = views.first(where: { $0.id == id.description }) else { throw Self.unknownAgreement }
        return view
    }

    /// All versions, the latest first, with what an account has accepted of them.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func agreements(of account: SmartAccountID, as caller: Principal, in snapshot: Snapshot) throws
        -> [AgreementView]
    {
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.readAgreements, on: owner.resource, else: owner.unknown)
        return try agreements(acceptedBy: account, snapshot)
    }

    /// Accepts a version for an account; what waits for it is decided again.
    ///
    /// - Parameters:
    ///   - version: which one, so that nobody accepts what they have not read.
    ///   - account: for which account.
    ///   - caller: its Approver.
    ///   - transaction: the caller's transaction.
    /// - Returns: the version as it is accepted now.
    /// - Throws: `FulfilmentError` `agreement.unknown` among others; `StorageError`.
    public func acceptAgreement(
        _ version: Int,
        for account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> AgreementView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.acceptAgreement, on: owner.resource, else: owner.unknown)
        guard
            let agreement = try agreements(acceptedBy: account, operation.snapshot).first(where: {
                $0.version == version
            }),
            let known = try AccountRecord.find(account, in: operation.snapshot)
        else { throw Self.unknownAgreement }
        if agreement.acceptedAt != nil { return agreement }
        try transaction.run(
            "INSERT INTO agreement_acceptance(smart_account, version, accepted_by, accepted_at) VALUES(?1, ?2, ?3, ?4)",
            account.rawValue,
            version,
            operation.actor,
            operation.now.milliseconds
        )
        let summary = "version \(version) of “\(agreement.title)” was accepted"
        try record(Activity(owner: .smartAccount(account), kind: .agreementChanged, summary: summary), operation)
        try publish(.agreementAccepted, to: .smartAccount(account), operation) { data in
            data.member("id", agreement.id)
            data.member("smartAccount", known.account.domain.text)
            data.member("version", version)
            data.member("title", agreement.title)
            data.member("acceptedBy", operation.actor)
        }
        _ = try decideAgain(Nomination.change(from: known, to: known, operation), operation)
        var accepted = agreement
        (accepted.acceptedAt, accepted.acceptedBy) = (operation.moment, operation.actor)
        return accepted
    }

    private func agreements(acceptedBy account: SmartAccountID?, _ snapshot: Snapshot) throws -> [AgreementView] {
        try snapshot.all(
            """
            SELECT a.id, a.version, a.title, a.url, a.sha256, a.effective_at, c.accepted_at, c.accepted_by
            FROM agreement a LEFT JOIN agreement_acceptance c ON c.version = a.version AND c.smart_account = ?1
            ORDER BY a.version DESC LIMIT 1000
            """,
            account?.rawValue ?? 0
        ) { row in
            AgreementView(
                id: AgreementID(rawValue: row.integer(0)).description,
                version: row.int(1),
                title: row.text(2),
                url: row.text(3),
                sha256: row.optionalText(4),
                effectiveAt: Timestamp(milliseconds: row.integer(5)).description,
                acceptedAt: row.optionalInteger(6).map { Timestamp(milliseconds: $0).description },
                acceptedBy: row.optionalText(7)
            )
        }
    }

    private func checked(_ request: NewAgreementRequest, _ operation: Operation) throws -> (Name, Timestamp) {
        let title = try AccessChecks.name(request.title)
        guard request.url.hasPrefix("https://"), request.url.utf8.count <= 2_000 else {
            throw invalid("the address of its text does not begin with https://")
        }
        if let hash = request.sha256 {
            let isHash = hash.utf8.count == 64 && hash.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
            guard isHash else { throw invalid("the SHA-256 is not 64 hexadecimal digits") }
        }
        guard let written = request.effectiveAt else { return (title, operation.now) }
        guard let moment = Timestamp(written) else { throw invalid("the moment is not as in 2026-11-25T00:00:00Z") }
        guard moment >= operation.now else { throw invalid("it would have been in effect before it was published") }
        return (title, moment)
    }

    private func invalid(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "agreement.invalid", message: message, remedy: "correct the request")
    }

    private static let unknownAgreement = FulfilmentError(
        code: "agreement.unknown",
        message: "there is no such version of the agreement",
        remedy: "look at the versions that are published"
    )
}
