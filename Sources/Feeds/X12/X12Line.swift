internal import Domain

/// A line while its segments come in.
struct X12Line {
    var document = OrderDraft.emptyLine(at: .start)
    var customer = EndCustomer()
    var hasCustomer = false
    var customerRank = Int.max
    var accounts = X12Accounts()
    var isNumbered = true
    var hasAction = false
    /// Whether it says nothing that the order needs, and is passed over.
    var isPassedOver = false
    /// Whether its description is the one that the standard's qualifier names as that.
    var hasMainDescription = false
    /// How many faults there were before it.
    var faultCount = 0
}
