// Oracles: libraries that are not ours read back what we write (Tests/Oracles/check.py).
//
// DOES NOT     Install anything: HOLDFAST_ORACLES names the Python of an environment that has them.

import Feeds
import Foundation
import TestSupport

/// The libraries that judge acknowledgements.
enum Oracles {
    /// The Python that has them; nil where none is named.
    static var python: String? { ProcessInfo.processInfo.environment["HOLDFAST_ORACLES"] }

    /// Why the tests that need them do not run.
    static let absence = "set HOLDFAST_ORACLES to a Python with Tests/Oracles/requirements.txt"

    /// What they have against some files, one line each; empty for nothing.
    static func complaints(about files: [(name: String, bytes: [UInt8])]) throws -> [String] {
        let written = try WrittenFiles(files)
        let (status, text) = try run("check.py", written.paths)
        let lines = text.split(separator: "\n").map(String.init)
        // One that dies without a word has not read anything.
        return status == 0 ? [] : lines.isEmpty ? ["the program ended with status \(status)"] : lines
    }

    /// Runs one of the programs in Tests/Oracles to its end; gives its status and all that it said.
    static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: python ?? "python3")
        process.arguments = [Fixture.path("Tests/Oracles/\(program)")] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}

/// Files in a directory of their own, which is gone with this value.
struct WrittenFiles {
    let directory: TemporaryDirectory
    let paths: [String]

    init(_ files: [(name: String, bytes: [UInt8])]) throws {
        let directory = try TemporaryDirectory()
        paths = try files.map { file in
            let path = "\(directory.path)/\(file.name)"
            try Data(file.bytes).write(to: URL(filePath: path))
            return path
        }
        self.directory = directory
    }
}
