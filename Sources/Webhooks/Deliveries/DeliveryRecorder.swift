// DeliveryRecorder: writes down what became of an attempt, and says what becomes of its job.
//
// GUARANTEES   An attempt that happened is recorded, also when the delivery has got another job or its end meanwhile.
//              Success is final. A failure changes only a delivery that is still this job's.
// DOES NOT     Log: the job runner tells of jobs that are set aside.

internal import Domain
internal import JobQueue
internal import Storage

/// The part of a delivery that happens inside a transaction.
struct DeliveryRecorder: Sendable {
    let endpoints: Endpoints
    let policy: DeliveryPolicy
    let time: any TimeSource

    private var now: Int64 { time.now.milliseconds }

    /// Records attempts that came to a verdict.
    func record(
        _ attempts: [DeliveryAttempt],
        of due: DueDelivery,
        _ verdict: DeliveryVerdict,
        job: ClaimedJob,
        in transaction: Transaction
    ) throws -> JobOutcome {
        guard let last = attempts.last?.exchange.outcome else { return .done }
        let error = AttemptSummary.failure(last) ?? ""
        switch verdict {
        case .delivered:
            try setDelivered(due, attempts.count, in: transaction)
            try insert(attempts, of: due.id, in: transaction)
            if !due.isTest { try noteSuccess(of: due.endpoint, in: transaction) }
            return .done
        case .retry(let wait):
            let moment = now + wait
            let isOurs = try setPending(due.id, job, until: moment, attempts.count, in: transaction)
            try insert(attempts, of: due.id, in: transaction)
            try noteFailure(of: due.endpoint, last, in: transaction)
            return isOurs ? .failed(error: error, retryAt: moment) : .done
        case .postponed(let wait):
            let moment = now + wait
            let isOurs = try setPending(due.id, job, until: moment, attempts.count, in: transaction)
            try insert(attempts, of: due.id, in: transaction)
            return isOurs ? .snoozed(until: moment) : .done
        case .gone where !due.isTest:
            try setAttempts(due.id, attempts.count, in: transaction)
            try insert(attempts, of: due.id, in: transaction)
            try endpoints.disableByItself(due.endpoint, because: "it answered 410 (Gone)", in: transaction)
            return try setWaiting(due.id, in: transaction)
        case .gone, .exhausted, .hopeless:
            return try end(attempts, of: due, error, last, job: job, in: transaction)
        }
    }

    /// Keeps a delivery until its endpoint is enabled; runs the job again when it is not disabled any more, or deleted.
    func setWaiting(_ id: DeliveryID, in transaction: Transaction) throws -> JobOutcome {
        let changed = try transaction.run(
            """
            UPDATE delivery SET state = 'waiting', job = NULL, next_at = NULL, ended_at = NULL
            WHERE id = ?1 AND state IN ('pending', 'failed') AND EXISTS(SELECT 1 FROM endpoint
                WHERE endpoint.id = delivery.endpoint AND is_enabled = 0 AND deleted_at IS NULL)
            """,
            id.rawValue
        )
        return changed == 1 ? .done : .more
    }

    /// Forgets a delivery whose endpoint was deleted.
    func discard(_ id: DeliveryID, in transaction: Transaction) throws -> JobOutcome {
        try transaction.run(
            """
            UPDATE delivery SET state = 'discarded', job = NULL, next_at = NULL, ended_at = ?2
            WHERE id = ?1 AND state IN ('pending', 'waiting')
            """,
            id.rawValue,
            now
        )
        return .done
    }

    /// Ends a delivery that has failed for good.
    private func end(
        _ attempts: [DeliveryAttempt],
        of due: DueDelivery,
        _ error: String,
        _ outcome: Result<HTTPResponse, HTTPFailure>,
        job: ClaimedJob,
        in transaction: Transaction
    ) throws -> JobOutcome {
        let isOurs = try setFailed(due.id, job, attempts.count, in: transaction)
        try insert(attempts, of: due.id, in: transaction)
        // A test is answered by its failure: there is nothing to set aside, and it says nothing of the events.
        guard isOurs, !due.isTest else { return .done }
        try noteFailure(of: due.endpoint, outcome, in: transaction)
        try disableIfLongFailing(due.endpoint, in: transaction)
        return .dead(error: error)
    }

