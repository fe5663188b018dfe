/// A part of a Smart Account; licenses lie in virtual accounts only.
public struct VirtualAccount: Hashable, Sendable {
    /// Its identifier.
    public let id: VirtualAccountID
    /// The account it is part of.
    public let smartAccount: SmartAccountID
    /// Its name, unique within the Smart Account.
    public let name: VirtualAccountName
    /// The virtual account it lies in, nil at the top.
    public let parent: VirtualAccountID?
    /// Whether licenses for which no virtual account was named go here; exactly one has this.
    public let isDefault: Bool

    /// Puts a virtual account together.
    public init(
        id: VirtualAccountID,
        smartAccount: SmartAccountID,
        name: VirtualAccountName,
        parent: VirtualAccountID?,
        isDefault: Bool
    ) {
        self.id = id
        self.smartAccount = smartAccount
        self.name = name
        self.parent = parent
        self.isDefault = isDefault
    }
}
