// The job runner with those who do its jobs; they need each other, so they are made together.

internal import Domain
internal import Fulfilment
internal import JobQueue
internal import Logging
internal import Storage
internal import Webhooks

extension DaemonParts {
    /// What the job runner and its handlers are made of.
    struct RunnerAssembly {
        let configuration: DaemonConfiguration
        let database: Database
        let transport: CountedTransport
        let ids: IdentifierGenerator
        let time: any TimeSource
        let logger: Logger

        /// Makes the runner with the handlers of every module.
        func makeRunner() throws -> (JobRunner, Fulfilment, WebhookService, QueueUpkeep) {
            var made: (fulfilment: Fulfilment, webhooks: WebhookService, upkeep: QueueUpkeep)?
            let runner = JobRunner(
                database: database,
                now: { [time] in time.now.milliseconds },
                nextID: { [ids] in ids.nextNumber() },
                random: SystemRandom.number,
                logger: logger
            ) { queue in
                let webhooks = makeWebhooks(queue)
                let events = webhooks.events
                let fulfilment = Fulfilment(
                    ids: ids,
                    time: time,
                    queue: queue,
                    randomBytes: SystemRandom.bytes,
                    logger: logger,
                    publish: { try events.append($0, in: $1) }
                )
                let upkeep = QueueUpkeep(queue: queue, retention: configuration.retention, time: time)
                made = (fulfilment, webhooks, upkeep)
                return fulfilment.jobHandlers() + webhooks.handlers + [upkeep.handler]
            }
            guard let made else { throw StorageError.fatal("the job runner asked for no handlers") }
            return (runner, made.fulfilment, made.webhooks, made.upkeep)
        }

        private func makeWebhooks(_ queue: JobQueue) -> WebhookService {
            WebhookService(
                database: database,
                queue: queue,
                transport: transport,
                settings: configuration.webhookSettings,
                time: time,
                ids: ids,
                random: SystemRandom.number,
                randomBytes: SystemRandom.bytes,
                logger: logger
            )
        }
    }
}
