/// An acknowledgement, ready to be given to the partner.
public struct AcknowledgementFile: Hashable, Sendable {
    /// What it is in the standard's words, for example `997`, `855`, `CONTRL`, `ORDRSP`, `ConfirmationRequest`.
    public var kind: String
    /// How its name ends, without the dot: `edi` or `xml`.
    public var fileExtension: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// Puts an acknowledgement together.
    public init(kind: String, fileExtension: String, bytes: [UInt8]) {
        self.kind = kind
        self.fileExtension = fileExtension
        self.bytes = bytes
    }
}
