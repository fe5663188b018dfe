// Aliases by command: another person confirms one, or somebody takes it back.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Confirms an alias, as another person than who taught it.
    ///
    /// - Parameters:
    ///   - id: the alias.
    ///   - actor: who confirms it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the alias as it stands then.
    /// - Throws: `FulfilmentError` when there is none, or this person may not confirm it; `StorageError`.
    public func confirmAlias(_ id: AliasID, by actor: String, in transaction: Transaction) throws -> AliasView {
        let operation = operation(actor, in: transaction)
        let known = try KnownAlias.find(id, in: operation.snapshot)
        guard known.state == "candidate" else {
            throw FulfilmentError(
                code: "alias.notCandidate",
                message: "alias \(id) is \(known.state) already",
                remedy: "look at 'holdfast aliases show \(id)'"
            )
        }
        guard known.entry.author != actor else {
            throw FulfilmentError(
                code: "alias.own",
                message: "\(actor) taught it, so another person has to confirm it",
                remedy: "let somebody else look at it; a later order that is decided the same confirms it, too"
            )
        }
        _ = try AliasBook(fulfilment: self, operation: operation)
            .confirm(known.entry, by: actor, from: nil, known.identity.kept, known.partner)
        return try AliasQueries.view(id, in: operation.snapshot)
    }

    /// Revokes an alias; what is scheduled by it and not released is decided again.
    ///
    /// - Parameters:
    ///   - id: the alias.
    ///   - actor: who revokes it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the alias, with the lines that rested on it as they stand then.
    /// - Throws: `FulfilmentError` when there is none, or it is revoked; `StorageError`.
    public func revokeAlias(_ id: AliasID, by actor: String, in transaction: Transaction) throws -> AliasView {
        let operation = operation(actor, in: transaction)
        let known = try KnownAlias.find(id, in: operation.snapshot)
        guard known.state != "revoked" else {
            throw FulfilmentError(
                code: "alias.revoked",
                message: "alias \(id) is revoked already",
                remedy: "look at 'holdfast aliases show \(id)'"
            )
        }
        let lines = try AliasQueries.lines(known, in: operation.snapshot)
        try AliasBook(fulfilment: self, operation: operation).revoke(id)
        _ = try decideAgain([.interested(in: known.identity)], operation)
        var view = try AliasQueries.view(id, in: operation.snapshot)
        view.lines = try lines.compactMap { try AliasQueries.line($0, in: operation.snapshot) }
        return view
    }
}
