internal import Domain
internal import Storage

/// The SKU catalog as one operation sees it; each SKU is looked up once.
final class Catalog {
    /// What a line becomes by its SKU.
    enum Treatment: Hashable {
        /// A license, which is held; its term in months, where it has one.
        case license(termMonths: Int?)
        /// Not a license that goes through Smart Accounts: kept for the record.
        case recorded
        /// The catalog does not know it, and the partner's lines are to be held then.
        case unknown
    }

    private let snapshot: Snapshot
    private let policy: PartnerSettings.UnknownSKUPolicy
    private var treatments: [String: Treatment] = [:]

    init(_ snapshot: Snapshot, _ policy: PartnerSettings.UnknownSKUPolicy) {
        self.snapshot = snapshot
        self.policy = policy
    }

    /// What a line with the SKU becomes.
    func treatment(_ sku: String) throws -> Treatment {
        if let known = treatments[sku] { return known }
        let found = try snapshot.first(
            "SELECT kind, term_months, is_smart_enabled FROM product WHERE sku = ?1",
            sku
        ) { row -> Treatment in
            let isLicense = row.bool(2) && !["hardware", "service"].contains(row.text(0))
            return isLicense ? .license(termMonths: row.optionalInteger(1).map(Int.init)) : .recorded
        }
        let treatment = found ?? (policy == .hold ? .unknown : .license(termMonths: nil))
        treatments[sku] = treatment
        return treatment
    }
}
