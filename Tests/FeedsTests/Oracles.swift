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
        let directory = try TemporaryDirectory()
        let paths = try files.map { file in
            let path = "\(directory.path)/\(file.name)"
            try Data(file.bytes).write(to: URL(filePath: path))
            return path
        }
        let process = Process()
        process.executableURL = URL(filePath: python ?? "python3")
        process.arguments = [Fixture.path("Tests/Oracles/check.py")] + paths
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? [] : text.split(separator: "\n").map(String.init)
    }
}
