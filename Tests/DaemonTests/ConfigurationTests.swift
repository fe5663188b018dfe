import Daemon
import Domain
import Foundation
import Logging
import Systemd
import TestSupport
import Testing

@Suite struct ConfigurationTests {
    @Test(arguments: ["", "# nothing\n", "log:\n", "---\n{}\n"])
    func `an empty file gives the defaults`(yaml: String) throws {
        let world = try ConfigurationWorld(yaml)
        let configuration = try world.load().get()
        #expect(configuration.file == world.path)
        #expect(configuration.node == 0)
        #expect(configuration.directories.state == "/var/lib/holdfast")
        #expect(configuration.directories.inbox == "/var/lib/holdfast/inbox")
        #expect(configuration.http.address?.description == "127.0.0.1:8480")
        #expect(configuration.http.socket == "/run/holdfast/holdfast.sock")
        #expect(configuration.log.format == .auto && configuration.log.level == .info)
        #expect(configuration.shutdownTimeout == .seconds(30))
        #expect(configuration.storage.reserve == 64 << 20)
        #expect(configuration.inbox.maximumFileSize == 256 << 20)
        #expect(configuration.webhooks.allowedAddresses.isEmpty)
        #expect(configuration.retention.archive == .seconds(400 * 86_400))
        #expect(configuration.partners.isEmpty && configuration.catalog.isEmpty)
        #expect(configuration.settings.count == Setting.allCases.count)
        #expect(configuration.settings.values.allSatisfy { $0.origin == .standard })
    }

    @Test func `every key of the file takes effect`() throws {
        let world = try ConfigurationWorld(
            """
            node: 7
            directories: {state: state, inbox: /in, spool: s, archive: a, quarantine: q, receipts: r, outbox: o, runtime: run}
            http: {address: "", socket: api.sock}
            log: {format: json, level: debug}
            shutdown: {timeout: 1m}
            storage: {readers: 3, freeSpaceFloor: 2GB, reserve: 0}
            inbox: {quietPeriod: 3s, scanInterval: 4s, maximumFileSize: 5MB, maximumLineSize: 6KB,
                    incompleteGiveUp: 7h, filesInFlight: 8}
            webhooks: {allowHTTP: true, allowedAddresses: [10.0.0.0/8, "::1"], timeout: 9s, connectTimeout: 2s,
                       maximumInFlight: 10, caFile: holdfast.yaml}
            retention: {attempts: 1d, events: 2d, finishedJobs: 3d, deadJobs: forever, archive: 5d}
            """
        )
        let configuration = try world.load().get()
        let base = world.directory.path
        #expect(configuration.node == 7)
        #expect(configuration.directories.state == "\(base)/state")
        #expect(configuration.directories.inbox == "/in")
        #expect(configuration.directories.spool == "\(base)/state/s")
        #expect(configuration.directories.archive == "\(base)/state/a")
        #expect(configuration.directories.quarantine == "\(base)/state/q")
        #expect(configuration.directories.receipts == "\(base)/state/r")
        #expect(configuration.directories.outbox == "\(base)/state/o")
        #expect(configuration.directories.runtime == "\(base)/run")
        #expect(configuration.http.address == nil)
        #expect(configuration.http.socket == "\(base)/run/api.sock")
        #expect(configuration.log.format == .json && configuration.log.level == .debug)
        #expect(configuration.shutdownTimeout == .seconds(60))
        #expect(configuration.storage.readers == 3)
        #expect(configuration.storage.freeSpaceFloor == 2_000_000_000 && configuration.storage.reserve == 0)
        #expect(configuration.inbox.quietPeriod == .seconds(3) && configuration.inbox.scanInterval == .seconds(4))
        #expect(configuration.inbox.maximumFileSize == 5_000_000 && configuration.inbox.maximumLineSize == 6_000)
        #expect(configuration.inbox.incompleteGiveUp == .seconds(25_200) && configuration.inbox.filesInFlight == 8)
        #expect(configuration.webhooks.allowsHTTP)
        #expect(configuration.webhooks.allowedAddresses.map(\.text) == ["10.0.0.0/8", "::1"])
        #expect(configuration.webhooks.timeout == .seconds(9) && configuration.webhooks.connectTimeout == .seconds(2))
        #expect(configuration.webhooks.maximumInFlight == 10 && configuration.webhooks.caFile == world.path)
        #expect(configuration.retention.attempts == .seconds(86_400) && configuration.retention.deadJobs == nil)
        #expect(configuration.retention.events == .seconds(2 * 86_400))
        #expect(configuration.retention.finishedJobs == .seconds(3 * 86_400))
        #expect(configuration.retention.archive == .seconds(5 * 86_400))
    }

