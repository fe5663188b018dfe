internal import ArgumentParser
internal import HTTPAPI

struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and steers the job queue.",
        discussion: """
            EXAMPLES
              holdfast jobs
              holdfast jobs --state dead
              holdfast jobs redrive 3914028371
              holdfast jobs pause release
            """,
        subcommands: [List.self, Queues.self, Redrive.self, Pause.self, Resume.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists jobs, those that may run first before others.")

        @Option(help: "Which ones: live, dead (set aside for a person), or done (where their queue keeps them).")
        var state = JobSelection.live.rawValue

        @Option(help: ArgumentHelp("How many are printed, 1 to 1000.", valueName: "number"))
        var limit = 100

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let query: [(String, String?)] = [("state", state), ("limit", String(limit))]
            let answer = try await connection.client.get("/v1/jobs", query)
            try answer.print(asJSON: connection.json, Page<JobView>.self, Jobs.text)
        }
    }

    struct Queues: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows the queues with their counts and ages.")

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/queues")
            try answer.print(asJSON: connection.json, Page<QueueView>.self) { QueueTable.text($0.items) }
        }
    }

    struct Redrive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a dead job back into its queue, with its failures forgiven."
        )

        @Argument(help: "The job's number.")
        var job: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "/v1/jobs/\(PercentEncoding.encode(job))/redrive")
            try answer.printNothing(asJSON: connection.json, "job \(TerminalText.neutral(job)) is back in its queue\n")
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps the jobs of a queue waiting; those that run go on."
        )

        @Argument(help: "The queue's name.")
        var queue: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "/v1/queues/\(PercentEncoding.encode(queue))/pause")
            try answer.print(asJSON: connection.json, QueueView.self) { QueueTable.text([$0]) }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets the jobs of a queue run again.")

        @Argument(help: "The queue's name.")
        var queue: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "/v1/queues/\(PercentEncoding.encode(queue))/resume")
            try answer.print(asJSON: connection.json, QueueView.self) { QueueTable.text([$0]) }
        }
    }

    static func text(_ page: Page<JobView>) -> String {
        let table = Table(
            .text("Job"),
            .text("Queue"),
            .text("Kind"),
            .text("Payload"),
            .text("State"),
            .number("Failures"),
            .text("When"),
            .text("Last error")
        )
        return page.text(table, orElse: "There are no such jobs.") { job, table in
            table.add(
                job.id,
                job.queue,
                job.kind,
                job.payload,
                job.state,
                String(job.failures),
                Moment.text(job.moment),
                job.lastError
            )
        }
    }
}
