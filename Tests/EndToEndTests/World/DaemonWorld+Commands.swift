import Foundation

extension DaemonWorld {
    /// What a command came to.
    struct CommandResult {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// Runs a command of the program.
    @discardableResult
    func command(_ arguments: String...) async throws -> CommandResult { try await command(arguments) }

    /// Runs a command that must succeed, and returns what it printed as JSON.
    func value<Value: Decodable>(_ type: Value.Type = Value.self, _ arguments: String...) async throws -> Value {
        try await value(type, arguments)
    }

    /// Runs a listing with all its pages.
    func items<Item: Decodable>(_ type: Item.Type = Item.self, _ arguments: String...) async throws -> [Item] {
        var items: [Item] = []
        var after: [String] = []
        while true {
            let page = try await value(PageLook<Item>.self, arguments + ["--limit", "1000"] + after)
            items += page.items
            guard let next = page.next else { return items }
            after = ["--after", next]
        }
    }

    /// Makes an endpoint that is told of everything.
    func addEndpoint(_ owner: String..., url: String, events: String = "*") async throws -> EndpointSecretLook {
        try await value(EndpointSecretLook.self, ["endpoints", "add"] + owner + ["--url", url, "--event", events])
    }

    /// Makes Smart Accounts known.
    func register(_ domains: String...) async throws {
        for domain in domains {
            _ = try await value(
                AccountLook.self,
                ["account", "register", domain, "--name", "Owner of \(domain)", "--virtual-account", "Production"]
            )
        }
    }

    func order(_ number: String, of partner: String = "acme") async throws -> OrderLook {
        try await value(OrderLook.self, ["order", partner, number])
    }

    /// Runs `verify` through the daemon; its faults.
    func faults() async throws -> String {
        let result = try await command("verify")
        return result.status == 0 ? "" : result.output + result.complaint
    }

    /// Runs `verify` on the directory while no daemon runs; its faults.
    func faultsAtRest() async throws -> String {
        let result = try await command("verify", "--state", stateDirectory)
        return result.status == 0 ? "" : result.output + result.complaint
    }

    private func value<Value: Decodable>(_ type: Value.Type, _ arguments: [String]) async throws -> Value {
        let result = try await command(arguments + ["--json"])
        guard result.status == 0 else {
            let log = log.all.suffix(20).joined(separator: "\n")
            throw Failure(description: "\(arguments): \(result.status) \(result.complaint)\(result.output)\n\(log)")
        }
        return try JSONDecoder().decode(type, from: Data(result.output.utf8))
    }

    func command(_ arguments: [String]) async throws -> CommandResult {
        let process = try ChildProcess(
            [DaemonProcess.program] + arguments,
            environment: ["HOLDFAST_SOCKET": socketPath, "HOLDFAST_CONFIG": configurationPath],
            keepsOutput: true
        )
        let status = try await process.exitStatus()
        return CommandResult(status: status, output: process.output, complaint: process.complaint)
    }
}
