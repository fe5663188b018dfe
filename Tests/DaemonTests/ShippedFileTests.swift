import Domain
import Foundation
import Testing

@testable import Daemon

/// The files that are installed must say what the code does.
@Suite struct ShippedFileTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(Self.root)/\(name)", encoding: .utf8)
    }

    private func load(environment: [String: String] = [:]) -> Result<DaemonConfiguration, ConfigurationFaults> {
        DaemonConfiguration.load(path: "config/holdfast.yaml", environment: environment, workingDirectory: Self.root)
    }

    @Test func `the shipped configuration has no faults`() throws {
        let (text, status) = ConfigurationReport.check(load())
        #expect(status == 0, "\(text)")
        #expect(try load().get().partners.map(\.name.text) == ["example"])
        #expect(try load().get().partners.allSatisfy { !$0.isEnabled })
    }

    @Test(arguments: Setting.allCases)
    func `the shipped configuration has every key with its default and a word about it`(setting: Setting) throws {
        let file = try YAMLFile(path: "\(Self.root)/config/holdfast.yaml")
        let entry = try #require(file.entries.first { $0.key == setting.rawValue }, "\(setting.rawValue) is missing")
        let standard =
            setting.isList ? .list(SettingList.parts(of: setting.standard)) : YAMLFile.Content.value(setting.standard)
        #expect(entry.content == standard)
        let before = try comment(before: entry.line, in: text("config/holdfast.yaml"))
        #expect(before.count > 10, "\(setting.rawValue) is not explained")
        let isSection = setting.rawValue.hasPrefix("retention.")
        #expect(isSection || before.contains("Restart.") != setting.isReloadable, "\(setting.rawValue): \(before)")
    }

    @Test(arguments: PartnerSetting.allCases)
    func `the example of a partner has every key with its default and a word about it`(setting: PartnerSetting) throws {
        let file = try YAMLFile(path: "\(Self.root)/config/partners.d/example.yaml")
        let entry = try #require(file.entries.first { $0.key == setting.rawValue }, "\(setting.rawValue) is missing")
        if ![.name, .title, .enabled].contains(setting) {
            let standard =
                setting.isList
                ? .list(SettingList.parts(of: setting.standard)) : YAMLFile.Content.value(setting.standard)
            #expect(entry.content == standard)
        }
        #expect(try comment(before: entry.line, in: text("config/partners.d/example.yaml")).count > 10)
    }

    @Test(arguments: Setting.allCases)
    func `every default is a value of its key`(setting: Setting) throws {
        let found = try #require(try load().get().settings[setting])
        let isDirectory = setting == .partnersDirectory
        #expect(isDirectory || found.text == setting.standard)
    }

    @Test(arguments: Setting.allCases)
    func `the guide lists every key with variable, default, and whether it needs a restart`(setting: Setting) throws {
        let rows = try text("docs/operations.md").split(separator: "\n").filter {
            $0.hasPrefix("| `\(setting.rawValue)` |")
        }
        let row = try #require(rows.first, "\(setting.rawValue) is not in docs/operations.md")
        let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let standard = setting.isList ? "[]" : setting.standard.isEmpty ? "\"\"" : setting.standard
        #expect(cells.count == 5 && rows.count == 1)
        #expect(cells[1] == "`\(setting.environmentVariable)`")
        #expect(cells[2] == "`\(standard)`")
        #expect(cells[3] == (setting.isReloadable ? "reload" : "restart"))
    }

    @Test func `the unit stops the daemon later than the daemon stops itself`() throws {
        let unit = try text("systemd/holdfast.service")
        let line = try #require(unit.split(separator: "\n").first { $0.hasPrefix("TimeoutStopSec=") })
        let stop = try DurationText.parse(String(line.dropFirst("TimeoutStopSec=".count)))
        #expect(try stop > load().get().shutdownTimeout)
        #expect(unit.contains("\nRestartPreventExitStatus=64 77 \(ConfigurationFaults.exitStatus)\n"))
    }

    @Test func `the unit lets the daemon ask who writes to other users' files, and do nothing else`() throws {
        let lines = try text("systemd/holdfast.service").split(separator: "\n")
        let capabilities = lines.filter { $0.contains("Capabilit") && !$0.hasPrefix("#") }
        #expect(capabilities == ["CapabilityBoundingSet=CAP_LEASE", "AmbientCapabilities=CAP_LEASE"])
        // In a user namespace of its own the capability would not reach them.
        #expect(!lines.contains { $0.hasPrefix("PrivateUsers=") && $0 != "PrivateUsers=no" })
    }

    /// The lines of comment directly above a line.
    private func comment(before line: Int, in text: String) throws -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line - 1)
        return lines.reversed().prefix { $0.drop { $0 == " " }.hasPrefix("#") }.reversed().joined(separator: " ")
    }
}
