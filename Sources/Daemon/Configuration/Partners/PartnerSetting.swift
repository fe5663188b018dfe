// PartnerSetting: every key of a partner's file, and what holds when it is not there.

/// A key of a partner's file.
public enum PartnerSetting: String, CaseIterable, Sendable {
    /// The partner's name; the file is called by it.
    case name
    /// What people call the partner.
    case title
    /// Whether its files are taken.
    case enabled
    /// The time between a match and the release, in which the match can be undone.
    case undoWindow
    /// What is done with a line whose SKU is not in the catalog.
    case unknownSKUs
    /// Whether its files govern accounts that are known.
    case mayManageAccounts
    /// After how many days of waiting the partner is told of its lines.
    case waitingDays = "waiting.days"
    /// Whether only working days count.
    case waitingBusinessDays = "waiting.businessDays"
    /// The country whose weekends are off.
    case waitingCountry = "waiting.country"
    /// Days off besides.
    case waitingHolidays = "waiting.holidays"
    /// What a named account may do: match, be recorded, or nothing.
    case namedTier = "matching.named"
    /// What a registry's number may do.
    case registryTier = "matching.registry"
    /// What a confirmed number or alias may do.
    case confirmedTier = "matching.confirmed"
    /// What an equal name with something independent beside it may do.
    case nameTier = "matching.nameAndCorroborator"
    /// Domains that say nothing about a customer.
    case ownDomains = "matching.ownDomains"
    /// The time after which a confirmed alias begins to count.
    case aliasCoolOff = "matching.aliasCoolOff"
    /// Whether a decision that something speaks against needs another person.
    case fourEyesOverrideVeto = "fourEyes.overrideVeto"
    /// Whether the first release to an account does.
    case fourEyesFirstRelease = "fourEyes.firstRelease"
    /// Whether an alias counts only once another person confirmed it.
    case fourEyesAliasLearning = "fourEyes.aliasLearning"
    /// The number of licenses above which a decision needs another person.
    case fourEyesAboveQuantity = "fourEyes.aboveQuantity"
    /// The value above which it does.
    case fourEyesAboveValue = "fourEyes.aboveValue"
    /// The byte between CSV fields.
    case delimiter = "feed.delimiter"
    /// The encoding of CSV.
    case encoding = "feed.encoding"
    /// The decimal mark of numbers in CSV.
    case decimalMark = "feed.decimalMark"
    /// How dates are written in CSV.
    case dateFormat = "feed.dateFormat"
    /// Which sort of JSON the partner sends.
    case jsonProfile = "feed.jsonProfile"
    /// The sort of an order that does not name its own.
    case defaultOrderKind = "feed.defaultOrderKind"
    /// What becomes of orders that are marked as a test.
    case testOrders = "feed.testOrders"
    /// Headers whose columns are read over.
    case ignoredColumns = "feed.ignoredColumns"

    /// The qualifiers under which a line's SKU stands in X12.
    case x12SKUQualifiers = "x12.skuQualifiers"
    /// The roles of the party that is the end customer in X12.
    case x12EndCustomerRoles = "x12.endCustomerRoles"
    /// The roles of the party that is the reseller in X12.
    case x12ResellerRoles = "x12.resellerRoles"
    /// The REF qualifier of the Smart Account.
    case x12SmartAccountReference = "x12.smartAccountReference"
    /// The REF qualifier of the virtual account.
    case x12VirtualAccountReference = "x12.virtualAccountReference"
    /// The REF qualifier of the end customer's own order number.
    case x12EndCustomerOrderReference = "x12.endCustomerOrderReference"
    /// The purchase order types of stocking orders.
    case x12StockingTypes = "x12.stockingTypes"
    /// Whether 997 or 999 is written.
    case x12FunctionalAcknowledgement = "x12.functionalAcknowledgement"
    /// Whether 855 and 865 are written.
    case x12OrderAcknowledgement = "x12.orderAcknowledgement"
    /// When TA1 is written.
    case x12InterchangeAcknowledgement = "x12.interchangeAcknowledgement"
    /// Whether a newline follows each segment.
    case x12Newlines = "x12.newlines"

