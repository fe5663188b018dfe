/// The identification of a party of an order (C082); it is only given back.
public struct EDIFACTParty: Hashable, Sendable {
    /// Its number (3039).
    public var identifier: String
    /// The code list (1131).
    public var codeList: String
    /// Who keeps the list (3055), for example `9` for GS1.
    public var agency: String

    /// Puts an identification together.
    public init(identifier: String, codeList: String = "", agency: String = "") {
        self.identifier = identifier
        self.codeList = codeList
        self.agency = agency
    }
}