    @Test func `flags win over environment over credentials over file over defaults`() throws {
        let credentials = try TemporaryDirectory()
        func credential(_ key: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(filePath: "\(credentials.path)/\(key)"))
        }
        for key in ["log.level", "node", "shutdown.timeout"] { try credential(key, key == "node" ? "3\n" : "3s") }
        try credential("log.level", "warning")
        var world = try ConfigurationWorld(
            "log: {level: notice}\nnode: 4\nshutdown: {timeout: 4s}\nstorage: {readers: 4}"
        )
        world.overrides = ["log.level": "trace"]
        world.environment = [
            "HOLDFAST_LOG_LEVEL": "error", "HOLDFAST_NODE": "2", "CREDENTIALS_DIRECTORY": credentials.path,
            "HOLDFAST_WEBHOOKS_ALLOWED_ADDRESSES": "10.0.0.0/8, 192.0.2.0/24",
        ]
        let configuration = try world.load().get()
        #expect(configuration.log.level == .trace)
        #expect(configuration.node == 2)
        #expect(configuration.shutdownTimeout == .seconds(3))
        #expect(configuration.storage.readers == 4)
        #expect(configuration.webhooks.allowedAddresses.map(\.text) == ["10.0.0.0/8", "192.0.2.0/24"])
        let origins = configuration.settings.mapValues(\.origin)
        #expect(origins[.logLevel] == .commandLine)
        #expect(origins[.node] == .environment(variable: "HOLDFAST_NODE"))
        #expect(origins[.shutdownTimeout] == .credential(path: "\(credentials.path)/shutdown.timeout"))
        #expect(origins[.readers] == .file(path: world.path, line: 4))
        #expect(origins[.filesInFlight] == .standard)
    }

    @Test(arguments: [("", []), (" 10.0.0.0/8 ", ["10.0.0.0/8"]), ("10.0.0.0/8,::1", ["10.0.0.0/8", "::1"])])
    func `a list in one text has commas`(text: String, expected: [String]) throws {
        var world = try ConfigurationWorld("webhooks: {allowedAddresses: [192.0.2.0/24]}")
        world.environment = ["HOLDFAST_WEBHOOKS_ALLOWED_ADDRESSES": text]
        #expect(try world.load().get().webhooks.allowedAddresses.map(\.text) == expected)
        world.environment = [:]
        world.overrides = ["webhooks.allowedAddresses": text]
        #expect(try world.load().get().webhooks.allowedAddresses.map(\.text) == expected)
    }

    @Test(arguments: [
        (Setting.logLevel, "HOLDFAST_LOG_LEVEL"), (.allowHTTP, "HOLDFAST_WEBHOOKS_ALLOW_HTTP"),
        (.caFile, "HOLDFAST_WEBHOOKS_CA_FILE"), (.maximumInFlight, "HOLDFAST_WEBHOOKS_MAXIMUM_IN_FLIGHT"),
        (.node, "HOLDFAST_NODE"),
    ])
    func `each key has its variable`(setting: Setting, variable: String) {
        #expect(setting.environmentVariable == variable)
    }
}

@Suite struct ConfigurationPathsTests {
    private func request(path: String? = nil, variable: String? = nil) -> ConfigurationRequest {
        var environment: [String: String] = [:]
        environment["HOLDFAST_CONFIG"] = variable
        return ConfigurationRequest(path: path, environment: environment, workingDirectory: "/work")
    }

    @Test(arguments: [
        ("flag.yaml", "variable.yaml", [], "/work/flag.yaml"), (nil, "/v/variable.yaml", [], "/v/variable.yaml"),
        (nil, nil, ["/etc/holdfast/holdfast.yaml", "/work/config/holdfast.yaml"], "/etc/holdfast/holdfast.yaml"),
        (nil, "", ["/work/config/holdfast.yaml"], "/work/config/holdfast.yaml"),
    ])
    func `the first place in order is taken`(flag: String?, variable: String?, present: [String], expected: String)
        throws
    {
        let found = try ConfigurationPaths.find(request(path: flag, variable: variable), exists: present.contains)
        #expect(found == expected)
    }

    @Test func `without any file the places are named`() {
        let fault = #expect(throws: ConfigurationFault.self) { try ConfigurationPaths.find(request()) { _ in false } }
        #expect(fault?.description.contains("/etc/holdfast/holdfast.yaml") == true)
        #expect(fault?.description.contains("/work/config/holdfast.yaml") == true)
    }
}

