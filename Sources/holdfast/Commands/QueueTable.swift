internal import HTTPAPI

/// Queues for people.
enum QueueTable {
    static func text(_ queues: [QueueView]) -> String {
        var table = Table(
            .text("Queue"),
            .number("Ready"),
            .number("Scheduled"),
            .number("Waiting"),
            .number("Dead"),
            .text("Oldest ready"),
            .text("Overdue since"),
            .text("State")
        )
        for queue in queues {
            table.add(
                queue.name,
                String(queue.ready),
                String(queue.scheduled),
                String(queue.waiting),
                String(queue.dead),
                Moment.text(queue.oldestReadyAt),
                Moment.text(queue.oldestOverdueAt),
                queue.isPaused ? "paused" : "running"
            )
        }
        return table.text(orElse: "There are no queues.")
    }
}
