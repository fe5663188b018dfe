public import Domain

/// One interchange: ISA to IEA.
public struct X12Interchange: Hashable, Sendable {
    /// Who sent it: ISA05 and ISA06.
    public var sender: X12Address
    /// Who is to receive it: ISA07 and ISA08.
    public var receiver: X12Address
    /// ISA09, as it is written: `YYMMDD`.
    public var date: String
    /// ISA10, as it is written: `HHMM`.
    public var time: String
    /// ISA12, as it is written, for example `00401`.
    public var version: String
    /// ISA13, as it is written.
    public var controlNumber: String
    /// ISA14: whether the sender asks for a TA1.
    public var wantsAcknowledgement: Bool
    /// ISA15: `P` for production, `T` for test, `I` for information.
    public var usage: String
    /// The bytes it is separated by.
    public var separators: X12Separators
    /// What is wrong with the envelope itself: codes of data element I18 (TA105), for example `021`; empty for nothing.
    public var noteCodes: [String]
    /// Its groups.
    public var groups: [X12Group]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts an interchange together.
    public init(sender: X12Address, receiver: X12Address, controlNumber: String, place: SourcePlace) {
        self.sender = sender
        self.receiver = receiver
        self.controlNumber = controlNumber
        self.place = place
        date = ""
        time = ""
        version = "00401"
        wantsAcknowledgement = false
        usage = "P"
        separators = .standard
        noteCodes = []
        groups = []
    }
}
