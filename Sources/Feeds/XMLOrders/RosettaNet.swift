// RosettaNet: PIP 3A4, Request Purchase Order, as a document of its DTD (V02.00 to V02.03).
//
// SOURCE       RosettaNet's message guideline of PIP 3A4; Cisco's B2B guide for `name=value` in proprietaryInformation.
// DOES NOT     Read the PIP's later forms in XML Schema, nor RNIF's envelope around it.

/// What the elements mean.
enum RosettaNet: XMLOrderDialect {
    static let format = FeedFormat.rosettaNet

    enum Name: String, XMLVocabulary {
        case request = "Pip3A4PurchaseOrderRequest", purchaseOrder = "PurchaseOrder"
        case documentIdentifier = "thisDocumentIdentifier", identifier = "ProprietaryDocumentIdentifier"
        case documentTime = "thisDocumentGenerationDateTime", dateTimeStamp = "DateTimeStamp"
        case orderType = "GlobalPurchaseOrderTypeCode", proprietary = "proprietaryInformation"
        case freeFormText = "FreeFormText", installAt
        case partner = "PartnerDescription", business = "BusinessDescription", businessName
        case businessIdentifier = "GlobalBusinessIdentifier", nationalIdentifier = "NationalBusinessTaxIdentifier"
        case contact = "ContactInformation", email = "EmailAddress"
        case location = "PhysicalLocation", address = "PhysicalAddress"
        case addressLine1, addressLine2, addressLine3, cityName, country = "GlobalCountryCode"
        case postalCode = "NationalPostalCode"
        case line = "ProductLineItem", buyerLine = "buyerLineItem", lineNumber = "LineNumber"
        case orderQuantity = "OrderQuantity", requestedQuantity, quantity = "ProductQuantity"
        case unit = "GlobalProductUnitOfMeasureCode", unitPrice = "requestedUnitPrice"
        case amount = "FinancialAmount", currency = "GlobalCurrencyCode", money = "MonetaryAmount"
        case product = "ProductIdentification", globalProduct = "GlobalProductIdentifier"
        case partnerProduct = "PartnerProductIdentification", partnerKind = "GlobalPartnerClassificationCode"
        case productIdentifier = "ProprietaryProductIdentifier", productDescription = "ProductDescription"

        static let namespaces = [
            "", "http://schemas.microsoft.com/biztalk/btarn/2004/3A4_MS_V02_02_PurchaseOrderRequest.dtd",
        ]
    }

    static func meaning(of name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLOrderMeaning {
        switch (parent, name) {
        case (nil, .request): .order
        case (.request, .purchaseOrder), (.request, .documentIdentifier), (.request, .documentTime): .group
        case (.documentIdentifier, .identifier): .value(.orderNumber)
        case (.documentTime, .dateTimeStamp): .value(.orderDate)
        case (.purchaseOrder, .orderType): .value(.orderType)
        case (.purchaseOrder, .proprietary), (.line, .proprietary): .group
        case (.proprietary, .freeFormText): .value(.namedList)
        case (.purchaseOrder, .installAt), (.line, .installAt): .endCustomer
        case (.purchaseOrder, .line): .line
        case (.line, _), (.buyerLine, _), (.orderQuantity, _), (.requestedQuantity, _), (.unitPrice, _),
            (.amount, _), (.product, _), (.partnerProduct, _), (.productDescription, _):
            ofLine(name, in: parent)
        default: ofPartner(name, in: parent)
        }
    }

    private static func ofLine(_ name: Name, in parent: Name?) -> XMLOrderMeaning {
        switch (parent, name) {
        case (.line, .buyerLine), (.line, .orderQuantity), (.orderQuantity, .requestedQuantity),
            (.line, .unitPrice), (.unitPrice, .amount), (.line, .product), (.product, .partnerProduct),
            (.product, .productDescription):
            .group
        case (.line, .lineNumber), (.buyerLine, .lineNumber): .value(.lineNumber)
        case (.requestedQuantity, .quantity): .value(.quantity)
        case (.line, .unit): .value(.unit)
        case (.amount, .currency): .value(.currency)
        case (.amount, .money): .value(.price)
        case (.partnerProduct, .partnerKind): .value(.skuScheme)
        case (.partnerProduct, .productIdentifier): .value(.sku(rank: 0))
        case (.product, .globalProduct): .value(.sku(rank: 1))
        case (.productDescription, .freeFormText): .value(.description)
        default: .nothing
        }
    }

    private static func ofPartner(_ name: Name, in parent: Name?) -> XMLOrderMeaning {
        switch (parent, name) {
        case (.installAt, .partner), (.installAt, .location), (.partner, .business), (.business, .businessName),
            (.partner, .contact), (.partner, .location), (.location, .address), (.address, .addressLine1),
            (.address, .addressLine2), (.address, .addressLine3), (.address, .cityName):
            .group
        case (.businessName, .freeFormText): .value(.name)
        case (.business, .businessIdentifier): .value(.dunsNumber)
        case (.business, .nationalIdentifier): .value(.taxIdentifier)
        case (.contact, .email): .value(.email)
        case (.addressLine1, .freeFormText), (.addressLine2, .freeFormText), (.addressLine3, .freeFormText):
            .value(.street)
        case (.cityName, .freeFormText): .value(.city)
        case (.address, .country): .value(.country)
        case (.address, .postalCode): .value(.postalCode)
        default: .nothing
        }
    }

    static func isForeign(scheme: String) -> Bool {
        ["buyer", "customer", "end user", "end user government"].contains(scheme.lowercased())
    }
}
