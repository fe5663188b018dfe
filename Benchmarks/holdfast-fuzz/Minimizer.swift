// Minimizer: takes parts off an input for as long as it breaks the same way.

internal import Foundation

struct Minimizer {
    /// The most runs of the program, each some milliseconds.
    private static let maximumRuns = 2_000

    let format: String
    /// The file that a smaller input is tried from.
    let scratch: String

    /// The smallest input found that ends as this one does.
    func minimized(_ bytes: [UInt8]) throws -> [UInt8] {
        let ending = try ending(of: bytes)
        guard ending != .success else { return bytes }
        var (best, runs) = (bytes, 0)
        var length = max(1, best.count / 2)
        while runs < Self.maximumRuns {
            var start = 0
            var isSmaller = false
            while start < best.count, runs < Self.maximumRuns {
                var smaller = best
                smaller.removeSubrange(start..<min(best.count, start + length))
                runs += 1
                if try self.ending(of: smaller) == ending {
                    best = smaller
                    isSmaller = true
                } else {
                    start += length
                }
            }
            guard length > 1 || isSmaller else { break }
            length = max(1, length / 2)
        }
        try? FileManager.default.removeItem(atPath: scratch)
        return best
    }

    private func ending(of bytes: [UInt8]) throws -> ChildRun.Ending {
        try Data(bytes).write(to: URL(filePath: scratch))
        return try ChildRun.run(["replay", "--format", format, scratch], isQuiet: true)
    }
}

/// A run of this program in a process of its own.
enum ChildRun {
    /// How it ended.
    enum Ending: Equatable {
        case success
        /// It said that something is wrong.
        case failure
        /// A signal ended it.
        case signal(Int32)
    }

    /// Runs it and waits for its end.
    static func run(_ arguments: [String], isQuiet: Bool) throws -> Ending {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        if isQuiet {
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        }
        try process.run()
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { return .signal(process.terminationStatus) }
        return process.terminationStatus == 0 ? .success : .failure
    }
}
