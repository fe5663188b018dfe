// ProductInstance: a device or program that has proved who it is with its own credential.

public import Domain

/// A registered product instance that asks for something itself.
public struct ProductInstance: Hashable, Sendable {
    /// Its identifier.
    public let id: ProductInstanceID
    /// The Smart Account it is registered in.
    public let smartAccount: SmartAccountID
    /// The virtual account whose licenses it uses.
    public let virtualAccount: VirtualAccountID

    /// The name under which what it does is recorded.
    public var actor: String { "instance:\(id)" }

    init(_ record: InstanceRecord) {
        id = record.id
        smartAccount = record.smartAccount
        virtualAccount = record.virtualAccount
    }
}
