import Foundation
import Glibc
import Logging
import Systemd
import Testing

/// A log that goes into a pipe.
private struct LogWorld {
    let pipe = Pipe()
    let destination: LogDestination

    init(
        format: LogFormat,
        isJournal: Bool = false,
        level: Logger.Level = .trace,
        milliseconds: Int64 = 1_767_225_600_250
    ) {
        destination = LogDestination(
            format: format,
            isJournal: isJournal,
            level: level,
            descriptor: pipe.fileHandleForWriting.fileDescriptor,
            now: { milliseconds }
        )
    }

    var logger: Logger { Logger(label: "holdfast.test", factory: destination.handler) }

    /// All that was written.
    func text() throws -> String {
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}

@Suite struct HumanLogTests {
    @Test(arguments: [
        (LogFormat.human, false, "2026-01-01T00:00:00.250Z notice   order released lines=3 order=ord_1\n"),
        (.human, true, "2026-01-01T00:00:00.250Z notice   order released lines=3 order=ord_1\n"),
        (.auto, false, "2026-01-01T00:00:00.250Z notice   order released lines=3 order=ord_1\n"),
        (.auto, true, "<5>order released lines=3 order=ord_1\n"),
    ])
    func `a line has time, level, message and sorted metadata`(
        format: LogFormat,
        isJournal: Bool,
        expected: String
    ) throws {
        let world = LogWorld(format: format, isJournal: isJournal)
        world.logger.notice("order released", metadata: ["order": "ord_1", "lines": "\(3)"])
        #expect(try world.text() == expected)
    }

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
    ])
    func `each level has its priority in the journal`(level: Logger.Level, priority: Int) throws {
        let world = LogWorld(format: .auto, isJournal: true)
        world.logger.log(level: level, "said")
        #expect(try world.text() == "<\(priority)>said\n")
    }

    @Test(arguments: [
        ("plain", "plain"), ("", "\"\""), ("two words", "\"two words\""), ("a=b", "\"a=b\""),
        ("say \"no\"", #""say \"no\"""#), (#"back\slash"#, #""back\\slash""#),
        ("line\nMESSAGE=forged", #""line\nMESSAGE=forged""#), ("cr\r", #""cr\r""#), ("tab\t", #""tab\t""#),
        ("\u{1B}[31mred", #""\u{1b}[31mred""#), ("nul\0", #""nul\u{0}""#), ("\u{85}", #""\u{85}""#),
        ("\u{202E}txt", #""\u{202e}txt""#), ("a\u{2028}b", #""a\u{2028}b""#), ("<0>panic", "<0>panic"),
        ("Zürich", "\"Zürich\""), ("😀", "\"😀\""),
    ])
    func `values cannot forge lines, fields or colors`(value: String, expected: String) throws {
        let world = LogWorld(format: .auto, isJournal: true)
        world.logger.info("seen", metadata: ["value": "\(value)"])
        #expect(try world.text() == "<6>seen value=\(expected)\n")
    }

    @Test func `messages and keys cannot forge anything either`() throws {
        let world = LogWorld(format: .auto, isJournal: true)
        world.logger.info("a\n<0>b \"c\"", metadata: ["k e\ny=": "v", "": "w"])
        #expect(try world.text() == #"<6>a\n<0>b "c" _=w k_e\ny_=v"# + "\n")
    }

    @Test(arguments: [("token", "hf_1"), ("webhookSecret", "s"), ("Authorization", "Bearer x"), ("db_password", "p")])
    func `values under keys that name secrets are not shown`(key: String, value: String) throws {
        for format in LogFormat.allCases {
            let world = LogWorld(format: format)
            world.logger.info("seen", metadata: [key: "\(value)", "nested": [key: "\(value)"]])
            let text = try world.text()
            #expect(text.components(separatedBy: "<redacted>").count == 3)
            #expect(!text.contains("\(value)\""))
        }
    }

    @Test func `a secret shows itself nowhere`() throws {
        let secret = Secret("canary")
        let world = LogWorld(format: .json)
        world.logger.info("seen", metadata: ["a": .stringConvertible(secret), "b": "\(secret)", "c": ["\(secret)"]])
        #expect(!(try world.text()).contains("canary"))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("canary"))
        #expect(!String(reflecting: [secret]).contains("canary"))
        #expect(secret.reveal() == "canary")
    }

    @Test(arguments: [LogFormat.auto, .json])
    func `a line stays below what the journal takes whole`(format: LogFormat) throws {
        let world = LogWorld(format: format, isJournal: true)
        var metadata: Logger.Metadata = [:]
        for index in 100..<140 { metadata["value\(index)"] = .string(String(repeating: "\u{1}é", count: 20_000)) }
        world.logger.info("\(String(repeating: "m", count: 1_000_000))", metadata: metadata)
        let text = try world.text()
        #expect(text.utf8.count < 48 * 1_024)
        #expect(text.utf8.count > 30_000)
        #expect(text.contains("…(+995904 bytes)"))
        #expect(text.contains("omitted"))
        #expect(text.filter(\.isNewline).count == 1)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (-1_000, "1969-12-31T23:59:59.000Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"), (4_102_444_800_000, "2100-01-01T00:00:00.000Z"),
    ])
    func `times are right before and after the epoch`(milliseconds: Int64, expected: String) throws {
        let world = LogWorld(format: .human, milliseconds: milliseconds)
        world.logger.info("now")
        #expect(try world.text() == "\(expected) info     now\n")
    }

    @Test func `what is said at the call wins over the logger's own`() throws {
        let world = LogWorld(format: .auto, isJournal: true)
        var logger = world.logger
        logger[metadataKey: "partner"] = "acme"
        logger[metadataKey: "job"] = "1"
        logger.info("seen", metadata: ["job": "2"])
        #expect(try world.text() == "<6>seen job=2 partner=acme\n")
    }
}

@Suite struct JSONLogTests {
    private struct Line: Decodable {
        var time: String
        var level: String
        var logger: String
        var message: String
        var metadata: [String: String]?
    }

    @Test(arguments: [
        "plain", "", "quote\" back\\ line\n tab\t", "\u{1B}[0m\0\u{7F}\u{85}\u{2028}\u{202E}", "Zürich 😀",
    ])
    func `any text comes back as it was`(value: String) throws {
        let world = LogWorld(format: .json)
        world.logger.warning("\(value)", metadata: ["key \"\n": .string(value)])
        let text = try world.text()
        #expect(text.unicodeScalars.filter { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x202E } == ["\n"])
        let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
        #expect(line.time == "2026-01-01T00:00:00.250Z")
        #expect(line.level == "warning")
        #expect(line.logger == "holdfast.test")
        #expect(line.message == value)
        #expect(line.metadata == ["key \"\n": value])
    }

    @Test func `nested values stay nested`() throws {
        let world = LogWorld(format: .json)
        world.logger.info("seen", metadata: ["a": ["x", ["y": "z"]], "b": ["q": .stringConvertible(1)]])
        #expect(try world.text().hasSuffix(#""metadata":{"a":["x",{"y":"z"}],"b":{"q":"1"}}}"# + "\n"))
    }

    @Test func `the journal gets a priority before the object`() throws {
        let world = LogWorld(format: .json, isJournal: true)
        world.logger.error("seen")
        #expect(try world.text().hasPrefix("<3>{\"time\":"))
    }
}

@Suite struct LogDestinationTests {
    @Test func `the level changes for loggers that exist already`() throws {
        let world = LogWorld(format: .auto, isJournal: true, level: .info)
        let logger = world.logger
        var own = world.logger
        own.logLevel = .error
        logger.debug("hidden")
        world.destination.level = .debug
        logger.debug("shown")
        own.warning("hidden")
        own.error("shown too")
        #expect(try world.text() == "<7>shown\n<3>shown too\n")
        #expect(world.destination.level == .debug)
    }

    @Test func `lines of many threads never mix`() async throws {
        let world = LogWorld(format: .json)
        let reading = Task.detached { try world.pipe.fileHandleForReading.readToEnd() ?? Data() }
        let value = String(repeating: "v", count: 4_000)
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for index in 0..<50 {
                        world.logger.info("said", metadata: ["id": "\(task).\(index)", "v": "\(value)"])
                    }
                }
            }
        }
        try world.pipe.fileHandleForWriting.close()
        let lines = String(decoding: try await reading.value, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 400)
        #expect(lines.allSatisfy { $0.hasPrefix("{\"time\"") && $0.hasSuffix("\"}}") && $0.utf8.count < 4_300 })
        #expect(world.destination.droppedLines == 0)
    }

    @Test func `a line that cannot be written is counted`() throws {
        let destination = LogDestination(format: .human, isJournal: false, level: .info, descriptor: 9_999, now: { 0 })
        Logger(label: "test", factory: destination.handler).info("lost")
        #expect(destination.droppedLines == 1)
    }
}
