// The operations on the job queue.

internal import Domain
internal import HTTPAPI
internal import JobQueue
internal import Storage

extension DaemonOperations {
    func queues() async throws -> [QueueView] {
        let now = time.now.milliseconds
        return try await database.read { try JobQueue.overviews(now: now, in: $0).map(QueueView.init) }
    }

    func setPaused(_ isPaused: Bool, queue name: String, by actor: String) async throws -> QueueView {
        let now = time.now.milliseconds
        return try await database.write { transaction in
            let found = try JobQueue.overviews(now: now, in: transaction.snapshot).first { $0.name == name }
            guard let found else {
                throw APIError.unknown(
                    "queue.unknown",
                    "there is no queue \(name)",
                    remedy: "see 'holdfast jobs queues'"
                )
            }
            try queue.setPaused(isPaused, queue: found.id, in: transaction)
            var view = QueueView(found)
            view.isPaused = isPaused
            return view
        }
    }

    func jobs(_ selection: JobSelection, limit: Int) async throws -> [JobView] {
        try await database.read { snapshot in
            switch selection {
            case .live: try JobQueue.live(limit: limit, in: snapshot).map(JobView.init)
            case .dead: try JobQueue.finished(.dead, limit: limit, in: snapshot).map(JobView.init)
            case .done: try JobQueue.finished(.done, limit: limit, in: snapshot).map(JobView.init)
            }
        }
    }

    func redrive(job id: Int64, by actor: String) async throws {
        let isBack = try await database.write { try queue.redrive(id, in: $0) }
        guard isBack else {
            throw APIError.unknown(
                "job.unknown",
                "there is no dead job \(id), or the same work is in the queue again",
                remedy: "see 'holdfast jobs --state dead'"
            )
        }
    }
}
