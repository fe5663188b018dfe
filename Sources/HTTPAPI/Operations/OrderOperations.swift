public import Domain
public import Fulfilment

/// Orders, their lines, and the files they came in.
public protocol OrderOperations: Sendable {
    /// Orders that a selection describes, without their lines.
    func orders(_ selection: OrderSelection, at position: PagePosition) async throws -> Page<OrderView>

    /// Lines that wait, those that have waited longest first; nil selects all partners or reasons.
    func heldLines(
        of partner: PartnerName?,
        because reason: HoldReason?,
        at position: PagePosition
    ) async throws -> Page<HeldLineView>

    /// An order with its lines and the decisions about them.
    func order(_ order: OrderKey) async throws -> OrderView

    /// The receipts of a partner's files, the latest first.
    func receipts(of partner: PartnerName, at position: PagePosition) async throws -> Page<ReceiptView>

    /// Says whose an order or a line is; it may be said before the order comes.
    func assign(_ order: OrderKey, as request: AssignRequest, by actor: String) async throws -> AssignAnswer

    /// Releases lines now: without waiting for the end of the undo window or for the partner.
    func release(_ order: OrderKey, _ request: ReleaseLinesRequest, by actor: String) async throws -> [OrderLineView]

    /// Cancels lines that wait, and records a return request for lines that are released.
    func cancel(_ order: OrderKey, _ request: CancelLinesRequest, by actor: String) async throws -> CancelAnswer

    /// What a file would do if it came in now; nothing is changed.
    func explain(_ file: [UInt8], named name: String, of partner: PartnerName) async throws -> Explanation
}
