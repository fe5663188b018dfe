// PlacementRules: where licenses go for which an order names no virtual account.
//
// GUARANTEES   The first rule that matches counts; where none does, the default virtual account.

internal import Domain
internal import Storage

/// The rules of one Smart Account.
struct PlacementRules {
    /// What a rule looks at.
    struct Subject {
        let sku: String
        let customer: EndCustomer
        let partner: String
        let orderNumber: String?
    }

    private let rules: [PlacementRuleView]

    init(_ rules: [PlacementRuleView]) { self.rules = rules }

    /// The rules that are in effect.
    init(of account: SmartAccountID, in snapshot: Snapshot) throws {
        rules = try snapshot.all(
            """
            SELECT sku, city, postal_code, country, partner, order_prefix, virtual_account FROM placement_rule
            WHERE smart_account = ?1 ORDER BY position
            """,
            account.rawValue
        ) { row in
            PlacementRuleView(
                sku: row.optionalText(0),
                city: row.optionalText(1),
                postalCode: row.optionalText(2),
                country: row.optionalText(3),
                partner: row.optionalText(4),
                orderPrefix: row.optionalText(5),
                virtualAccount: VirtualAccountID(rawValue: row.integer(6)).description
            )
        }
    }

    var isEmpty: Bool { rules.isEmpty }
    /// As they are shown.
    var views: [PlacementRuleView] { rules }

    /// The rule that counts, from 1, and where it leads.
    func place(_ subject: Subject) -> (rule: Int, virtualAccount: String)? {
        rules.firstIndex { Self.matches($0, subject) }.map { ($0 + 1, rules[$0].virtualAccount) }
    }

    private static func matches(_ rule: PlacementRuleView, _ subject: Subject) -> Bool {
        if let pattern = rule.sku, !matches(pattern, subject.sku) { return false }
        if let city = rule.city, subject.customer.city?.text.lowercased() != city.lowercased() { return false }
        if let code = rule.postalCode, subject.customer.postalCode?.text.hasPrefix(code) != true { return false }
        if let country = rule.country, subject.customer.country?.text != country { return false }
        if let partner = rule.partner, subject.partner != partner { return false }
        if let prefix = rule.orderPrefix, subject.orderNumber?.hasPrefix(prefix) != true { return false }
        return true
    }

    private static func matches(_ pattern: String, _ sku: String) -> Bool {
        pattern.hasSuffix("*") ? sku.hasPrefix(pattern.dropLast()) : sku == pattern
    }
}
