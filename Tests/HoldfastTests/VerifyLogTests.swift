import Foundation
import TestSupport
import Testing
import Threads

/// A proof, checked by the program and by a page of Python that knows the documentation alone.
@Suite(.timeLimit(.minutes(1))) struct VerifyLogTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// A proof that an older program exported: it verifies for ever.
    private static let proof = root.appending(path: "Fixtures/activity/proof.json")
    private static let head = "59614475a6f68190427c4cf3332dd7c82028d69123737422ad2711425371902d"

    @Test func `tells what is proven, and the head to compare`() async throws {
        let run = try await CommandRun(["verify-log", Self.proof.path])
        #expect((run.status, run.error) == (0, ""))
        #expect(run.output.hasPrefix("21 entries of sa_07b925m000006 in 5 sealed batches: proven.\n"))
        #expect(run.output.contains(Self.head))
        let known = try await CommandRun(["verify-log", "-", "--head", Self.head], input: Self.text)
        #expect(known.status == 0)
        #expect(known.output.contains("is that of batch 5: the same log"))
        let json = try await CommandRun(["verify-log", "--json", Self.proof.path])
        #expect(json.output.contains(#""entryCount":21"#))
    }

    private static var text: String {
        get throws { try String(contentsOf: proof, encoding: .utf8) }
    }

    /// What is put in the place of what, and what is said of it.
    @Test(arguments: [
        (#""quantity":5"#, #""quantity":6"#, "is not what was sealed"),
        (#""owner":"sa_07b925m000006""#, #""owner":"sa_07b925m000008""#, "is not what was sealed"),
        (#""sealedAt":"2026-01-01T00:00:10.000Z""#, #""sealedAt":"2026-01-01T00:00:11.000Z""#, "head of batch 5"),
        (#""version":1}"#, #""version":2}"#, "which this program does not know"),
        ("{", "[", "not a proof"),
    ])
    func `what was changed proves nothing, for either`(old: String, new: String, sentence: String) async throws {
        let text = try Self.text
        let range = try #require(text.range(of: old))
        let changed = text.replacingCharacters(in: range, with: new)
        let run = try await CommandRun(["verify-log", "-"], input: changed)
        #expect(run.status == 1)
        #expect(run.error.contains("standard input proves nothing: "))
        #expect(run.error.contains(sentence))
        #expect(run.output == "")
        guard let status = try await Self.python(changed) else { return print("skipped: there is no python3") }
        #expect(status != 0)
    }

    @Test func `a reader that knows the documentation alone agrees`() async throws {
        guard let status = try await Self.python(Self.text) else { return print("skipped: there is no python3") }
        #expect(status == 0)
    }

    @Test(
        arguments: [
            (["--after", "ord_1"], 64), (["--after", "act_07b925m00000a"], 1), (["--head", "00"], 1),
            (["--partial"], 0),
        ] as [([String], Int32)]
    )
    func `says what it cannot take`(options: [String], status: Int32) async throws {
        #expect(try await CommandRun(["verify-log", Self.proof.path] + options).status == status)
    }

    @Test func `a file that is not there is told`() async throws {
        let run = try await CommandRun(["verify-log", "/nowhere/proof.json"])
        #expect(run.status == 66)
    }

    /// The status of the oracle; nil where there is no Python.
    private static func python(_ proof: String) async throws -> Int32? {
        let python = "/usr/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: python) else { return nil }
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/proof.json"
        try proof.write(toFile: path, atomically: true, encoding: .utf8)
        return try await WorkerThread.result(name: "oracle") {
            let process = Process()
            process.executableURL = URL(filePath: python)
            process.arguments = [root.appending(path: "Tests/Oracles/verify_log.py").path, path]
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
    }
}
