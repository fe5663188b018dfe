// PlacementTrial: where releases of the past would have gone.
//
// GUARANTEES   It shows what was released to this Smart Account and nothing else; that it reads what the order said of the
//              site is not shown.

internal import Domain
internal import Storage

/// Rules on trial.
struct PlacementTrial {
    private static let limit = 100

    let account: SmartAccountID
    let rules: PlacementRules
    let snapshot: Snapshot

    private struct Release {
        let lot: Int64
        let sku: String
        let quantity: Int
        let releasedAt: Int64
        let place: String
        let customer: EndCustomer
        let partner: String
        let orderNumber: String?
        /// Whether the order or an assignment named the virtual account: then no rule is asked.
        let isNamed: Bool
    }

    /// The last releases, the latest first.
    func run() throws -> [PlacementTrialView] {
        let names = try VirtualAccountBook.all(of: account, in: snapshot)
        let usual = names.first(where: \.isDefault)?.name ?? ""
        return try releases().map { release in
            let subject = PlacementRules.Subject(
                sku: release.sku,
                customer: release.customer,
                partner: release.partner,
                orderNumber: release.orderNumber
            )
            let placed = release.isNamed ? nil : rules.place(subject)
            return PlacementTrialView(
                lot: LotID(rawValue: release.lot).description,
                sku: release.sku,
                quantity: release.quantity,
                releasedAt: Timestamp(milliseconds: release.releasedAt).description,
                virtualAccount: release.place,
                wouldGoTo: release.isNamed
                    ? release.place
                    : placed.map { place in names.first { $0.id == place.virtualAccount }?.name ?? usual } ?? usual,
                rule: placed?.rule
            )
        }
    }

    private func releases() throws -> [Release] {
        try snapshot.all(
            """
            SELECT lot.id, l.sku, l.quantity, l.released_at, v.name, e.city, e.postal_code, e.country, p.name,
                o.end_customer_order_number, e.virtual_account IS NOT NULL OR EXISTS(
                    SELECT 1 FROM assignment a WHERE a.partner = o.partner AND a.order_number = o.number
                        AND a.is_current = 1 AND coalesce(a.line_number, l.number) = l.number
                        AND a.virtual_account IS NOT NULL)
            FROM order_line l JOIN lot ON lot.line = l.id JOIN orders o ON o.id = l.order_id
                JOIN partner p ON p.id = o.partner JOIN virtual_account v ON v.id = l.virtual_account
                LEFT JOIN end_customer e ON e.id = l.end_customer
            WHERE l.smart_account = ?1 AND l.state = 'released' ORDER BY l.released_at DESC LIMIT ?2
            """,
            account.rawValue,
            Self.limit
        ) { row in
            var customer = EndCustomer()
            customer.city = row.optionalText(5).map(Name.init(unchecked:))
            customer.postalCode = row.optionalText(6).map(Name.init(unchecked:))
            customer.country = row.optionalText(7).map(CountryCode.init(unchecked:))
            return Release(
                lot: row.integer(0),
                sku: row.text(1),
                quantity: row.int(2),
                releasedAt: row.integer(3),
                place: row.text(4),
                customer: customer,
                partner: row.text(8),
                orderNumber: row.optionalText(9),
                isNamed: row.bool(10)
            )
        }
    }
}
