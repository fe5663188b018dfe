// CheckedContract: a contract whose texts are what they should be.

internal import Domain
internal import Storage

/// A contract before it is written.
struct CheckedContract {
    private static let maximumSuites = 100
    private static let maximumOrders = 1_000

    /// An order by its partner and number.
    struct Order: Hashable {
        let partner: PartnerID
        let number: String
    }

    let number: String
    let kind: ContractKind
    let startsOn: CalendarDate
    let endsOn: CalendarDate?
    let suites: [String]
    let note: String?
    let orders: [Order]

    /// Checks a request.
    ///
    /// - Throws: `FulfilmentError` `contract.invalid`; `StorageError`.
    init(_ number: String, _ request: ContractRequest, in snapshot: Snapshot) throws {
        self.number = try Self.text(number, "the number")
        guard let kind = ContractKind(rawValue: request.kind) else {
            throw Self.invalid("the kind is neither enterpriseAgreement nor contract")
        }
        guard let start = CalendarDate(request.startsOn) else { throw Self.invalid("startsOn is no date") }
        let end = request.endsOn.map { CalendarDate($0) }
        if case .some(nil) = end { throw Self.invalid("endsOn is no date") }
        if let end = end ?? nil, end < start { throw Self.invalid("it ends before it starts") }
        self.kind = kind
        startsOn = start
        endsOn = end ?? nil
        suites = try (request.suites ?? []).map { try Self.text($0, "a suite") }
        note = try request.note.map { try Self.text($0, "the note") }
        orders = try (request.orders ?? []).map { try Self.order($0, in: snapshot) }
        guard suites.count <= Self.maximumSuites, orders.count <= Self.maximumOrders else {
            throw Self.invalid("it has more than \(Self.maximumSuites) suites or \(Self.maximumOrders) orders")
        }
        guard Set(orders).count == orders.count else { throw Self.invalid("it names an order twice") }
    }

    private static func order(_ order: ContractRequest.Order, in snapshot: Snapshot) throws -> Order {
        let number = try text(order.number, "an order's number")
        let partner = try snapshot.integer("SELECT id FROM partner WHERE name = ?1", order.partner)
        guard let partner else { throw invalid("there is no partner \(order.partner)") }
        return Order(partner: PartnerID(rawValue: partner), number: number)
    }

    private static func text(_ text: String, _ what: String) throws(FulfilmentError) -> String {
        do {
            return try Name(text).text
        } catch {
            throw invalid("\(what) \(error)")
        }
    }

    private static func invalid(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "contract.invalid", message: message, remedy: "correct the request")
    }
}
