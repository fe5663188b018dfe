import Domain

/// A line as a test wants it; `ReadWorld` writes all rows that belong to one.
struct LineFixture: Sendable {
    var number = "1"
    var sku = "SKU-1"
    var quantity = 1
    var state = LineState.held
    var reason: HoldReason?
    /// Milliseconds after the world's beginning: since when it is held, or for when it is scheduled, or released.
    var moment: Int64 = 0
    var account: SmartAccountID?
    var virtualAccount = "Default"
    var termMonths: Int?
    /// Keys by which something that becomes known finds the line: kind and key.
    var waitsFor: [WaitingKey] = []

    struct WaitingKey: Sendable {
        let kind: Int
        let key: String
    }

    static func held(_ reason: HoldReason = .noAccount, since: Int64 = 0, quantity: Int = 1) -> LineFixture {
        LineFixture(quantity: quantity, reason: reason, moment: since)
    }

    static func scheduled(_ account: SmartAccountID, at moment: Int64 = 0, quantity: Int = 1) -> LineFixture {
        LineFixture(quantity: quantity, state: .scheduled, moment: moment, account: account)
    }

    static func released(
        _ account: SmartAccountID,
        at moment: Int64 = 0,
        quantity: Int = 1,
        to virtualAccount: String = "Default",
        termMonths: Int? = nil
    ) -> LineFixture {
        LineFixture(
            quantity: quantity,
            state: .released,
            moment: moment,
            account: account,
            virtualAccount: virtualAccount,
            termMonths: termMonths
        )
    }

    static func ended(_ state: LineState) -> LineFixture { LineFixture(state: state) }

    func waiting(for kind: Int, _ key: String) -> LineFixture {
        var line = self
        line.waitsFor.append(WaitingKey(kind: kind, key: key))
        return line
    }

    func numbered(_ number: String) -> LineFixture {
        var line = self
        line.number = number
        return line
    }
}
