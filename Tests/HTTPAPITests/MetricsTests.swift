import Glibc
import JobQueue
import Testing

@testable import HTTPAPI

/// The text format, the names, and the numbers of the process.
struct MetricsTests {
    @Test func `writes a family with help, type and samples`() {
        var page = MetricsText()
        page.add("holdfast_things", .gauge, "Things.", [.init(3, ("kind", "a")), .init(0.5, ("kind", "b"))])
        page.add("holdfast_done_total", .counter, "Done.", 7)
        page.add("holdfast_nothing", .gauge, "Nothing.", [])
        #expect(
            page.text == """
                # HELP holdfast_things Things.
                # TYPE holdfast_things gauge
                holdfast_things{kind="a"} 3
                holdfast_things{kind="b"} 0.5
                # HELP holdfast_done_total Done.
                # TYPE holdfast_done_total counter
                holdfast_done_total 7

                """
        )
    }

    @Test(arguments: [
        (#"say "hi""#, #"say \"hi\""#), (#"C:\x"#, #"C:\\x"#), ("one\ntwo", #"one\ntwo"#), ("Käse", "Käse"),
        ("a\n# TYPE forged counter", #"a\n# TYPE forged counter"#),
    ])
    func `escapes label values`(value: String, escaped: String) {
        var page = MetricsText()
        page.add("holdfast_x", .gauge, "X.", [.init(1, ("l", value))])
        #expect(page.text.hasSuffix("holdfast_x{l=\"\(escaped)\"} 1\n"))
        #expect(page.text.split(separator: "\n").count == 3)
    }

    @Test(arguments: [
        (1.0, "1.0"), (-0.25, "-0.25"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
        (1.7672256e9, "1767225600.0"),
    ])
    func `writes numbers as the format has them`(number: Double, text: String) {
        var page = MetricsText()
        page.add("holdfast_x", .gauge, "X.", [.init(number)])
        #expect(page.text.hasSuffix("holdfast_x \(text)\n"))
    }

    @Test func `every family obeys the naming rules and comes once`() throws {
        let text = MetricsPage.text(Sample.measurements, process: ProcessReading())
        let types = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ") }
        let names = types.map { String($0[2]) }
        #expect(Set(names).count == names.count)
        #expect(names.count > 25)
        for (name, kind) in zip(names, types.map { $0[3] }) {
            #expect(name.wholeMatch(of: /(holdfast|process)_[a-z][a-z0-9_]*/) != nil, "\(name)")
            #expect(name.hasSuffix("_total") == (kind == "counter"), "\(name)")
            #expect(!name.contains("millis") && !name.hasSuffix("_ms") && !name.hasSuffix("_kb"), "\(name)")
        }
        let samples = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        for sample in samples {
            let pattern = /[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+0-9.eInfNa]+/
            #expect(sample.wholeMatch(of: pattern) != nil, "\(sample)")
        }
    }

    @Test(arguments: [
        #"holdfast_inbox_refused_files{partner="acme"} 3"#, "holdfast_inbox_common_alerts 2", "holdfast_inbox_closed 1",
        #"holdfast_files_total{partner="acme",outcome="archived"} 12"#,
    ])
    func `tells how the inboxes stand`(sample: String) {
        let text = MetricsPage.text(Sample.measurements, process: nil)
        #expect(text.split(separator: "\n").contains { $0 == sample }, "\(text)")
    }

    @Test func `counts the queues of all endpoints together`() {
        var slow = Sample.overview("webhook ep_1", id: 1)
        (slow.ready, slow.dead, slow.oldestReadyAt) = (3, 1, 40_000)
        var quick = Sample.overview("webhook ep_2", id: 2, isPaused: true)
        (quick.ready, quick.scheduled, quick.oldestReadyAt, quick.oldestOverdueAt) = (2, 5, 90_000, 70_000)
        let all = QueueMeasurement.all(
            [slow, quick, Sample.overview("matching", id: 3)],
            running: [slow.id: 4, quick.id: 1],
            now: 100_000,
            isEndpointQueue: { $0.hasPrefix("webhook ") }
        )
        #expect(all.map(\.label) == ["matching", "webhooks"])
        #expect(all[1].ready == 5)
        #expect(all[1].running == 5)
        #expect(all[1].scheduled == 5)
        #expect(all[1].dead == 1)
        #expect(all[1].paused == 1)
        #expect(all[1].oldestReadyAge == 60_000)
        #expect(all[1].oldestOverdueAge == 30_000)
        #expect(all[0] == QueueMeasurement(label: "matching"))
    }

    @Test func `reads the process as the kernel sees it`() throws {
        let before = try #require(ProcessReading())
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        let after = try #require(ProcessReading())
        var usage = rusage()
        getrusage(0, &usage)
        #expect(after.residentBytes > 1 << 20)
        #expect(after.residentBytes <= Int(usage.ru_maxrss) * 1_024 + (64 << 20))
        #expect(after.virtualBytes >= after.residentBytes)
        #expect(after.openDescriptors > 3)
        #expect(after.maximumDescriptors >= after.openDescriptors)
        #expect(after.threads >= 1)
        #expect(after.processorSeconds >= before.processorSeconds)
        let age = Double(time(nil)) - after.startedAt
        #expect(age > -2 && age < 86_400)
    }
}
