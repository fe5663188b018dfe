import Foundation
import Testing

/// The shipped unit must start the program as the program is.
@Suite struct UnitTests {
    @Test func `the program understands the command line of the unit`() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let unit = try String(contentsOf: root.appending(path: "systemd/holdfast.service"), encoding: .utf8)
        let start = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        var words = start.dropFirst("ExecStart=".count).split(separator: " ").map(String.init)
        #expect(words.removeFirst() == "/usr/bin/holdfast")
        let option = try #require(words.firstIndex(of: "--config"))
        // 78 comes from the daemon itself, when it does not find its configuration; 64 would be wrong usage.
        words[option + 1] = "/nonexistent/holdfast.yaml"
        #expect(words.first == "serve")
        let run = try await CommandRun(words)
        #expect(run.status == 78, "\(run.error)")
        #expect(run.error.contains("/nonexistent/holdfast.yaml"))
    }
}