@Suite struct ConfigurationReloadTests {
    @Test func `what differs is told apart by whether it needs a restart`() throws {
        let world = try ConfigurationWorld(
            "log: {level: info}\nhttp: {address: 127.0.0.1:1}\nshutdown: {timeout: 60s}\nwebhooks: {timeout: 9s}",
            partners: ["old.yaml": "name: old", "same.yaml": "name: same", "other.yaml": "name: other"]
        )
        let current = try world.load().get()
        try world.write(
            """
            log: {level: debug, format: json}
            http: {address: 127.0.0.1:2}
            shutdown: {timeout: 1m}
            directories: {state: /elsewhere}
            webhooks: {timeout: 10s}
            catalog: {file: catalog.csv}
            """,
            to: "holdfast.yaml"
        )
        try world.write("sku,kind\nL-1,perpetualLicense\n", to: "catalog.csv")
        try world.write("name: other\nundoWindow: 1h", to: "partners.d/other.yaml")
        try world.write("name: new", to: "partners.d/new.yaml")
        try FileManager.default.removeItem(atPath: "\(world.directory.path)/partners.d/old.yaml")

        let reload = try current.reload(world.request).get()
        #expect(reload.applied.map(\.setting) == [.catalogFile, .logLevel, .webhookTimeout])
        #expect(reload.needsRestart.map(\.setting).contains(.stateDirectory))
        #expect(reload.needsRestart.contains { $0.setting == .httpAddress && $0.before == "127.0.0.1:1" })
        #expect(reload.partnersAdded.map(\.text) == ["new"])
        #expect(reload.partnersRemoved.map(\.text) == ["old"])
        #expect(reload.partnersChanged.map(\.text) == ["other"])
        #expect(reload.isCatalogChanged && !reload.isEmpty)

        let now = reload.configuration
        #expect(now.log.level == .debug && now.log.format == .auto)
        #expect(now.http == current.http && now.directories == current.directories)
        #expect(now.webhooks.timeout == .seconds(10) && now.catalog.count == 1 && now.partners.count == 3)

        let again = try now.reload(world.request).get()
        #expect(again.applied.isEmpty && again.partnersAdded.isEmpty && !again.isCatalogChanged)
        #expect(again.needsRestart.map(\.setting) == reload.needsRestart.map(\.setting))
    }

    @Test func `the same files change nothing`() throws {
        let world = try ConfigurationWorld("log: {level: info}", partners: ["a.yaml": "name: a"])
        let current = try world.load().get()
        #expect(try current.reload(world.request).get().isEmpty)
    }

    @Test func `a reload with faults changes nothing and tells them all`() throws {
        let world = try ConfigurationWorld()
        let current = try world.load().get()
        try world.write("log: {level: loud}\nnode: 64", to: "holdfast.yaml")
        guard case .failure(let faults) = current.reload(world.request) else {
            Issue.record("the faults were not found")
            return
        }
        #expect(faults.all.map(\.key) == ["log.level", "node"])
    }
}

@Suite struct ConfigurationReportTests {
    @Test func `a check without faults counts what there is and ends with 0`() throws {
        let world = try ConfigurationWorld(partners: ["a.yaml": "name: a", "b.yaml": "name: b\nenabled: false"])
        let (text, status) = ConfigurationReport.check(world.load())
        #expect(text == "\(world.path): no faults; 2 partners (1 enabled), 0 products\n")
        #expect(status == 0)
    }

    @Test func `a check with faults tells each on a line and ends with 78`() throws {
        let world = try ConfigurationWorld("log: {level: loud}\nnode: 64")
        let (text, status) = ConfigurationReport.check(world.load())
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3 && lines[2] == "2 faults")
        #expect(lines[0].hasPrefix("\(world.path):1: log.level: \"loud\" is not one of trace, debug"))
        #expect(lines[1].hasPrefix("\(world.path):2: node: \"64\" is not a whole number from 0 to 63"))
        #expect(status == 78)
    }

    @Test func `the listing names value and origin of every key, but not what a credential holds`() throws {
        let credentials = try TemporaryDirectory()
        try Data("debug".utf8).write(to: URL(filePath: "\(credentials.path)/log.level"))
        var world = try ConfigurationWorld("node: 5")
        world.environment = ["CREDENTIALS_DIRECTORY": credentials.path]
        let listing = ConfigurationReport.settings(of: try world.load().get())
        let lines = listing.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
        #expect(lines.count == Setting.allCases.count)
        #expect(lines.contains(["node", "5", "\(world.path):1"]))
        #expect(lines.contains(["log.level", "<redacted>", "credential", "\(credentials.path)/log.level"]))
        #expect(lines.contains(["catalog.file", "\"\"", "default"]))
    }
}
