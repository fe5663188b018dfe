public import Domain

/// One interchange: UNB to UNZ.
public struct EDIFACTInterchange: Hashable, Sendable {
    /// The syntax identifier as it is written, for example `UNOC`.
    public var syntaxIdentifier: String
    /// The syntax version, 1 to 4.
    public var syntaxVersion: Int
    /// Who sent it (S002).
    public var sender: EDIFACTAddress
    /// Who is to receive it (S003).
    public var recipient: EDIFACTAddress
    /// Its control reference (0020).
    public var controlReference: String
    /// Whether the sender asks for an acknowledgement (0031).
    public var wantsAcknowledgement: Bool
    /// Whether the sender marks it as a test (0035).
    public var isTest: Bool
    /// Whether a CONTRL is in it: an acknowledgement is never acknowledged.
    public var isAcknowledgement: Bool
    /// Whether it began with a service string advice (UNA).
    public var hasServiceAdvice: Bool
    /// What is wrong with the interchange itself, so that nothing of it was taken.
    public var errors: [StandardPosition]
    /// Its groups, where it has any.
    public var groups: [EDIFACTGroup]
    /// Its messages, those that are answered alike in one entry.
    public var messages: [EDIFACTMessage]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts an interchange together.
    public init(sender: EDIFACTAddress, recipient: EDIFACTAddress, controlReference: String, place: SourcePlace) {
        syntaxIdentifier = "UNOA"
        syntaxVersion = 3
        self.sender = sender
        self.recipient = recipient
        self.controlReference = controlReference
        wantsAcknowledgement = false
        isTest = false
        isAcknowledgement = false
        hasServiceAdvice = false
        errors = []
        groups = []
        messages = []
        self.place = place
    }
}
