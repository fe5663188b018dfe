import Domain
import HTTPTypes
import Testing

@testable import HTTPAPI

/// Health and metrics.
struct ObservationTests {
    private static let moment: Int64 = 1_000_000

    static let vitals: [(name: String, change: @Sendable (inout Vitals) -> Void, alive: Bool, failing: String?)] = [
        ("nothing", { _ in }, true, nil),
        ("a part stalled", { $0.stalledParts = ["writer has not moved for 61 s"] }, false, "progress"),
        ("the database stopped", { $0.databaseFault = "disk I/O error" }, true, "database"),
        ("the reserve gone", { $0.hasReserve = false }, true, "reserve"),
        ("the inbox closed", { $0.inboxFault = "too little space" }, true, "inbox"),
        ("the scan 60 s old", { $0.inboxesScannedAt = moment - 60_000 }, true, nil),
        ("the scan older", { $0.inboxesScannedAt = moment - 60_001 }, true, "inbox"),
        ("a job 60 s late", { $0.oldestOverdueAt = moment - 60_000 }, true, nil),
        ("work still for 60 s", { $0.workStandsStillSince = moment - 60_000 }, true, nil),
        ("work still for longer", { $0.workStandsStillSince = moment - 60_001 }, true, "jobs"),
        ("a job later", { $0.oldestOverdueAt = moment - 60_001 }, true, "jobs"),
    ]

    @Test(arguments: vitals.indices)
    func `judges the vital signs`(index: Int) async throws {
        let (name, change, isAlive, failing) = Self.vitals[index]
        var vitals = Vitals(now: Self.moment)
        change(&vitals)
        let report = HealthReport(vitals, limits: HealthLimits())
        #expect(report.isAlive == isAlive, "\(name)")
        #expect(report.all.filter { $0.fault != nil }.map(\.name) == (failing.map { [$0] } ?? []), "\(name)")

        let world = APIWorld(FakeOperations(vitals: vitals))
        #expect(try await world.ask(.get, "/healthz").status == (isAlive ? 200 : 503))
        let answer = try await world.ask(.get, "/readyz")
        #expect(answer.status == (failing == nil ? 200 : 503))
        #expect(answer.text == (failing == nil ? "ok\n" : "readyz failed\n"))
        let verbose = try await world.ask(.get, "/readyz?verbose")
        #expect(verbose.status == answer.status)
        if let failing { #expect(verbose.text.contains("[-] \(failing): ")) }
        #expect(verbose.text.split(separator: "\n").count == 6)
    }

    @Test func `readiness fails with the name and the measure of what fails`() async throws {
        var vitals = Vitals(now: Self.moment)
        vitals.oldestOverdueAt = Self.moment - 75_900
        let answer = try await APIWorld(FakeOperations(vitals: vitals)).ask(.get, "/readyz?verbose")
        #expect(answer.text.contains("[-] jobs: a due job has not run for 75 s, more than 60 s\n"))
        #expect(answer.text.hasSuffix("readyz failed\n"))
    }

    @Test(arguments: ["/v1/orders", "/v1/status", "/", "/v1/endpoints"])
    func `the loopback listener serves nothing else`(uri: String) async throws {
        var world = APIWorld()
        world.isObservationOnly = true
        #expect(try await world.ask(.get, uri).status == 404)
        #expect(world.operations.all == [])
    }

    @Test func `serves metrics in the format that Prometheus reads`() async throws {
        var world = APIWorld()
        world.isObservationOnly = true
        let answer = try await world.ask(.get, "/metrics")
        #expect(answer.mediaType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(answer.text.contains(#"holdfast_held_lines{partner="acme",reason="noAccount"} 3"#))
        #expect(answer.text.contains(#"holdfast_held_oldest_age_seconds{reason="noAccount"} 90.5"#))
        #expect(answer.text.contains(#"holdfast_files_total{partner="acme",outcome="archived"} 12"#))
        #expect(answer.text.contains("process_resident_memory_bytes "))
    }

    @Test func `a database that does not answer fails metrics, and health still answers`() async throws {
        let world = APIWorld(FakeOperations(failingWith: CancellationError()))
        #expect(try await world.ask(.get, "/metrics").status == 500)
        #expect(try await world.ask(.get, "/healthz").status == 200)
    }

    @Test(arguments: [
        ("localhost", true), ("localhost:9464", true), ("127.0.0.1:9464", true), ("[::1]:9464", true), ("[::1]", true),
        ("127.9.9.9", true), ("evil.example", false), ("127.0.0.1.evil.example", false), ("localhost.evil:80", false),
        ("192.0.2.1:9464", false), ("", false),
    ])
    func `knows its own names from those of web pages`(authority: String, isLocal: Bool) {
        #expect(HostMiddleware.isLocal(authority) == isLocal)
    }
}
