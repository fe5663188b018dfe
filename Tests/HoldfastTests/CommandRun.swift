import Foundation
import Threads

/// One run of the program.
struct CommandRun {
    let status: Int32
    let output: String
    let error: String

    /// Runs the program that was built beside the tests.
    init(_ arguments: [String], environment: [String: String] = [:], input: String = "") async throws {
        self = try await WorkerThread.result(name: "command") {
            try CommandRun(waitingFor: arguments, environment: environment, input: input)
        }
    }

    private init(waitingFor arguments: [String], environment: [String: String], input: String) throws {
        let process = Process()
        let (output, error, input) = (Pipe(), Pipe(), (text: input, pipe: Pipe()))
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.executableURL = tests.deletingLastPathComponent().appending(path: "holdfast")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("HOLDFAST_") }.merging(environment) { _, given in given }
        process.standardOutput = output
        process.standardError = error
        process.standardInput = input.pipe
        try process.run()
        input.pipe.fileHandleForWriting.write(Data(input.text.utf8))
        try input.pipe.fileHandleForWriting.close()
        // Both are short: neither can fill its pipe while the other is read.
        self.output = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        self.error = String(decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }
}
