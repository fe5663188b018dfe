public import Domain

/// A functional group: UNG to UNE.
public struct EDIFACTGroup: Hashable, Sendable {
    /// Its reference (0048).
    public var reference: String
    /// The sending application (S006).
    public var sender: EDIFACTAddress
    /// The receiving application (S007).
    public var recipient: EDIFACTAddress
    /// What is wrong with the group itself, so that nothing of it was taken.
    public var errors: [StandardPosition]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a group together.
    public init(reference: String, sender: EDIFACTAddress, recipient: EDIFACTAddress, place: SourcePlace) {
        self.reference = reference
        self.sender = sender
        self.recipient = recipient
        errors = []
        self.place = place
    }
}
