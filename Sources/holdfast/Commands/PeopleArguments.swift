internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

/// Whose people a command is about.
struct PeopleArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Those of a Smart Account, by its domain identifier or id.", valueName: "account"))
    var account: String?

    @Option(help: ArgumentHelp("Those of a partner.", valueName: "name"))
    var partner: String?

    func validate() throws {
        guard (account == nil) != (partner == nil) else {
            throw ValidationError("Give either --account ACCOUNT or --partner NAME.")
        }
    }

    var path: String {
        account.map { "/v1/accounts/\(PercentEncoding.encode($0))" }
            ?? "/v1/partners/\(PercentEncoding.encode(partner ?? ""))"
    }
}

/// The roles a command gives or takes.
struct RoleArguments: ParsableArguments {
    @Option(
        name: .customLong("role"),
        help: ArgumentHelp("A role, for example smartAccountUser; may be given several times.", valueName: "role")
    )
    var names: [String] = []

    @Option(help: ArgumentHelp("The virtual account in which its roles are held.", valueName: "name"))
    var virtualAccount: String?

    @Flag(help: "In those that lie in the virtual account too.")
    var nested = false

    func validate() throws {
        guard !names.isEmpty else { throw ValidationError("Give --role ROLE.") }
    }

    var requests: [RoleRequest] {
        names.map { name in
            guard name.hasPrefix("virtualAccount") else { return RoleRequest(role: name) }
            return RoleRequest(role: name, virtualAccount: virtualAccount, withNested: nested ? true : nil)
        }
    }
}

/// The one role a command gives or takes.
struct OneRoleArguments: ParsableArguments {
    @OptionGroup var roles: RoleArguments

    func validate() throws {
        guard roles.names.count == 1 else { throw ValidationError("Give one --role ROLE.") }
    }

    var request: RoleRequest { roles.requests.first ?? RoleRequest(role: "") }
}
