public import Domain

/// A message (UNH to UNT) that was refused, or one after another that gave orders and are answered alike.
public struct EDIFACTMessage: Hashable, Sendable {
    /// What kind of message it is (S009).
    public struct Kind: Hashable, Sendable {
        /// The type (0065), for example `ORDERS`.
        public var type: String
        /// The version (0052), for example `D`.
        public var version: String
        /// The release (0054), for example `96A`.
        public var release: String
        /// The agency (0051), for example `UN`.
        public var agency: String
        /// The code that an association assigned (0057), for example `EAN008`.
        public var association: String

        /// Puts a kind together.
        public init(type: String, version: String, release: String, agency: String = "UN", association: String = "") {
            self.type = type
            self.version = version
            self.release = release
            self.agency = agency
            self.association = association
        }
    }

    /// Its reference (0062); the first one's where there are several.
    public var reference: String
    /// What kind of message it is.
    public var kind: Kind
    /// The group it is in, an index of the interchange's groups.
    public var group: Int?
    /// The buyer (NAD+BY).
    public var buyer: EDIFACTParty?
    /// The supplier (NAD+SU).
    public var supplier: EDIFACTParty?
    /// Its orders: indexes among the documents of the file; empty for a message that was refused.
    public var documents: Range<Int>
    /// What is wrong with it; the codes are those of data element 0085.
    public var errors: [StandardPosition]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a message together.
    public init(reference: String, kind: Kind, place: SourcePlace) {
        self.reference = reference
        self.kind = kind
        documents = 0..<0
        errors = []
        self.place = place
    }

    /// Takes in the next message, where it is answered in the same way.
    ///
    /// - Parameter next: the message that follows this one.
    /// - Returns: whether it was taken in.
    mutating func absorb(_ next: EDIFACTMessage) -> Bool {
        let isAlike =
            errors.isEmpty && next.errors.isEmpty && kind == next.kind && group == next.group && buyer == next.buyer
            && supplier == next.supplier
        guard isAlike, !documents.isEmpty, !next.documents.isEmpty, documents.upperBound == next.documents.lowerBound
        else { return false }
        documents = documents.lowerBound..<next.documents.upperBound
        return true
    }
}
