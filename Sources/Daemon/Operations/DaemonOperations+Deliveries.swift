// The operations on deliveries and events; sending many again is done in slices, so that no transaction grows long.

internal import Domain
internal import HTTPAPI
internal import Storage
internal import Webhooks

extension DaemonOperations {
    private static let redeliveriesPerTransaction = 500

    func deliveries(
        to id: EndpointID,
        in state: DeliveryState?,
        at position: PagePosition
    ) async throws -> Page<DeliveryView> {
        let before = try place(position.after, IdentifierKinds.Delivery.self)
        let deliveries = try await database.read {
            try webhooks.deliveries.list(
                endpoint: id,
                state: state,
                before: before,
                limit: count(for: position),
                for: nil,
                in: $0
            )
        }
        return page(deliveries, at: position) { $0.id }
    }

    func deliveries(of event: EventID) async throws -> [DeliveryView] {
        try await database.read { try webhooks.deliveries.list(event: event, for: nil, in: $0) }
    }

    func delivery(_ id: DeliveryID) async throws -> DeliveryDetail {
        try await database.read { snapshot in
            let delivery = try webhooks.deliveries.delivery(id, for: nil, in: snapshot)
            let attempts = try webhooks.deliveries.attempts(of: id, for: nil, in: snapshot)
            return DeliveryDetail(delivery: delivery, attempts: attempts.sorted { $0.number < $1.number })
        }
    }

    func redeliver(_ id: DeliveryID, by actor: String) async throws -> DeliveryView {
        try await database.write { try webhooks.deliveries.redeliver(id, for: nil, in: $0) }
    }

    func redeliverFailed(of id: EndpointID, within age: Int64, by actor: String) async throws -> RedeliveryAnswer {
        let since = time.now.adding(milliseconds: -age)
        // First those that are pending: what is sent again from the failed ones would be found among them.
        let hurried = try await hurry(id, since: since)
        var total = 0
        while true {
            let count = try await database.write {
                try webhooks.deliveries.redeliverFailed(
                    of: id,
                    since: since,
                    limit: Self.redeliveriesPerTransaction,
                    for: nil,
                    in: $0
                )
            }
            total += count
            if count < Self.redeliveriesPerTransaction { return RedeliveryAnswer(failed: total, hurried: hurried) }
        }
    }

    /// Tries at once what waits for a later attempt; each delivery once, however quickly it fails again.
    private func hurry(_ id: EndpointID, since: Timestamp) async throws -> Int {
        var total = 0
        var last: DeliveryID?
        while true {
            let ids = try await database.read { [last] in
                try webhooks.deliveries.failing(
                    of: id,
                    since: since,
                    after: last,
                    limit: Self.redeliveriesPerTransaction,
                    for: nil,
                    in: $0
                )
            }
            total += try await database.write { try webhooks.deliveries.hurry(ids, for: nil, in: $0) }
            if ids.count < Self.redeliveriesPerTransaction { return total }
            last = ids.last
        }
    }

    func events(_ selection: EventSelection, at position: PagePosition) async throws -> Page<EventView> {
        let after = try place(position.after, IdentifierKinds.Event.self)
        let events = try await database.read { snapshot in
            try webhooks.deliveries.listEvents(
                for: try selection.owner.map { try eventOwner($0, in: snapshot) },
                order: selection.order,
                type: selection.type,
                after: after,
                limit: count(for: position),
                in: snapshot
            )
        }
        return page(events, at: position) { $0.id }
    }

    func event(_ id: EventID) async throws -> EventView {
        try await database.read { try webhooks.deliveries.event(id, for: nil, in: $0) }
    }
}
