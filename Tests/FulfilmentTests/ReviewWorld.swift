import Domain
import Fulfilment
import Storage
import Testing

extension FulfilmentWorld {
    static let (anna, bert) = ("operator:anna", "operator:bert")

    /// Registers two companies of one name in one country, so that the name says nothing.
    func twins() async throws {
        for domain in ["acme-tools.com", "acme-tools.de"] {
            try await account(domain) { document in
                document.name = Name(unchecked: "Acme Tools GmbH")
                document.country = CountryCode(unchecked: "DE")
            }
        }
    }

    /// Receives an order of the company.
    func named(
        _ number: String,
        _ name: String = "Acme Tools GmbH",
        country: String = "DE",
        email: String? = nil,
        lines: [String] = ["1:PERP:5"],
        change: (inout OrderDocument) -> Void = { _ in }
    ) async throws {
        try await order(
            .made(number, lines) { document in
                document.endCustomer.name = Name(unchecked: name)
                document.endCustomer.country = CountryCode(unchecked: country)
                document.endCustomer.email = email.map(Name.init(unchecked:))
                change(&document)
            }
        )
    }

    func lineID(_ order: String, _ line: String = "1") async throws -> OrderLineID {
        let partner = acme
        let id = try await database.read { snapshot in
            try snapshot.integer(
                """
                SELECT l.id FROM order_line l JOIN orders o ON o.id = l.order_id
                WHERE o.partner = ?1 AND o.number = ?2 AND l.number = ?3
                """,
                partner.rawValue,
                order,
                line
            )
        }
        return OrderLineID(rawValue: try #require(id))
    }

    func accountID(_ domain: String) async throws -> SmartAccountID {
        let id = try await database.read { try $0.integer("SELECT id FROM smart_account WHERE domain = ?1", domain) }
        return SmartAccountID(rawValue: try #require(id))
    }

    @discardableResult
    func confirm(
        _ order: String,
        _ domain: String,
        by actor: String = anna,
        alone: Bool = false,
        override: Bool = false
    ) async throws -> ReviewResult {
        let request = ConfirmationRequest(
            ReviewRequest(line: try await lineID(order), actor: actor),
            smartAccount: try await accountID(domain),
            isForOneLine: alone,
            overridesVetoes: override
        )
        return try await database.write { try fulfilment.confirm(request, in: $0) }
    }

    @discardableResult
    func reject(_ order: String, _ domain: String, by actor: String = anna) async throws -> ReviewResult {
        let request = ReviewRequest(line: try await lineID(order), actor: actor)
        let account = try await accountID(domain)
        return try await database.write { try fulfilment.reject(account, request, in: $0) }
    }

    /// The orders of the questions that are listed, with `?` behind those that somebody was unsure about.
    func questions() async throws -> [String] {
        let items = try await database.read { try fulfilment.reviewList(in: $0).items }
        return items.map { "\($0.line.orderNumber) \($0.heldLines)\($0.answer == nil ? "" : "?")" }
    }

    func look(_ order: String) async throws -> ReviewView {
        let id = try await lineID(order)
        return try await database.read { try fulfilment.review(id, in: $0).view }
    }
}