    private func insert(_ attempts: [DeliveryAttempt], of id: DeliveryID, in transaction: Transaction) throws {
        for (place, attempt) in attempts.enumerated() {
            let (exchange, timings) = (attempt.exchange, attempt.exchange.timings)
            let response = try? exchange.outcome.get()
            // Where the delivery was thrown away meanwhile, this inserts nothing.
            try transaction.run(
                """
                INSERT INTO delivery_attempt(delivery, number, started_at, status, failure, name_lookup, connect,
                    tls_handshake, first_byte, total, remote_address, is_reused, response)
                SELECT ?1, attempts - ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM delivery WHERE id = ?1
                """,
                id.rawValue,
                attempts.count - 1 - place,
                attempt.startedAt,
                response?.status,
                response == nil ? AttemptSummary.failure(exchange.outcome) : nil,
                timings.nameLookup,
                timings.connect,
                timings.tlsHandshake,
                timings.firstByte,
                timings.total,
                exchange.remoteAddress,
                exchange.isReusedConnection,
                response.flatMap { $0.body.isEmpty ? nil : Array($0.body.prefix(4_096)) }
            )
        }
    }
}

// MARK: - The delivery's state

extension DeliveryRecorder {
    private func setDelivered(_ due: DueDelivery, _ attempts: Int, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE delivery SET state = 'delivered', job = NULL, next_at = NULL, ended_at = ?3,
                attempts = attempts + ?2 WHERE id = ?1
            """,
            due.id.rawValue,
            attempts,
            now
        )
    }

    private func setPending(
        _ id: DeliveryID,
        _ job: ClaimedJob,
        until moment: Int64,
        _ attempts: Int,
        in transaction: Transaction
    ) throws -> Bool {
        let changed = try transaction.run(
            """
            UPDATE delivery SET state = 'pending', job = ?2, next_at = ?3, ended_at = NULL, attempts = attempts + ?4
            WHERE id = ?1 AND (job <= ?2 OR state = 'failed')
            """,
            id.rawValue,
            job.id,
            moment,
            attempts
        )
        if changed == 0 { try setAttempts(id, attempts, in: transaction) }
        return changed == 1
    }

    private func setFailed(
        _ id: DeliveryID,
        _ job: ClaimedJob,
        _ attempts: Int,
        in transaction: Transaction
    ) throws -> Bool {
        let changed = try transaction.run(
            """
            UPDATE delivery SET state = 'failed', job = NULL, next_at = NULL, ended_at = ?3, attempts = attempts + ?4
            WHERE id = ?1 AND (job <= ?2 OR state = 'failed')
            """,
            id.rawValue,
            job.id,
            now,
            attempts
        )
        if changed == 0 { try setAttempts(id, attempts, in: transaction) }
        return changed == 1
    }

    private func setAttempts(_ id: DeliveryID, _ attempts: Int, in transaction: Transaction) throws {
        try transaction.run("UPDATE delivery SET attempts = attempts + ?2 WHERE id = ?1", id.rawValue, attempts)
    }
}

// MARK: - The endpoint's health

extension DeliveryRecorder {
    private func noteSuccess(of id: EndpointID, in transaction: Transaction) throws {
        let changed = try transaction.run(
            "UPDATE endpoint SET failing_since = NULL, is_throttled = 0 WHERE id = ?1 AND failing_since IS NOT NULL",
            id.rawValue
        )
        if changed == 1 { try setLimits(of: id, isThrottled: false, in: transaction) }
    }

    private func noteFailure(
        of id: EndpointID,
        _ outcome: Result<HTTPResponse, HTTPFailure>,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            "UPDATE endpoint SET failing_since = ?2 WHERE id = ?1 AND failing_since IS NULL AND deleted_at IS NULL",
            id.rawValue,
            now
        )
        guard policy.throttles(outcome) else { return }
        let changed = try transaction.run(
            "UPDATE endpoint SET is_throttled = 1 WHERE id = ?1 AND is_throttled = 0 AND failing_since IS NOT NULL",
            id.rawValue
        )
        if changed == 1 { try setLimits(of: id, isThrottled: true, in: transaction) }
    }

    private func setLimits(of id: EndpointID, isThrottled: Bool, in transaction: Transaction) throws {
        guard try Recipient.one(id, in: transaction.snapshot) != nil else { return }
        let record = try EndpointRecord.read(id, for: nil, in: transaction.snapshot)
        _ = try endpoints.setQueue(of: id, record.traits, isThrottled: isThrottled, in: transaction)
    }

    private func disableIfLongFailing(_ id: EndpointID, in transaction: Transaction) throws {
        let since = try transaction.snapshot.integer("SELECT failing_since FROM endpoint WHERE id = ?1", id.rawValue)
        guard let since, now - since > policy.disablesAfter else { return }
        let reason = "nothing has succeeded since \(Timestamp(milliseconds: since))"
        try endpoints.disableByItself(id, because: reason, in: transaction)
    }
}
