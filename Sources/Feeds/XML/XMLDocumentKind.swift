// XMLDocumentKind: which documents are read, and what the others are called.

/// What an XML document is, by its root.
enum XMLDocumentKind {
    case cxml
    case ubl
    case oagis
    case rosettaNet
    case distributorXML
    /// A document that is not read here, by the words for it.
    case other(String)

    init(_ root: XMLRoot) {
        self = Self.readers[root] ?? Self.others(root)
    }

    private static let ublPrefix = "urn:oasis:names:specification:ubl:schema:xsd:"

    /// The roots of the documents that are read.
    private static let readers: [XMLRoot: XMLDocumentKind] = [
        XMLRoot(namespace: "", name: "cXML"): .cxml,
        XMLRoot(namespace: ublPrefix + "Order-2", name: "Order"): .ubl,
        XMLRoot(namespace: ublPrefix + "OrderChange-2", name: "OrderChange"): .ubl,
        XMLRoot(namespace: ublPrefix + "OrderCancellation-2", name: "OrderCancellation"): .ubl,
        XMLRoot(namespace: "http://www.openapplications.org/oagis/10", name: "ProcessPurchaseOrder"): .oagis,
        XMLRoot(namespace: "http://www.openapplications.org/oagis/9", name: "ProcessPurchaseOrder"): .oagis,
        // What is in the envelope is told by its reader.
        XMLRoot(namespace: "http://schemas.xmlsoap.org/soap/envelope/", name: "Envelope"): .oagis,
        XMLRoot(namespace: "http://www.w3.org/2003/05/soap-envelope", name: "Envelope"): .oagis,
        XMLRoot(namespace: "", name: "Pip3A4PurchaseOrderRequest"): .rosettaNet,
        XMLRoot(namespace: RosettaNet.Name.namespaces[1], name: "Pip3A4PurchaseOrderRequest"): .rosettaNet,
        XMLRoot(namespace: "", name: "XML_Order_Submit"): .distributorXML,
    ]

    private static func others(_ root: XMLRoot) -> XMLDocumentKind {
        let name = root.name.prefix(60)
        switch (root.namespace, root.name) {
        case ("http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader", _):
            return .other("a Standard Business Document, the envelope of PEPPOL")
        case ("http://difi.no/xsd/vefa/validator/1.0", "testSet"): return .other("a set of tests of a validator")
        case (let namespace, _) where namespace == "\(ublPrefix)\(root.name)-2": return .other("a UBL \(name)")
        case ("", _): return .other("XML with the root \(name)")
        default: return .other("XML with the root \(name) of the namespace \(root.namespace.prefix(100))")
        }
    }
}
