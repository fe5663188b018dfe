// DeliveryWorker: sends one delivery, and hands its recording to the transaction that ends the job.
//
// GUARANTEES   Nothing is written before the request: a crash sends it again, with the same identifier (at least once).
//              The attempt, the delivery's state and the end of the job commit together.
//              A connection that broke because it was stale costs no attempt: the request is repeated over a new one, once.
// DOES NOT     Limit how many run at once: each endpoint has a queue of its own, so a slow one delays nobody else.

internal import Domain
internal import Failpoints
internal import JobQueue
internal import Storage

/// The handler of the jobs that deliver.
struct DeliveryWorker: Sendable {
    static let kind = "webhook.deliver"
    /// The longest timeout that the operator may set, in milliseconds.
    private static let longestTimeout: Int64 = 300_000

    let database: Database
    let transport: any HTTPTransport
    let current: CurrentSettings
    let time: any TimeSource
    let random: @Sendable () -> UInt64
    let recorder: DeliveryRecorder

    var handler: JobHandler {
        // Two requests and then some: a job whose handler takes longer is given to somebody else.
        let lease = 2 * Self.longestTimeout + 60_000
        return JobHandler(kind: Self.kind, crashLimit: 5, lease: lease, work: .outside { await perform($0) })
    }

    private func perform(_ job: ClaimedJob) async -> JobHandler.Conclusion {
        guard let id = DeliveryID(job.payload) else {
            return { _ in .dead(error: "the payload is not a delivery's identifier") }
        }
        let due: DueDelivery?
        do {
            due = try await database.read { try DueDelivery.read(id, in: $0) }
        } catch {
            // Nothing was sent, and it is not the endpoint's fault.
            let later = now + 5_000
            return { _ in .snoozed(until: later) }
        }
        // It was kept for its time and thrown away.
        guard let due else { return { _ in .done } }
        switch due.task(of: job) {
        case .nothing: return { _ in .done }
        case .wait: return { try recorder.setWaiting(due.id, in: $0) }
        case .discard: return { try recorder.discard(due.id, in: $0) }
        case .send: return await send(due, job)
        }
    }

    private func send(_ due: DueDelivery, _ job: ClaimedJob) async -> JobHandler.Conclusion {
        let settings = current.value
        var attempts = [await attempt(due, settings, isRepeat: false)]
        if settings.policy.repeatsAtOnce(attempts[0].exchange.outcome) {
            attempts.append(await attempt(due, settings, isRepeat: true))
        }
        let (made, last) = (attempts, attempts[attempts.count - 1].exchange.outcome)
        let verdict = settings.policy.verdict(
            on: last,
            afterFailures: job.failures,
            limit: job.maximumFailures,
            random: random()
        )
        return { transaction in
            Failpoint.hit("webhooks.beforeRecord")
            return try recorder.record(made, of: due, verdict, job: job, in: transaction)
        }
    }

    private func attempt(
        _ due: DueDelivery,
        _ settings: WebhookSettings,
        isRepeat: Bool
    ) async -> DeliveryAttempt {
        let startedAt = now
        let request = due.request(
            now: startedAt,
            settings,
            needsFreshConnection: isRepeat,
            attempt: due.attempts + (isRepeat ? 2 : 1)
        )
        Failpoint.hit("webhooks.beforeRequest")
        let exchange = await transport.post(request)
        Failpoint.hit("webhooks.afterResponse")
        return DeliveryAttempt(startedAt: startedAt, exchange: exchange)
    }

    private var now: Int64 { time.now.milliseconds }
}
