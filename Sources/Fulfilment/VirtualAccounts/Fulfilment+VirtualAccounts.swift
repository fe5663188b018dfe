// Virtual accounts: how a company orders what it owns.
//
// GUARANTEES   There is exactly one default, and it is open. A name that orders wrote goes on working after a change of name
//              or a merge, until another virtual account takes it. Nothing lies in what is removed: it is empty, or all of
//              it moves to where the caller says.

public import Domain
public import Storage

extension Fulfilment {
    /// The virtual accounts that a principal may see, by name.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func virtualAccounts(of account: SmartAccountID, as caller: Principal, in snapshot: Snapshot) throws
        -> [VirtualAccountView]
    {
        let visible = try VisibleAccounts(for: .readVirtualAccount, in: account, as: caller, snapshot)
        return try VirtualAccountBook.all(of: account, in: snapshot).filter { view in
            visible.contains(VirtualAccountID(view.id)?.rawValue)
        }
    }

    /// Makes a virtual account; whoever manages the one it is to lie in may.
    ///
    /// - Throws: `FulfilmentError`: `virtualAccount.exists`, `virtualAccount.invalid` among others; `StorageError`.
    public func createVirtualAccount(
        _ request: VirtualAccountRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> VirtualAccountView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        let parent = try request.parent.flatMap { $0.isEmpty ? nil : $0 }.map {
            try VirtualAccountPlace.find($0, of: account, in: operation.snapshot)
        }
        let unknown = parent == nil ? owner.unknown : VirtualAccountPlace.unknown(request.parent ?? "")
        try caller.require(.manageVirtualAccounts, on: parent?.resource ?? owner.resource, else: unknown)
        guard let written = request.name else { throw VirtualAccountTexts.invalid("a new virtual account has no name") }
        let id = ids.next(IdentifierKinds.VirtualAccount.self)
        let name = try VirtualAccountTexts.name(written)
        try VirtualAccountBook(account: account, operation: operation).add(name, id)
        var rest = request
        rest.name = nil
        let place = try VirtualAccountPlace.find(id.description, of: account, in: operation.snapshot)
        try change(place, rest, as: caller, operation)
        try remember("the virtual account “\(name)” was made", id, account, operation)
        try tell("made", id, name, of: account, operation)
        // Orders that name it may have waited for it.
        try decideAgain(about: account, operation)
        return try VirtualAccountBook(account: account, operation: operation).view(id)
    }

    /// Changes what a request names.
    ///
    /// - Throws: `FulfilmentError`: `virtualAccount.unknown`, `virtualAccount.circular` among others; `StorageError`.
    public func changeVirtualAccount(
        _ id: VirtualAccountID,
        to request: VirtualAccountRequest,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> VirtualAccountView {
        let operation = operation(caller.actor, in: transaction)
        let place = try managed(id, as: caller, operation)
        try change(place, request, as: caller, operation)
        let view = try VirtualAccountBook(account: place.smartAccount, operation: operation).view(id)
        let renamed = view.name == place.name.text ? "" : " and is “\(view.name)” now"
        try remember(
            "the virtual account “\(place.name)” was changed\(renamed)",
            id,
            place.smartAccount,
            operation
        )
        try tell("changed", id, VirtualAccountName(unchecked: view.name), of: place.smartAccount, operation)
        if request.name != nil || request.isDefault == true {
            try decideAgain(about: place.smartAccount, operation)
        }
        return view
    }

    /// Removes a virtual account; what lies in it, and in what is nested in it, stays or moves as the caller says.
    ///
    /// - Parameters:
    ///   - id: which one; never the default.
    ///   - destination: where its licenses, the virtual accounts in it, its rules and its names go; nil where it is empty.
    ///   - caller: who removes it.
    ///   - transaction: the caller's transaction.
    /// - Throws: `FulfilmentError`: `virtualAccount.notEmpty`, `virtualAccount.default` among others; `StorageError`.
    public func removeVirtualAccount(
        _ id: VirtualAccountID,
        into destination: String?,
        as caller: Principal,
        in transaction: Transaction
    ) throws {
        let operation = operation(caller.actor, in: transaction)
        let place = try managed(id, as: caller, operation)
        let target = try destination.map {
            try VirtualAccountPlace.find($0, of: place.smartAccount, in: operation.snapshot)
        }
        if let target, let destination {
            let unknown = VirtualAccountPlace.unknown(destination)
            try caller.require(.manageVirtualAccounts, on: target.resource, else: unknown)
        }
        let removal = VirtualAccountRemoval(fulfilment: self, operation: operation, place: place, target: target)
        try removal.run()
        let rest = target.map { ", and merged into “\($0.name)”" } ?? ""
        try remember(
            "the virtual account “\(place.name)” was removed\(rest)",
            target?.id,
            place.smartAccount,
            operation
        )
        try tell("removed", id, place.name, into: target, of: place.smartAccount, operation)
        try decideAgain(about: place.smartAccount, operation)
    }

    /// A virtual account that the caller may manage.
    func managed(_ id: VirtualAccountID, as caller: Principal, _ operation: Operation) throws -> VirtualAccountPlace {
        let unknown = VirtualAccountPlace.unknown(id.description)
        guard let place = try VirtualAccountPlace.find(id, in: operation.snapshot) else { throw unknown }
        try caller.require(.manageVirtualAccounts, on: place.resource, else: unknown)
        return place
    }

    private func change(
        _ place: VirtualAccountPlace,
        _ request: VirtualAccountRequest,
        as caller: Principal,
        _ operation: Operation
    ) throws {
        let book = VirtualAccountBook(account: place.smartAccount, operation: operation)
        if let name = request.name { try book.rename(place, to: try VirtualAccountTexts.name(name)) }
        if let written = request.parent {
            let parent =
                try written.isEmpty
                ? nil : VirtualAccountPlace.find(written, of: place.smartAccount, in: operation.snapshot)
            let target = parent?.resource ?? .smartAccount(place.smartAccount)
            try caller.require(.manageVirtualAccounts, on: target, else: VirtualAccountPlace.unknown(written))
            try book.move(place, into: parent)
        }
        if request.isDefault == true {
            let whole = Resource.smartAccount(place.smartAccount)
            try caller.require(.manageVirtualAccounts, on: whole, else: VirtualAccountPlace.unknown("\(place.id)"))
            try book.makeDefault(place.id)
        }
        if let isRestricted = request.isRestricted { try book.restrict(place, isRestricted) }
        try VirtualAccountTexts.write(request, to: place.id, operation)
    }

    /// Decides again about the lines that are this account's, or may be.
    private func decideAgain(about account: SmartAccountID, _ operation: Operation) throws {
        guard let record = try AccountRecord.find(account, in: operation.snapshot) else { return }
        _ = try decideAgain(Nomination.change(from: record, to: record, operation), operation)
    }

    private func tell(
        _ change: String,
        _ id: VirtualAccountID,
        _ name: VirtualAccountName,
        into target: VirtualAccountPlace? = nil,
        of account: SmartAccountID,
        _ operation: Operation
    ) throws {
        try publish(.virtualAccountChanged, to: .smartAccount(account), operation) { data in
            data.member("id", id.description)
            data.member("name", name.text)
            data.member("change", change)
            data.member("into", target?.name.text)
        }
    }

    private func remember(
        _ summary: String,
        _ id: VirtualAccountID?,
        _ account: SmartAccountID,
        _ operation: Operation
    ) throws {
        var activity = Activity(owner: .smartAccount(account), kind: .virtualAccountChanged, summary: summary)
        activity.virtualAccount = id
        try record(activity, operation)
    }
}
