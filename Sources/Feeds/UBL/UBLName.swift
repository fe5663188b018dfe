/// The elements of UBL that mean something here.
enum UBLName: String, XMLVocabulary {
    case order = "Order", orderChange = "OrderChange", orderCancellation = "OrderCancellation"
    case customizationID = "CustomizationID", profileID = "ProfileID", id = "ID", issueDate = "IssueDate"
    case orderTypeCode = "OrderTypeCode", documentCurrencyCode = "DocumentCurrencyCode"
    case pricingCurrencyCode = "PricingCurrencyCode", customerReference = "CustomerReference"
    case sequenceNumberID = "SequenceNumberID", orderReference = "OrderReference"
    case originatorDocumentReference = "OriginatorDocumentReference"
    case additionalDocumentReference = "AdditionalDocumentReference"
    case documentType = "DocumentType", documentTypeCode = "DocumentTypeCode"
    case buyerCustomerParty = "BuyerCustomerParty", sellerSupplierParty = "SellerSupplierParty"
    case originatorCustomerParty = "OriginatorCustomerParty", accountingCustomerParty = "AccountingCustomerParty"
    case delivery = "Delivery", deliveryParty = "DeliveryParty", originatorParty = "OriginatorParty"
    case party = "Party", endpointID = "EndpointID", partyIdentification = "PartyIdentification"
    case partyName = "PartyName", name = "Name", websiteURI = "WebsiteURI"
    case postalAddress = "PostalAddress", streetName = "StreetName", additionalStreetName = "AdditionalStreetName"
    case buildingNumber = "BuildingNumber", cityName = "CityName", postalZone = "PostalZone"
    case addressLine = "AddressLine", line = "Line", country = "Country", identificationCode = "IdentificationCode"
    case partyTaxScheme = "PartyTaxScheme", partyLegalEntity = "PartyLegalEntity", companyID = "CompanyID"
    case registrationName = "RegistrationName", contact = "Contact", electronicMail = "ElectronicMail"
    case orderLine = "OrderLine", lineItem = "LineItem", subLineItem = "SubLineItem"
    case lineStatusCode = "LineStatusCode", quantity = "Quantity"
    case price = "Price", priceAmount = "PriceAmount", baseQuantity = "BaseQuantity"
    case item = "Item", description = "Description"
    case sellersItemIdentification = "SellersItemIdentification"
    case manufacturersItemIdentification = "ManufacturersItemIdentification"
    case standardItemIdentification = "StandardItemIdentification"
    case buyersItemIdentification = "BuyersItemIdentification"
    case additionalItemProperty = "AdditionalItemProperty", value = "Value"

    static let namespaces = [
        "CommonBasicComponents", "CommonAggregateComponents", "Order", "OrderChange", "OrderCancellation",
    ]
    .map { "urn:oasis:names:specification:ubl:schema:xsd:\($0)-2" }
}