    /// The item number types under which a line's SKU stands in EDIFACT.
    case edifactSKUQualifiers = "edifact.skuQualifiers"
    /// The functions of the party that is the end customer in EDIFACT.
    case edifactEndCustomerRoles = "edifact.endCustomerRoles"
    /// The functions of the party that is the reseller in EDIFACT.
    case edifactResellerRoles = "edifact.resellerRoles"
    /// The RFF qualifier of the Smart Account.
    case edifactSmartAccountReference = "edifact.smartAccountReference"
    /// The FTX subject of the Smart Account.
    case edifactSmartAccountText = "edifact.smartAccountText"
    /// The RFF qualifier of the virtual account.
    case edifactVirtualAccountReference = "edifact.virtualAccountReference"
    /// The RFF qualifier of the end customer's own order number.
    case edifactEndCustomerOrderReference = "edifact.endCustomerOrderReference"
    /// The document names of stocking orders.
    case edifactStockingDocuments = "edifact.stockingDocuments"
    /// The characters that the partner's texts really have.
    case edifactCharacterSet = "edifact.characterSet"
    /// When CONTRL is written.
    case edifactSyntaxAcknowledgement = "edifact.syntaxAcknowledgement"
    /// Whether ORDRSP is written.
    case edifactOrderResponse = "edifact.orderResponse"

    /// The roles of the contact that is the end customer in cXML.
    case cxmlEndCustomerRoles = "cxml.endCustomerRoles"
    /// The Extrinsic of the Smart Account.
    case cxmlSmartAccountExtrinsic = "cxml.smartAccountExtrinsic"
    /// The Extrinsic of the virtual account.
    case cxmlVirtualAccountExtrinsic = "cxml.virtualAccountExtrinsic"
    /// The Extrinsic of the partner's number of the customer.
    case cxmlCustomerNumberExtrinsic = "cxml.customerNumberExtrinsic"
    /// The Extrinsic of the end customer's own order number.
    case cxmlEndCustomerOrderExtrinsic = "cxml.endCustomerOrderExtrinsic"
    /// Whether a Response is written.
    case cxmlResponse = "cxml.response"
    /// Whether a ConfirmationRequest is written.
    case cxmlConfirmation = "cxml.confirmation"

    /// The parties that may be the end customer in UBL.
    case ublEndCustomerParties = "ubl.endCustomerParties"
    /// The identifications of an item that may be the SKU in UBL.
    case ublSKUIdentifications = "ubl.skuIdentifications"
    /// The property or reference of the Smart Account.
    case ublSmartAccountProperty = "ubl.smartAccountProperty"
    /// The property or reference of the virtual account.
    case ublVirtualAccountProperty = "ubl.virtualAccountProperty"
    /// Whether an OrderResponse is written.
    case ublOrderResponse = "ubl.orderResponse"

    /// The section whose keys are names of fields, and whose values are the partner's headers for them.
    static let columnsSection = "feed.columns"
}

extension PartnerSetting: SettingKey {
    var isList: Bool {
        switch self {
        case .waitingDays, .waitingHolidays, .ownDomains, .ignoredColumns, .x12SKUQualifiers, .x12EndCustomerRoles,
            .x12ResellerRoles, .x12StockingTypes,
            .edifactSKUQualifiers, .edifactEndCustomerRoles, .edifactResellerRoles, .edifactStockingDocuments,
            .cxmlEndCustomerRoles, .ublEndCustomerParties, .ublSKUIdentifications:
            true
        default: false
        }
    }

    /// What holds when nobody sets it, as it would be written.
    public var standard: String {
        switch self {
        case .enabled: "true"
        case .undoWindow: "15m"
        case .unknownSKUs: "hold"
        case .mayManageAccounts, .waitingBusinessDays, .fourEyesOverrideVeto, .fourEyesFirstRelease,
            .fourEyesAliasLearning:
            "false"
        case .waitingDays: "1, 7, 30"
        case .delimiter, .encoding, .decimalMark, .edifactCharacterSet: "auto"
        case .namedTier, .registryTier, .confirmedTier: "auto"
        case .nameTier: "shadow"
        case .aliasCoolOff: "24h"
        case .dateFormat: "iso"
        case .jsonProfile: "automatic"
        case .defaultOrderKind: "standard"
        case .testOrders: "hold"
        case .x12FunctionalAcknowledgement, .x12OrderAcknowledgement, .x12Newlines, .edifactOrderResponse,
            .cxmlResponse, .cxmlConfirmation, .ublOrderResponse:
            "true"
        case .x12InterchangeAcknowledgement: "whenNeeded"
        case .edifactSyntaxAcknowledgement: "always"
        // No text, no list: what holds then the formats say.
        default: ""
        }
    }
}
