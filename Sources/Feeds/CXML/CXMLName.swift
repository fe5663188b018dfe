/// The elements of cXML that mean something here.
///
/// `SharedSecret` and the other proofs of identity are not among them: they are never even looked at.
enum CXMLName: String, XMLVocabulary {
    case cXML, header = "Header", request = "Request", response = "Response", message = "Message"
    case from = "From", to = "To", sender = "Sender", credential = "Credential", identity = "Identity"
    case orderRequest = "OrderRequest", orderRequestHeader = "OrderRequestHeader"
    case total = "Total", money = "Money"
    case shipTo = "ShipTo", billTo = "BillTo", businessPartner = "BusinessPartner", contact = "Contact"
    case address = "Address", name = "Name", postalAddress = "PostalAddress", street = "Street", city = "City"
    case postalCode = "PostalCode", country = "Country", email = "Email"
    case idReference = "IdReference", extrinsic = "Extrinsic"
    case itemOut = "ItemOut", itemID = "ItemID", supplierPartID = "SupplierPartID"
    case itemDetail = "ItemDetail", blanketItemDetail = "BlanketItemDetail", unitPrice = "UnitPrice"
    case description = "Description", unitOfMeasure = "UnitOfMeasure", manufacturerPartID = "ManufacturerPartID"

    static let namespaces = [""]
}
