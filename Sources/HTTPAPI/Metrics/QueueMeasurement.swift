// QueueMeasurement: a queue's numbers for metrics.
//
// GUARANTEES   As many values of the label `queue` as the program has queues, whatever its users do: the queues of
//              the endpoints, of which there is one each, are counted together as `webhooks`.

public import JobQueue

/// The numbers of one queue, or of all queues of endpoints.
public struct QueueMeasurement: Hashable, Sendable {
    /// The label under which all queues of endpoints are counted.
    public static let endpointsLabel = "webhooks"

    /// The value of the label `queue`.
    public var label: String
    /// Jobs that may run now.
    public var ready = 0
    /// Jobs that will run at a later moment.
    public var scheduled = 0
    /// Jobs behind the head of their partition.
    public var waiting = 0
    /// Jobs that are running outside a transaction.
    public var running = 0
    /// Jobs set aside.
    public var dead = 0
    /// How many of its queues are paused.
    public var paused = 0
    /// Milliseconds since the longest-ready job could run; 0 when none is ready.
    public var oldestReadyAge: Int64 = 0
    /// Milliseconds since the most overdue job was due; 0 when none is overdue.
    public var oldestOverdueAge: Int64 = 0

    /// A queue without jobs.
    public init(label: String) { self.label = label }

    /// Counts queues together by their labels.
    ///
    /// - Parameters:
    ///   - overviews: all queues.
    ///   - running: how many jobs of each queue run outside a transaction.
    ///   - now: the moment ages are measured against, in milliseconds since the epoch.
    ///   - isEndpointQueue: whether a queue of this name belongs to an endpoint.
    /// - Returns: the numbers by label.
    public static func all(
        _ overviews: [QueueOverview],
        running: [QueueID: Int],
        now: Int64,
        isEndpointQueue: (String) -> Bool
    ) -> [QueueMeasurement] {
        var byLabel: [String: QueueMeasurement] = [:]
        for overview in overviews {
            let label = isEndpointQueue(overview.name) ? endpointsLabel : overview.name
            byLabel[label, default: QueueMeasurement(label: label)]
                .add(overview, running: running[overview.id] ?? 0, now: now)
        }
        return byLabel.values.sorted { $0.label < $1.label }
    }

    private mutating func add(_ overview: QueueOverview, running: Int, now: Int64) {
        ready += overview.ready
        scheduled += overview.scheduled
        waiting += overview.waiting
        dead += overview.dead
        self.running += running
        paused += overview.isPaused ? 1 : 0
        oldestReadyAge = max(oldestReadyAge, overview.oldestReadyAt.map { now - $0 } ?? 0)
        oldestOverdueAge = max(oldestOverdueAge, overview.oldestOverdueAt.map { now - $0 } ?? 0)
    }
}
