import Foundation
import HTTPAPI
import TestSupport
import Testing

/// The program, run against a daemon with prepared answers.
@Suite(.timeLimit(.minutes(1)))
struct CommandTests {
    static let order = "/v1/partners/acme/orders/PO%2F1"
    static let line = "/v1/review/lines/PO%2F1%2F2"

    static let requests: [(arguments: [String], request: String)] =
        [
            (["status"], "GET /v1/status"),
            (["orders"], "GET /v1/orders?limit=100"),
            (
                [
                    "orders", "--partner", "acme", "--state", "held", "--number", "PO/", "--limit", "5", "--after",
                    "ord_1",
                ],
                "GET /v1/orders?partner=acme&state=held&number=PO%2F&limit=5&after=ord_1"
            ),
            (["held", "--reason", "ambiguous"], "GET /v1/held?reason=ambiguous&limit=100"),
            (["order", "acme", "PO/1"], "GET \(order)"),
            (["receipts", "acme"], "GET /v1/partners/acme/receipts?limit=100"),
            (
                ["assign", "acme", "PO/1", "xyz.com", "--line", "2", "--virtual-account", "Lab"],
                #"POST \#(order)/assign {"line":"2","smartAccount":"xyz.com","virtualAccount":"Lab"}"#
            ),
            (["release", "acme", "PO/1", "--all"], "POST \(order)/release {}"),
            (
                ["release", "acme", "PO/1", "--line", "1", "--line", "2"],
                #"POST \#(order)/release {"lines":["1","2"]}"#
            ),
            (
                ["cancel", "acme", "PO/1", "--line", "1", "--reason", "twice"],
                #"POST \#(order)/cancel {"lines":["1"],"reason":"twice"}"#
            ),
            (["accounts", "--limit", "7"], "GET /v1/accounts?limit=7"),
            (["account", "xyz.com"], "GET /v1/accounts/xyz.com"),
            (["account", "licenses", "xyz.com"], "GET /v1/accounts/xyz.com/licenses?limit=100"),
            (
                ["account", "register", "xyz.com", "--name", "XYZ", "--virtual-account", "Main"],
                #"PUT /v1/accounts/xyz.com {"name":"XYZ","state":"active","virtualAccounts":[{"name":"Main"}]}"#
            ),
            (
                ["account", "register", "xyz.com", "--virtual-account", "Main", "--default", "Lab"],
                #"PUT /v1/accounts/xyz.com {"state":"active","virtualAccounts":[{"name":"Main"},{"isDefault":true,"name":"Lab"}]}"#
            ),
            (["account", "state", "xyz.com", "closed"], #"PUT /v1/accounts/xyz.com/state {"state":"closed"}"#),
            (
                ["assets", "xyz.com", "--kind", "hardware", "--order", "PO/1"],
                "GET /v1/accounts/xyz.com/assets?limit=100&kind=hardware&orderNumber=PO%2F1"
            ),
            (
                ["history", "xyz.com", "--actor", "partner:acme", "--limit", "5", "--after", "act_1"],
                "GET /v1/accounts/xyz.com/activity?limit=5&after=act_1&actor=partner%3Aacme"
            ),
            (["history", "--partner", "acme"], "GET /v1/partners/acme/activity?limit=100"),
            (
                ["export-proof", "xyz.com", "--after", "act_1"],
                "GET /v1/accounts/xyz.com/activity/proof?limit=1000&after=act_1"
            ),
            (["review"], "GET /v1/review?limit=100"),
            (["review", "list", "--partner", "acme"], "GET /v1/review?partner=acme&limit=100"),
            (["review", "show", "PO/1/2"], "GET \(line)"),
            (["match", "explain", "PO/1/2", "--partner", "acme"], "GET \(line)?partner=acme"),
            (
                ["review", "confirm", "PO/1/2", "xyz.com", "--only", "--override", "--virtual-account", "Lab"],
                #"POST \#(line)/confirm {"onlyThisLine":true,"override":true,"smartAccount":"xyz.com","virtualAccount":"Lab"}"#
            ),
            (
                ["review", "confirm", "PO/1/2", "xyz.com", "--partner", "acme"],
                #"POST \#(line)/confirm?partner=acme {"smartAccount":"xyz.com"}"#
            ),
            (
                ["review", "reject", "oln_1", "xyz.com", "--note", "no"],
                #"POST /v1/review/lines/oln_1/reject {"note":"no","smartAccount":"xyz.com"}"#
            ),
            (
                ["review", "reject", "oln_1", "xyz.com", "--revoke"],
                #"POST /v1/review/lines/oln_1/reject {"revoke":true,"smartAccount":"xyz.com"}"#
            ),
            (["review", "none", "oln_1"], "POST /v1/review/lines/oln_1/none {}"),
            (["review", "unsure", "oln_1", "--note", "a"], #"POST /v1/review/lines/oln_1/unsure {"note":"a"}"#),
            (["review", "undo", "oln_1"], "POST /v1/review/lines/oln_1/undo {}"),
            (["review", "proposals"], "GET /v1/review/proposals?limit=100"),
            (["review", "approve", "prp_1"], "POST /v1/review/proposals/prp_1/approve {}"),
            (["review", "decline", "prp_1"], "POST /v1/review/proposals/prp_1/decline {}"),
            (["aliases"], "GET /v1/aliases?limit=100"),
            (["aliases", "show", "als_1"], "GET /v1/aliases/als_1"),
            (["aliases", "confirm", "als_1"], "POST /v1/aliases/als_1/confirm"),
            (["aliases", "revoke", "als_1"], "POST /v1/aliases/als_1/revoke"),
            (["match", "report"], "GET /v1/match/report"),
            (["endpoints", "--partner", "acme"], "GET /v1/endpoints?partner=acme&limit=100"),
            (
                ["endpoints", "add", "--account", "xyz.com", "--url", "https://a.example", "--event", "license.*"],
                #"POST /v1/endpoints {"events":["license.*"],"smartAccount":"xyz.com","url":"https://a.example"}"#
            ),
            (
                ["endpoints", "change", "ep_1", "--header", "X-Key: a:b", "--rate-per-minute", "60"],
                #"PATCH /v1/endpoints/ep_1 {"headers":{"X-Key":"a:b"},"ratePerMinute":60}"#
            ),
            (["endpoints", "show", "ep_1"], "GET /v1/endpoints/ep_1"),
            (["endpoints", "enable", "ep_1"], "POST /v1/endpoints/ep_1/enable"),
            (["endpoints", "disable", "ep_1"], "POST /v1/endpoints/ep_1/disable"),
            (["endpoints", "rotate", "ep_1"], "POST /v1/endpoints/ep_1/rotate {}"),
            (
                ["endpoints", "rotate", "ep_1", "--overlap", "1h", "--replace"],
                #"POST /v1/endpoints/ep_1/rotate {"overlapSeconds":3600,"replace":true}"#
            ),
            (["endpoints", "test", "ep_1"], "POST /v1/endpoints/ep_1/test"),
            (["endpoints", "remove", "ep_1"], "DELETE /v1/endpoints/ep_1"),
            (
                ["deliveries", "--endpoint", "ep_1", "--state", "failed"],
                "GET /v1/endpoints/ep_1/deliveries?state=failed&limit=100"
            ),
            (["deliveries"], "GET /v1/endpoints?limit=100"),
            (["deliveries", "--event", "evt_1"], "GET /v1/events/evt_1/deliveries"),
            (["deliveries", "show", "dlv_1"], "GET /v1/deliveries/dlv_1"),
            (["deliveries", "redeliver", "dlv_1"], "POST /v1/deliveries/dlv_1/redeliver"),
            (
                ["deliveries", "recover", "ep_1", "--within", "3d"],
                #"POST /v1/endpoints/ep_1/redeliver {"within":"3d"}"#
            ),
            (["events", "--type", "license.held"], "GET /v1/events?type=license.held&limit=100"),
            (["events", "show", "evt_1"], "GET /v1/events/evt_1"),
            (["jobs"], "GET /v1/jobs?state=live&limit=100"),
            (["jobs", "queues"], "GET /v1/queues"),
            (["jobs", "redrive", "7"], "POST /v1/jobs/7/redrive"),
            (["jobs", "pause", "endpoint:ep_1"], "POST /v1/queues/endpoint%3Aep_1/pause"),
            (["jobs", "resume", "release"], "POST /v1/queues/release/resume"),
            (["backup", "/srv/copy"], #"POST /v1/backup {"path":"\/srv\/copy"}"#),
            (["verify"], "POST /v1/verify"),
        ] + peopleRequests + stewardRequests + useRequests

    /// Fields of JSON in one order, whatever the encoder's.
    private func sorted(_ request: String) throws -> String {
        guard let brace = request.firstIndex(of: "{") else { return request }
        let object = try JSONSerialization.jsonObject(with: Data(request[brace...].utf8))
        let json = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return request[..<brace] + String(decoding: json, as: UTF8.self)
    }

    @Test(arguments: requests.indices)
    func `asks the daemon`(index: Int) async throws {
        let (arguments, request) = Self.requests[index]
        let daemon = try CannedDaemon()
        _ = try await CommandRun(arguments + ["--socket", daemon.socketPath, "--json"])
        #expect(try daemon.all.map(sorted) == [sorted(request)])
    }

    @Test func `prints exactly the API's JSON`() async throws {
        let daemon = try CannedDaemon(answer: #"{"items":[ ],"more":"unknown to this version"}"#)
        let run = try await CommandRun(["orders", "--socket", daemon.socketPath, "--json"])
        #expect(run.status == 0)
        #expect(run.output == #"{"items":[ ],"more":"unknown to this version"}"# + "\n")
        #expect(run.error == "")
    }

    @Test(arguments: [("held", 1), ("cancelled", 1), ("released", 0)])
    func `a release that releases nothing says why and exits with 1`(state: String, exit: Int32) async throws {
        let line = #"{"id":"ln_1","number":"1","sku":"A","quantity":1,"state":"\#(state)"}"#
        let daemon = try CannedDaemon(answer: #"{"items":[\#(line)]}"#)
        let run = try await CommandRun(["release", "acme", "1", "--all", "--socket", daemon.socketPath])
        #expect(run.status == exit)
        #expect(run.error == (exit == 0 ? "" : "holdfast: nothing is released: \(state)\n"))
    }

    @Test func `a catalog that is not there ends with 66, and garbage for a database with 65`() async throws {
        #expect(try await CommandRun(["catalog", "load", "/nonexistent.csv"]).status == 66)
        let directory = try TemporaryDirectory()
        try Data(repeating: 88, count: 8_192).write(to: URL(fileURLWithPath: "\(directory.path)/holdfast.sqlite3"))
        #expect(try await CommandRun(["verify", "--state", directory.path]).status == 65)
    }

    static let refusals: [(status: Int, kind: ProblemKind?, exit: Int32)] = [
        (400, .malformed, 65), (422, .invalid, 65), (413, .tooLarge, 65), (404, .unknown, 1), (409, .conflict, 1),
        (500, .internalError, 1), (503, .busy, 75), (507, .full, 75), (502, nil, 70),
    ]

    @Test(arguments: refusals.indices)
    func `tells a refusal and what to do, and exits by its kind`(index: Int) async throws {
        let (status, kind, exit) = Self.refusals[index]
        let error = kind.map { APIError($0, code: "thing.wrong", message: "it is wrong", remedy: "set it right") }
        let answer = try error.map { String(decoding: try JSONEncoder().encode(Problem($0)), as: UTF8.self) }
        let daemon = try CannedDaemon(status: status, answer: answer ?? "<html>")
        let run = try await CommandRun(["orders", "--socket", daemon.socketPath])
        #expect(run.status == exit)
        #expect(run.output == "")
        if kind != nil {
            #expect(run.error == "holdfast: it is wrong [thing.wrong]\n          set it right\n")
        }
    }

    @Test func `says in one sentence that no daemon answers, and where`() async throws {
        let run = try await CommandRun(["orders"], environment: ["HOLDFAST_SOCKET": "/nowhere/socket"])
        #expect(run.status == 69)
        #expect(run.error.hasPrefix("holdfast: no daemon answers at /nowhere/socket (No such file or directory)\n"))
        #expect(run.error.contains("holdfast serve"))
    }

    @Test func `the option counts more than the environment`() async throws {
        let daemon = try CannedDaemon(answer: #"{"items":[]}"#)
        let environment = ["HOLDFAST_SOCKET": "/nowhere/socket"]
        let run = try await CommandRun(["orders", "--socket", daemon.socketPath], environment: environment)
        #expect(run.output == "There are no such orders.\n")
    }

    @Test(arguments: [
        ["release", "acme", "1"], ["release", "acme", "1", "--all", "--line", "1"], ["cancel", "acme", "1", "--all"],
        ["orders", "--limit", "0"], ["endpoints", "add", "--url", "https://a.example"], ["nothing"],
        ["people"], ["people", "--account", "xyz.com", "--partner", "acme"],
        ["invitations", "send", "eva@xyz.com", "--account", "xyz.com"],
        ["endpoints", "add", "--partner", "acme"], ["deliveries", "--event", "evt_1", "--state", "failed"],
    ])
    func `refuses wrong usage before it asks`(arguments: [String]) async throws {
        let run = try await CommandRun(arguments, environment: ["HOLDFAST_SOCKET": "/nowhere/socket"])
        #expect(run.status == 64)
        #expect(run.output == "")
    }

    @Test func `sends a file's bytes to be explained, and fails when it would be refused`() async throws {
        let explanation = #"""
            {"acknowledgements":["997"],"isRepeat":false,"orders":[],"receipt":{"bytes":3,"faultCount":1,"faults":[{"code":"csv.quote","line":2,
            "message":"a quote is open","remedy":"close it"}],"fileName":"standard input","format":"csv","id":"rcp_1",
            "items":[],"outcome":"rejected","partner":"acme","receivedAt":"2026-01-01T00:00:00.000Z","sha256":"00"}}
            """#
        let daemon = try CannedDaemon(answer: explanation)
        let run = try await CommandRun(
            ["explain", "-", "--partner", "acme", "--socket", daemon.socketPath],
            input: "a,b\n"
        )
        #expect(daemon.all == ["POST /v1/partners/acme/explain?name=standard%20input a,b\n"])
        #expect(run.status == 65)
        #expect(run.output.contains("a quote is open"))
    }

    @Test func `a file that is not there is no input`() async throws {
        let run = try await CommandRun(["explain", "/nowhere/orders.csv", "--partner", "acme"])
        #expect(run.status == 66)
    }

    @Test(arguments: [(true, 0), (false, 1)])
    func `verify exits by what was found`(isSound: Bool, status: Int32) async throws {
        let faults = isSound ? "[]" : #"["lot lot_1 is in no place"]"#
        let daemon = try CannedDaemon(answer: #"{"faults":\#(faults),"isSound":\#(isSound)}"#)
        let run = try await CommandRun(["verify", "--socket", daemon.socketPath])
        #expect(run.status == status)
        #expect(run.output == (isSound ? "Everything is sound.\n" : "lot lot_1 is in no place\n1 fault\n"))
    }

    @Test func `verify without a daemon needs a database`() async throws {
        let directory = try TemporaryDirectory()
        let run = try await CommandRun(["verify", "--state", directory.path])
        #expect(run.status == 66)
        #expect(run.error.contains("there is no database in \(directory.path)"))
    }

    @Test func `a path for the daemon is absolute`() async throws {
        let daemon = try CannedDaemon()
        _ = try await CommandRun(["backup", "copy", "--socket", daemon.socketPath, "--json"])
        let body = try #require(daemon.all.first?.split(separator: " ").last)
        let request = try JSONDecoder().decode(BackupRequest.self, from: Data(body.utf8))
        #expect(request.path == "\(FileManager.default.currentDirectoryPath)/copy")
    }

    @Test func `loads a catalog by the rules of the configuration`() async throws {
        let daemon = try CannedDaemon(answer: #"{"changed":1,"products":1}"#)
        let good = "\(daemon.directory.path)/good.csv", bad = "\(daemon.directory.path)/bad.csv"
        try "sku,name,kind,termMonths\nNET-1,Network,subscription,12\n".write(
            toFile: good,
            atomically: true,
            encoding: .utf8
        )
        try "sku,kind\nNET-1,licence\n".write(toFile: bad, atomically: true, encoding: .utf8)
        let refused = try await CommandRun(["catalog", "load", bad, "--socket", daemon.socketPath])
        #expect(refused.status == 65)
        #expect(daemon.all == [])
        let run = try await CommandRun(["catalog", "load", good, "--socket", daemon.socketPath])
        #expect(run.output == "1 product, 1 new or changed\n")
        #expect(daemon.all.first?.contains(#""sku":"NET-1""#) == true)
    }

    @Test func `shows the versions of everything`() async throws {
        let run = try await CommandRun(["version", "--json"])
        let versions = try JSONDecoder().decode(VersionView.self, from: Data(run.output.utf8))
        #expect(versions.sqlite.hasPrefix("3."))
        #expect(versions.libcurl.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+.*/) != nil)
    }
}
