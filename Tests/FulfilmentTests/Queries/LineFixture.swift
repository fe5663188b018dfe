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
    /// What the order names of the line's customer.
    var named = EndCustomer()

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

    /// The line with an account, or a number of the customer, that its order names.
    func naming(_ account: String? = nil, number: String? = nil) -> LineFixture {
        var line = self
        line.named.smartAccount = account.map(Name.init(unchecked:)) ?? line.named.smartAccount
        line.named.customerNumber = number.map(CustomerNumber.init(unchecked:)) ?? line.named.customerNumber
        return line
    }

    func numbered(_ number: String) -> LineFixture {
        var line = self
        line.number = number
        return line
    }
}
