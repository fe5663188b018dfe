internal import ArgumentParser
internal import Domain

/// Authorization: how long one answer takes for somebody with many roles.
///
/// The roles are all looked at: nothing is allowed by one of the first, and every answer is checked.
struct AuthorizeBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "authorize", abstract: "Who may do what.")

    @Option(help: "How many roles the principal has.") var roles = 20
    @Option(help: "How many answers.") var count = 1_000_000

    func run() throws {
        let account = SmartAccountID(rawValue: 1)
        // A viewer's role in many virtual accounts, all above the one that is asked about; the last role allows it.
        let above = (1...max(roles, 1)).map { VirtualAccountID(rawValue: Int64($0)) }
        let grants = above.enumerated().map { index, place in
            let role: Role = index == above.count - 1 ? .virtualAccountUser : .virtualAccountViewer
            return Grant(role: role, scope: .virtualAccount(place, of: account, withNested: true))
        }
        let principal = Principal(kind: .person(PrincipalID(rawValue: 1)), grants: grants)
        let resource = Resource.virtualAccount(VirtualAccountID(rawValue: 1_000), of: account, within: above.reversed())
        let start = ContinuousClock.now
        var allowed = 0
        for index in 0..<count {
            let action: Action = index & 1 == 0 ? .transferLicenses : .manageVirtualAccounts
            if authorize(principal, action, resource) == .allowed { allowed += 1 }
        }
        let elapsed = ContinuousClock.now - start
        guard allowed == (count + 1) / 2 else { throw ValidationError("\(allowed) of \(count) were allowed") }
        let nanoseconds = Double(elapsed.components.attoseconds) / 1e9 + Double(elapsed.components.seconds) * 1e9
        print("{\"roles\": \(roles), \"count\": \(count), \"nanoseconds\": \((nanoseconds / Double(count)).rounded())}")
    }
}
