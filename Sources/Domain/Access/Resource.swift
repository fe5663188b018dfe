// Resource: what an action is done to.

/// The place of a thing in the tree of who owns what.
public enum Resource: Hashable, Sendable {
    /// The installation itself.
    case installation
    /// A partner with its orders and its holding account.
    case partner(PartnerID)
    /// A Smart Account as a whole.
    case smartAccount(SmartAccountID)
    /// A virtual account.
    ///
    /// - `id`: the virtual account; `of`: its Smart Account; `within`: the virtual accounts it lies in, the nearest first.
    case virtualAccount(VirtualAccountID, of: SmartAccountID, within: [VirtualAccountID])
}
