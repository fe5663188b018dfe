// What a partner's file says about X12, EDIFACT, cXML and UBL.
//
// GUARANTEES   A code has the form that its data element allows, so that a slip of the pen is a fault here and not an
//              order without an end customer later.
// DOES NOT     Know the code lists: partners agree on codes of their own.

internal import Domain
internal import Feeds

extension PartnerReader {
    mutating func readX12() -> X12Profile {
        var profile = X12Profile()
        profile.skuQualifiers = codes(.x12SKUQualifiers, of: 2...2)
        profile.endCustomerRoles = codes(.x12EndCustomerRoles, of: 2...3)
        profile.resellerRoles = codes(.x12ResellerRoles, of: 2...3)
        profile.smartAccountReference = code(.x12SmartAccountReference, of: 2...3)
        profile.virtualAccountReference = code(.x12VirtualAccountReference, of: 2...3)
        profile.endCustomerOrderReference = code(.x12EndCustomerOrderReference, of: 2...3)
        profile.stockingTypes = codes(.x12StockingTypes, of: 2...2)
        profile.wantsFunctionalAcknowledgement = reader.flag(.x12FunctionalAcknowledgement)
        profile.wantsOrderAcknowledgement = reader.flag(.x12OrderAcknowledgement)
        profile.alwaysWantsInterchangeAcknowledgement = isAlways(.x12InterchangeAcknowledgement)
        profile.writesNewlines = reader.flag(.x12Newlines)
        return profile
    }

    mutating func readEDIFACT() -> EDIFACTProfile {
        var profile = EDIFACTProfile()
        profile.skuQualifiers = codes(.edifactSKUQualifiers, of: 1...3)
        profile.endCustomerRoles = codes(.edifactEndCustomerRoles, of: 1...3)
        profile.resellerRoles = codes(.edifactResellerRoles, of: 1...3)
        profile.smartAccountReference = code(.edifactSmartAccountReference, of: 1...3)
        profile.smartAccountText = code(.edifactSmartAccountText, of: 1...3)
        profile.virtualAccountReference = code(.edifactVirtualAccountReference, of: 1...3)
        profile.endCustomerOrderReference = code(.edifactEndCustomerOrderReference, of: 1...3)
        profile.stockingDocuments = codes(.edifactStockingDocuments, of: 1...3)
        profile.characterSet = readWord(.edifactCharacterSet, among: Self.characterSets)
        profile.wantsSyntaxAcknowledgement = isAlways(.edifactSyntaxAcknowledgement)
        profile.wantsOrderResponse = reader.flag(.edifactOrderResponse)
        return profile
    }

    mutating func readCXML() -> CXMLProfile {
        var profile = CXMLProfile()
        profile.endCustomerRoles = names(.cxmlEndCustomerRoles)
        profile.smartAccountExtrinsic = name(.cxmlSmartAccountExtrinsic)
        profile.virtualAccountExtrinsic = name(.cxmlVirtualAccountExtrinsic)
        profile.customerNumberExtrinsic = name(.cxmlCustomerNumberExtrinsic)
        profile.endCustomerOrderExtrinsic = name(.cxmlEndCustomerOrderExtrinsic)
        profile.wantsResponse = reader.flag(.cxmlResponse)
        profile.wantsConfirmation = reader.flag(.cxmlConfirmation)
        return profile
    }

    mutating func readUBL() -> UBLProfile {
        var profile = UBLProfile()
        profile.endCustomerParties = words(.ublEndCustomerParties, among: Self.parties)
        profile.skuIdentifications = words(.ublSKUIdentifications, among: Self.identifications)
        profile.smartAccountProperty = name(.ublSmartAccountProperty)
        profile.virtualAccountProperty = name(.ublVirtualAccountProperty)
        profile.wantsOrderResponse = reader.flag(.ublOrderResponse)
        return profile
    }

    /// The parties that UBL's reader looks for.
    private static let parties = [
        "OriginatorCustomerParty", "BuyerCustomerParty", "AccountingCustomerParty", "OriginatorParty", "DeliveryParty",
    ]
    /// The identifications of an item that UBL's reader looks for.
    private static let identifications = [
        "SellersItemIdentification", "ManufacturersItemIdentification", "StandardItemIdentification",
        "BuyersItemIdentification",
    ]

    /// The syntax identifiers whose characters are known.
    private static let characterSets = [
        "UNOA", "UNOB", "UNOC", "UNOD", "UNOE", "UNOF", "UNOG", "UNOH", "UNOI", "UNOJ", "UNOK", "UNOW", "UNOY",
    ]

    // MARK: - Values

    private mutating func isAlways(_ key: PartnerSetting) -> Bool {
        readWord(key, among: ["whenNeeded", "always"]) == "always"
    }

    private mutating func codes(_ key: PartnerSetting, of lengths: ClosedRange<Int>) -> [String] {
        reader.list(key) { text throws(SettingProblem) in try Self.code(text, of: lengths) }
    }

    /// A code; nil for none.
    private mutating func code(_ key: PartnerSetting, of lengths: ClosedRange<Int>) -> String? {
        reader.value(key, or: nil) { text throws(SettingProblem) in
            text.isEmpty ? nil : try Self.code(text, of: lengths)
        }
    }

    private mutating func names(_ key: PartnerSetting) -> [String] {
        reader.list(key) { text throws(SettingProblem) in try Self.name(text) }
    }

    /// A name; nil for none.
    private mutating func name(_ key: PartnerSetting) -> String? {
        reader.value(key, or: nil) { text throws(SettingProblem) in text.isEmpty ? nil : try Self.name(text) }
    }

    private mutating func words(_ key: PartnerSetting, among words: [String]) -> [String] {
        reader.list(key) { text throws(SettingProblem) in
            guard words.contains(text) else { throw .unknownWord(text, among: words) }
            return text
        }
    }

    private static func code(_ text: String, of lengths: ClosedRange<Int>) throws(SettingProblem) -> String {
        let isForm = { (text: String) in
            lengths.contains(text.utf8.count)
                && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        }
        guard !isForm(text) else { return text }
        let (least, most) = (lengths.lowerBound, lengths.upperBound)
        let count = least == most ? "\(least)" : "\(least) to \(most)"
        let capitals = text.uppercased()
        throw SettingProblem(
            message: "\(text.debugDescription) is no code of \(count) capital letters and digits",
            remedy: isForm(capitals) ? "did you mean \(capitals)?" : "write it as the standard lists it, in quotes"
        )
    }

    private static func name(_ text: String) throws(SettingProblem) -> String {
        do {
            return try Name(text).text
        } catch {
            throw SettingProblem(
                message: "\(text.debugDescription) \(error)",
                remedy: "write it as it stands in the partner's files"
            )
        }
    }
}
