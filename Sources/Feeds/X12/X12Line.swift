internal import Domain

/// A line while its segments come in.
struct X12Line {
    var document = OrderDraft.emptyLine(at: .start)
    var customer = EndCustomer()
    var hasCustomer = false
    /// How good the role of its own end customer is.
    var customerRank = Int.max
    /// How good the role of the end customer is that it has from the line that it is a part of.
    var inheritedRank = Int.max
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
