// AccountAuthority: what a partner's file may say of an account that is known.
//
// GUARANTEES   A file of a partner that does not manage accounts never changes the state, name or default virtual account of
//              a known one, nor moves its virtual accounts; it may repeat them, add to them, and finish its own registration.
// DOES NOT     Limit operators.

internal import Domain
internal import Storage

/// Judges whether an account document may do what it says.
struct AccountAuthority {
    private let operation: Operation
    /// The partner whose say is limited; nil for one whose is not.
    private let partner: PartnerID?

    init(_ fulfilment: Fulfilment, _ operation: Operation, _ partner: PartnerID?) {
        self.operation = operation
        let mayManage = partner.map { fulfilment.settings(of: $0).mayManageAccounts } ?? true
        self.partner = mayManage || AssignmentRecord.isOperator(operation.actor) ? nil : partner
    }

    /// Refuses what the partner may not change.
    ///
    /// - Throws: `FulfilmentError` naming it; `StorageError`.
    func check(_ document: AccountDocument, of account: SmartAccount) throws {
        guard let partner else { return }
        if let name = document.name, name != account.name {
            throw refusal(account, "its name is “\(account.name)”, the file says “\(name)”")
        }
        if let country = document.country, let known = account.country, country != known {
            throw refusal(account, "its country is \(known), the file says \(country)")
        }
        if document.state != account.state {
            let isFinished = try account.state == .pending && document.state == .active && isRegistrar(partner, account)
            guard isFinished else {
                throw refusal(account, "it is \(account.state.rawValue), the file says \(document.state.rawValue)")
            }
        }
        for entry in document.virtualAccounts { try check(entry, of: account) }
    }

    private func check(_ entry: AccountDocument.VirtualAccountEntry, of account: SmartAccount) throws {
        let known = try AccountDirectory(operation.snapshot).virtualAccount(entry.name, of: account.id)
        if entry.isDefault, known?.isDefault != true {
            throw refusal(account, "“\(entry.name)” is not its default virtual account, the file says so")
        }
        guard let known, let parent = entry.parent else { return }
        let wanted = try AccountDirectory(operation.snapshot).virtualAccount(parent, of: account.id)
        guard let wanted, wanted.id == known.parent else {
            throw refusal(account, "its virtual account “\(entry.name)” does not lie in “\(parent)”, the file says so")
        }
    }

    private func isRegistrar(_ partner: PartnerID, _ account: SmartAccount) throws -> Bool {
        try operation.snapshot.integer(
            "SELECT registered_by FROM smart_account WHERE id = ?1 AND registered_by IS NOT NULL",
            account.id.rawValue
        ) == partner.rawValue
    }

    private func refusal(_ account: SmartAccount, _ what: String) -> FulfilmentError {
        FulfilmentError(
            code: "account.notYours",
            message: "\(account.domain) is known, and this partner may not change it: \(what)",
            remedy: "repeat what is known or leave it out; an operator changes it with a command, or sets "
                + "mayManageAccounts for the partner"
        )
    }
}
