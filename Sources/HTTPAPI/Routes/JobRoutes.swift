// The paths of queues and jobs.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Serves the job queue.
struct JobRoutes {
    let operations: any JobOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.group("queues")
            .get { try await queues($0, $1) }
            .post(":queue/pause") { try await setPaused(true, $0, $1) }
            .post(":queue/resume") { try await setPaused(false, $0, $1) }
        group.group("jobs")
            .get { try await jobs($0, $1) }
            .post(":job/redrive") { try await redrive($0, $1) }
    }

    private func queues(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try RequestReader(request, context)
        return try JSONAnswer.ok(Page(items: try await operations.queues()))
    }

    private func setPaused(_ isPaused: Bool, _ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let name = try reader.path("queue") { text throws(ValueError) in text }
        try await reader.noFields()
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.setPaused(isPaused, queue: name, by: actor))
    }

    private func jobs(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["state", "limit"])
        let selection = try reader.query("state", Choice.of(JobSelection.self)) ?? .live
        let jobs = try await operations.jobs(selection, limit: try reader.position().limit)
        return try JSONAnswer.ok(Page(items: jobs))
    }

    private func redrive(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let job = try reader.path("job") { text throws(ValueError) in
            guard let number = Int64(text), number > 0 else { throw .notA("the number of a job") }
            return number
        }
        try await reader.noFields()
        try await operations.redrive(job: job, by: try await caller.actor(on: context.channel))
        return JSONAnswer.nothing
    }
}
