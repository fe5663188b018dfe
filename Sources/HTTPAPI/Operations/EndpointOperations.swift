public import Domain
public import Webhooks

/// Endpoints of webhooks, the events told to them, and how the telling went.
public protocol EndpointOperations: Sendable {
    /// All endpoints, or those of one owner.
    func endpoints(of owner: OwnerName?, at position: PagePosition) async throws -> Page<EndpointView>

    /// An endpoint.
    func endpoint(_ id: EndpointID) async throws -> EndpointView

    /// Makes an endpoint, and its secret, which is shown this once.
    func createEndpoint(_ request: EndpointRequest, by actor: String) async throws -> EndpointSecretView

    /// Changes an endpoint; what the draft does not name stays.
    func changeEndpoint(_ id: EndpointID, to draft: EndpointDraft, by actor: String) async throws -> EndpointView

    /// Removes an endpoint with what was still to be delivered to it.
    func removeEndpoint(_ id: EndpointID, by actor: String) async throws

    /// Lets deliveries to an endpoint run, or keeps them waiting.
    func setEnabled(_ isEnabled: Bool, endpoint id: EndpointID, by actor: String) async throws -> EndpointView

    /// Gives an endpoint a new secret; the old one signs beside it for a while.
    func rotateSecret(of id: EndpointID, _ request: RotateRequest, by actor: String) async throws -> EndpointSecretView

    /// Sends a test event to an endpoint.
    func testEndpoint(_ id: EndpointID, by actor: String) async throws -> DeliveryView

    /// Sends again to an endpoint what it did not take: deliveries of the last so many milliseconds that failed.
    func redeliverFailed(of id: EndpointID, within age: Int64, by actor: String) async throws -> RedeliveryAnswer

    /// The deliveries to an endpoint, the latest first.
    func deliveries(
        to id: EndpointID,
        in state: DeliveryState?,
        at position: PagePosition
    ) async throws -> Page<DeliveryView>

    /// The deliveries of an event.
    func deliveries(of event: EventID) async throws -> [DeliveryView]

    /// A delivery with its attempts.
    func delivery(_ id: DeliveryID) async throws -> DeliveryDetail

    /// Delivers once more, whatever became of it before.
    func redeliver(_ id: DeliveryID, by actor: String) async throws -> DeliveryView

    /// Events that a selection describes, in the order in which they happened.
    func events(_ selection: EventSelection, at position: PagePosition) async throws -> Page<EventView>

    /// An event.
    func event(_ id: EventID) async throws -> EventView
}
