// Measurement: durations gathered from many tasks, and the line that is printed.

internal import Synchronization

/// Gathers latencies.
final class Measurement: Sendable {
    private let latencies = Mutex<[Double]>([])

    /// Notes how long one operation took, and returns what it returned.
    @discardableResult
    func time<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        let start = ContinuousClock.now
        let result = try await body()
        note(ContinuousClock.now - start)
        return result
    }

    func note(_ duration: Duration) {
        let milliseconds = Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
        latencies.withLock { $0.append(milliseconds) }
    }

    /// The line for `count` operations in so long.
    func line(count: Int, in elapsed: Duration) -> String {
        let seconds = Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
        let sorted = latencies.withLock { $0.sorted() }
        var line = "{\"rate\": \(Int(Double(count) / seconds))"
        if !sorted.isEmpty {
            line += ", \"p50_ms\": \(rounded(sorted[sorted.count / 2]))"
            line += ", \"p99_ms\": \(rounded(sorted[sorted.count * 99 / 100]))"
        }
        return line + "}"
    }

    private func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}
