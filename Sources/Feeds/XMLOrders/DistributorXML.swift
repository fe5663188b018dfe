// DistributorXML: the order of Tech Data's XML service, XML_Order_Submit.
//
// SOURCE       The vendor's manual of Order Submit, and files that others publish.
// GUARANTEES   The user name and the password in it are never looked at.

/// What the elements mean.
enum DistributorXML: XMLOrderDialect {
    static let format = FeedFormat.xmlOrder

    enum Name: String, XMLVocabulary {
        case submit = "XML_Order_Submit", header = "Header", detail = "Detail", lineInfo = "LineInfo"
        case purchaseOrderNumber = "PONbr", references = "RefNbrs", qualifier = "RefIDQual", reference = "RefID"
        case endUserNumber = "EndUserCustomerNbr", endUserInfo = "EndUserInfo", name = "EuiName"
        case address1 = "EuiAddr1", address2 = "EuiAddr2", address3 = "EuiAddr3", city = "EuiCityName"
        case postalCode = "EuiPostalCode", country = "EuiCountryCode", email = "EuiContactEmailAddr1"
        case lineNumber = "LineNbr", quantity = "QtyOrdered", productQualifier = "ProductIDQual", product = "ProductID"
        case unitPrice = "UnitPrice", description = "ProductDesc"

        static let namespaces = [""]
    }

    static func meaning(of name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLOrderMeaning {
        switch (parent, name) {
        case (nil, .submit): .order
        case (.submit, .header), (.submit, .detail), (.header, .references): .group
        case (.header, .purchaseOrderNumber): .value(.orderNumber)
        case (.references, .qualifier): .value(.referenceQualifier)
        case (.references, .reference): .value(.reference)
        case (.header, .endUserNumber): .value(.named(.customerNumber))
        case (.header, .endUserInfo), (.lineInfo, .endUserInfo): .endCustomer
        case (.detail, .lineInfo): .line
        case (.lineInfo, _): ofLine(name)
        case (.endUserInfo, _): ofEndUser(name)
        default: .nothing
        }
    }

    private static func ofLine(_ name: Name) -> XMLOrderMeaning {
        switch name {
        case .lineNumber: .value(.lineNumber)
        case .quantity: .value(.quantity)
        case .productQualifier: .value(.skuScheme)
        case .product: .value(.sku(rank: 0))
        case .unitPrice: .value(.price)
        case .description: .value(.description)
        default: .nothing
        }
    }

    private static func ofEndUser(_ name: Name) -> XMLOrderMeaning {
        switch name {
        case .name: .value(.name)
        case .address1, .address2, .address3: .value(.street)
        case .city: .value(.city)
        case .postalCode: .value(.postalCode)
        case .country: .value(.country)
        case .email: .value(.email)
        default: .nothing
        }
    }

    static func isEndCustomerOrder(qualifier: String) -> Bool { qualifier == "EU" }
}
