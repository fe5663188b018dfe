import Daemon
import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationFaultTests {
    @Test(arguments: [
        // Unknown keys and shapes.
        ("log:\n  levl: info", "holdfast.yaml:2 log.levl there is no such key"),
        ("logs:\n  level: info\n  x: 1", "holdfast.yaml:1 logs there is no such section"),
        ("log: {level: info}\nlog.level: debug", "holdfast.yaml:2 log.level occurs twice"),
        ("log: info", "holdfast.yaml:1 log is a section of keys"),
        ("log:\n  level:", "holdfast.yaml:2 log.level has no value"),
        ("log:\n  level: [info]", "holdfast.yaml:2 log.level takes one value"),
        ("log:\n  level: {a: b}", "holdfast.yaml:2 log.level takes one value"),
        ("webhooks:\n  allowedAddresses: 10.0.0.0/8", "holdfast.yaml:2 webhooks.allowedAddresses takes a list"),
        ("webhooks:\n  allowedAddresses: [[1]]", "holdfast.yaml:2 webhooks.allowedAddresses takes a list"),
        ("webhooks:\n  allowedAddresses:", "holdfast.yaml:2 webhooks.allowedAddresses has no value"),
        ("- log", "holdfast.yaml:1  is not a list of keys with values"),
        // Values.
        ("node: 64", "holdfast.yaml:1 node \"64\" is not a whole number from 0 to 63"),
        (
            "log: {level: loud}",
            "holdfast.yaml:1 log.level \"loud\" is not one of trace, debug, info, notice, warning, error, critical"
        ),
        ("log: {format: xml}", "holdfast.yaml:1 log.format \"xml\" is not one of auto, human, json"),
        ("webhooks: {allowHTTP: yes}", "holdfast.yaml:1 webhooks.allowHTTP \"yes\" is neither true nor false"),
        ("shutdown: {timeout: 30}", "holdfast.yaml:1 shutdown.timeout \"30\" is not a span of time"),
        ("shutdown: {timeout: 1d}", "holdfast.yaml:1 shutdown.timeout 1d is out of range"),
        ("inbox: {maximumFileSize: 12}", "holdfast.yaml:1 inbox.maximumFileSize \"12\" is not a size"),
        ("inbox: {maximumFileSize: 12B}", "holdfast.yaml:1 inbox.maximumFileSize 12B is out of range"),
        ("retention: {events: never}", "holdfast.yaml:1 retention.events \"never\" is not a span of time"),
        ("retention: {events: 1s}", "holdfast.yaml:1 retention.events 1s is out of range"),
        ("retention: {archive: 36h}", "holdfast.yaml:1 retention.archive 36h is out of range"),
        ("http: {address: everywhere}", "holdfast.yaml:1 http.address \"everywhere\" is not an address with a port"),
        ("http: {socket: \"\"}", "holdfast.yaml:1 http.socket is empty"),
        (
            "webhooks:\n  allowedAddresses:\n  - 10.0.0.1/8",
            "holdfast.yaml:2 webhooks.allowedAddresses \"10.0.0.1/8\" names an address inside a range"
        ),
        ("directories: {inbox: \"\"}", "holdfast.yaml:1 directories.inbox is not a path"),
        // More than one key.
        (
            "webhooks:\n  timeout: 2s\n  connectTimeout: 3s",
            "holdfast.yaml:3 webhooks.connectTimeout connecting may take longer than the whole request"
        ),
        ("inbox: {maximumLineSize: 1GB}", "holdfast.yaml:1 inbox.maximumLineSize a line may be larger than a file"),
        (
            "inbox: {quietPeriod: 9s, incompleteGiveUp: 9s}",
            "holdfast.yaml:1 inbox.incompleteGiveUp a file would be given up before it can be complete"
        ),
        (
            "directories: {spool: inbox/spool}",
            "holdfast.yaml:1 directories.spool /var/lib/holdfast/inbox/spool and directories.inbox (/var/lib/holdfast/inbox) lie in one another"
        ),
        ("directories: {archive: /var/lib}", "holdfast.yaml:1 directories.archive /var/lib holds the state directory"),
        (
            "webhooks: {caFile: /nowhere}",
            "holdfast.yaml:1 webhooks.caFile /nowhere cannot be read: No such file or directory"
        ),
        ("inbox: {maximumFileSize: 2KB}", "holdfast.yaml:1 inbox.maximumFileSize a line may be larger than a file"),
        (
            "inbox: {maximumFileSize: 2KB, maximumLineSize: x}",
            "holdfast.yaml:1 inbox.maximumLineSize \"x\" is not a size"
        ),
        (
            "directories: {inbox: spool}",
            "holdfast.yaml:1 directories.inbox /var/lib/holdfast/spool and directories.inbox (/var/lib/holdfast/spool) lie in one another"
        ),
        // YAML.
        ("log: {level: info", "holdfast.yaml:2  broken YAML: did not find expected ',' or '}'"),
        (
            "node: 1\nlog:\n  level: info\n  level: debug",
            "holdfast.yaml:3 level the same key occurs twice in the section that begins here"
        ),
        ("node: 1\n---\nnode: 2", "holdfast.yaml:2  broken YAML: but found another document"),
        ("a: \"\\q\"", "holdfast.yaml:1  broken YAML: found unknown escape character"),
        // Files.
        ("catalog: {file: none.csv}", "none.csv:0  cannot be read: No such file or directory"),
        ("partners: {directory: none}", "none:0  the directory of the partners cannot be read"),
    ])
    func `a fault names file, line, key and what is wrong`(yaml: String, expected: String) throws {
        let world = try ConfigurationWorld(yaml)
        #expect(world.faults() == [expected])
        if case .failure(let faults) = world.load() { #expect(faults.all.allSatisfy { !$0.remedy.isEmpty }) }
    }

    @Test(arguments: [
        ("log:\n  levl: info", "did you mean log.level?"), ("quietPeriod: 2s", "did you mean inbox.quietPeriod?"),
        ("logs: {level: info}", "did you mean log?"),
        ("color: red", "remove it, or look up the right key in the shipped file"),
        ("log: {level: warn}", "write one of them"), ("log: {level: inof}", "did you mean info?"),
        (
            "retention: {events: 90}",
            "write a number and a unit (ms, s, m, h, d), for example 500ms, 30s, 15m, 1h30m or 90d, or forever"
        ),
    ])
    func `a remedy says what was probably meant`(yaml: String, remedy: String) throws {
        #expect(try ConfigurationWorld(yaml).fault()?.remedy == remedy)
    }

    @Test func `all faults of all places are told together, in order`() throws {
        let credentials = try TemporaryDirectory()
        try Data("secret canary".utf8).write(to: URL(filePath: "\(credentials.path)/storage.readers"))
        var world = try ConfigurationWorld(
            "node: -1\nlog: {levl: info}\ninbox: {filesInFlight: none}\ncatalog: {file: catalog.csv}",
            partners: ["a.yaml": "name: b", "c.yml": "name: c", ".hidden.yaml": "x", "notes.txt": "x", "d.yaml~": "x"]
        )
        try world.write("sku,kind\nL-1,perpetual\n", to: "catalog.csv")
        world.environment = [
            "HOLDFAST_LOG_LEVL": "info", "HOLDFAST_HTTP_ADDRESS": "x", "HOLDFAST_PORT": "tcp://10.0.0.1:80",
            "CREDENTIALS_DIRECTORY": credentials.path,
        ]
        world.overrides = ["log.colour": "on", "log.level": "loud"]
        #expect(
            Set(world.faults()) == [
                "command line:0 log.colour there is no such key",
                "command line:0 log.level \"loud\" is not one of trace, debug, info, notice, warning, error, critical",
                "environment:0 HOLDFAST_LOG_LEVL there is no such variable",
                "environment:0 HOLDFAST_HTTP_ADDRESS \"x\" is not an address with a port",
                "\(credentials.path)/storage.readers:0 storage.readers the credential holds no value for this key",
                "holdfast.yaml:1 node \"-1\" is not a whole number from 0 to 63",
                "holdfast.yaml:2 log.levl there is no such key",
                "holdfast.yaml:3 inbox.filesInFlight \"none\" is not a whole number from 1 to 256",
                "partners.d/a.yaml:1 name \"b\" is not the name of the file",
                "partners.d/c.yml:0  is not read, since its name does not end in .yaml",
                "catalog.csv:2 kind \"perpetual\" is no kind of product",
            ]
        )
        guard case .failure(let faults) = world.load() else { return }
        #expect(!faults.description.contains("canary"))
        #expect(faults.all == ConfigurationFaults(faults.all.shuffled()).all)
    }

    @Test func `a file that is missing, a directory, a pipe, or no text is refused at once`() throws {
        var world = try ConfigurationWorld()
        let path = world.directory.path
        try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: "\(path)/binary.yaml"))
        try #require(mkfifo("\(path)/pipe.yaml", 0o600) == 0)
        try Data(repeating: 0x23, count: 1 << 20 + 1).write(to: URL(filePath: "\(path)/huge.yaml"))
        let expected = [
            "missing.yaml": "cannot be read: No such file or directory", "partners.d": "is not a file",
            "pipe.yaml": "is not a file", "binary.yaml": "is not UTF-8 text", "huge.yaml": "has more than 1MiB",
        ]
        for (name, message) in expected {
            world.environment = ["HOLDFAST_CONFIG": "\(path)/\(name)"]
            var request = world.request
            request.path = nil
            guard case .failure(let faults) = DaemonConfiguration.load(request) else {
                Issue.record("\(name) was taken")
                continue
            }
            #expect(faults.all.map(\.message) == [message])
        }
    }
}
