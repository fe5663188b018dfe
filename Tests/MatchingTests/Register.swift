import Domain
import Matching

/// Accounts in memory.
struct Register: MatchIndex {
    var accounts: [SmartAccount] = []
    /// Numbers of partner 1, and the accounts they are confirmed for.
    var customerNumbers: [String: [SmartAccountID]] = [:]
    /// Virtual accounts besides the default, by account.
    var virtualAccounts: [SmartAccountID: [String]] = [:]

    func account(domain: DomainIdentifier) -> SmartAccount? {
        accounts.first { $0.domain == domain && $0.state != .closed }
    }

    func account(id: SmartAccountID) -> SmartAccount? { accounts.first { $0.id == id } }

    func accounts(partner: PartnerID, customerNumber: CustomerNumber) -> [SmartAccount] {
        guard partner.rawValue == 1 else { return [] }
        return (customerNumbers[customerNumber.text] ?? []).compactMap(account(id:)).filter { $0.state != .closed }
    }

    func virtualAccount(_ name: VirtualAccountName?, of account: SmartAccountID) -> VirtualAccount? {
        let names = ["DEFAULT"] + (virtualAccounts[account] ?? [])
        return names.firstIndex(of: name?.text ?? "DEFAULT").map { index in
            VirtualAccount(
                id: VirtualAccountID(rawValue: account.rawValue * 10 + Int64(index)),
                smartAccount: account,
                name: VirtualAccountName(unchecked: names[index]),
                parent: nil,
                isDefault: index == 0
            )
        }
    }
}

extension SmartAccount {
    static func made(_ id: Int64, _ domain: String, _ state: SmartAccountState = .active) -> SmartAccount {
        SmartAccount(
            id: SmartAccountID(rawValue: id),
            domain: DomainIdentifier(unchecked: domain),
            name: Name(unchecked: domain),
            country: nil,
            state: state
        )
    }
}
