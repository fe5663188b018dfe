internal import Domain

/// The accounts that references name, where the partner's profile says which do.
struct X12Accounts {
    var smartAccount: Name?
    var virtualAccount: VirtualAccountName?

    /// Gives them to a customer of whom nothing nearer says which they are.
    func complete(_ customer: inout EndCustomer) {
        if customer.smartAccount == nil { customer.smartAccount = smartAccount }
        if customer.virtualAccount == nil { customer.virtualAccount = virtualAccount }
    }
}
