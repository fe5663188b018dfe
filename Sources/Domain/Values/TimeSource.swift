// TimeSource: what time it is, injected, so that tests and replays decide.

/// Tells the time of day.
public protocol TimeSource: Sendable {
    /// The present moment. It may jump when the machine's clock is set; nothing may rely on its order.
    var now: Timestamp { get }
}
