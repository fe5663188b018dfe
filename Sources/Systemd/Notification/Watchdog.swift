// Watchdog: proves to the supervisor that the service works, and only while it does.
//
// GUARANTEES   A ping is sent only right after the health decision said that every part moves. A decision that never
//              comes (a database that does not answer) sends none either, so the supervisor restarts the service.
//              Pings come three times per interval.
// DOES NOT     Stop the service by itself: the supervisor does, by its own rule.

public import Logging

/// Pings the supervisor by a decision about health.
public struct Watchdog: Sendable {
    private let notifier: ServiceNotifier
    private let interval: Duration
    private let logger: Logger
    private let sleep: @Sendable (Duration) async throws -> Void
    private let health: @Sendable () async -> Health

    /// Makes a watchdog.
    ///
    /// - Parameters:
    ///   - notifier: the way to the supervisor.
    ///   - interval: what `WatchdogInterval.asked` gave.
    ///   - logger: where a stall is told.
    ///   - sleep: waits; tests give their own.
    ///   - health: decides whether the service works, best by asking its parts to do something small.
    public init(
        notifier: ServiceNotifier,
        interval: Duration,
        logger: Logger,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        health: @escaping @Sendable () async -> Health
    ) {
        self.notifier = notifier
        self.interval = interval
        self.logger = logger
        self.sleep = sleep
        self.health = health
    }

    /// Watches until the task is cancelled.
    ///
    /// - Throws: `NotificationError` when the supervisor can never be reached.
    public func run() async throws {
        var last = Health.alive
        while !Task.isCancelled {
            let verdict = await health()
            do throws(NotificationError) {
                try tell(verdict, after: last)
            } catch {
                // The supervisor's queue was full. There are two more pings before it runs out of patience.
                guard error.mayRetry else { throw error }
                logger.warning("the watchdog could not ping", metadata: ["error": "\(error)"])
            }
            last = verdict
            do { try await sleep(interval / 3) } catch { return }
        }
    }

    private func tell(_ health: Health, after last: Health) throws(NotificationError) {
        switch (last, health) {
        case (.alive, .alive):
            try notifier.send(.watchdog)
        case (.stalled, .alive):
            logger.notice("all parts move again")
            try notifier.send(.watchdog, .status("working"))
        case (_, .stalled(let parts)):
            let text = parts.joined(separator: ", ")
            if last == .alive { logger.error("a part has stalled; no watchdog pings", metadata: ["parts": "\(text)"]) }
            try notifier.send(.status("stalled: \(text)"))
        }
    }
}
