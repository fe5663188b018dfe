// FuzzSeeds: the smallest whole files of the formats.

enum FuzzSeeds {
    static let x12 = """
        ISA*00*          *00*          *ZZ*ACME           *ZZ*HOLDFAST       *261124*1200*U*00401*000000001*1*T*>~
        GS*PO*ACME*HOLDFAST*20261124*1200*1*X*004010~
        ST*850*0001~
        BEG*00*SA*PO-1**20261124~
        N1*EN*Acme Corp*92*77~
        N4*Berlin**10115*DE~
        PO1*1*5*EA*9.90**VP*SKU-1~
        PO1*2*6*EA*1.00**VP*SKU-2~
        CTT*2~
        SE*8*0001~
        ST*860*0002~
        BCH*04*SA*PO-1***20261124~
        POC*1*QD*3*3*EA*9.90**VP*SKU-1~
        CTT*1~
        SE*5*0002~
        GE*2*1~
        IEA*1*000000001~
        """

    static let edifact = """
        UNA:+.? '
        UNB+UNOC:3+ACME:14+HOLDFAST:14+261124:1200+1++ORDERS++1'
        UNH+1+ORDERS:D:96A:UN'
        BGM+220+PO-1+9'
        DTM+137:20261124:102'
        NAD+UC+++Acme Corp+Street 1+Berlin++10115+DE'
        CUX+2:EUR:9'
        LIN+1++SKU-1:SA'
        QTY+21:5'
        PRI+AAA:9.90'
        UNS+S'
        CNT+2:1'
        UNT+11+1'
        UNZ+1+1'
        """

    static let cxml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <cXML payloadID="1@acme" timestamp="2026-11-24T12:00:00Z"><Header><From><Credential domain="DUNS"><Identity>1</Identity>
        </Credential></From><To><Credential domain="DUNS"><Identity>2</Identity></Credential></To><Sender><Credential
        domain="DUNS"><Identity>1</Identity><SharedSecret>x</SharedSecret></Credential><UserAgent>u</UserAgent></Sender></Header>
        <Request><OrderRequest><OrderRequestHeader orderID="PO-1" orderDate="2026-11-24" type="new"><Total><Money
        currency="EUR">1</Money></Total><Contact role="endUser"><Name xml:lang="en">Acme</Name></Contact></OrderRequestHeader>
        <ItemOut quantity="5" lineNumber="1"><ItemID><SupplierPartID>SKU-1</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money
        currency="EUR">9.90</Money></UnitPrice><UnitOfMeasure>EA</UnitOfMeasure></ItemDetail></ItemOut></OrderRequest></Request></cXML>
        """

    static let ubl = """
        <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>PO-1</cbc:ID>
        <cbc:IssueDate>2026-11-24</cbc:IssueDate><cac:OriginatorCustomerParty><cac:Party><cac:PartyName><cbc:Name>Acme</cbc:Name>
        </cac:PartyName></cac:Party></cac:OriginatorCustomerParty><cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity
        unitCode="EA">5</cbc:Quantity><cac:Item><cac:SellersItemIdentification><cbc:ID>SKU-1</cbc:ID>
        </cac:SellersItemIdentification></cac:Item></cac:LineItem></cac:OrderLine></Order>
        """

    static let oagis = """
        <ProcessPurchaseOrder xmlns="http://www.openapplications.org/oagis/10"><ApplicationArea/><DataArea><Process/><PurchaseOrder>
        <PurchaseOrderHeader><DocumentID><ID>PO-1</ID></DocumentID></PurchaseOrderHeader><PurchaseOrderLine><LineNumberID>1
        </LineNumberID><Item><ID>SKU-1</ID></Item><Quantity>5</Quantity></PurchaseOrderLine></PurchaseOrder></DataArea>
        </ProcessPurchaseOrder>
        """

    static let rosettanet = """
        <Pip3A4PurchaseOrderRequest><PurchaseOrder><ProductLineItem><LineNumber>1</LineNumber><OrderQuantity>
        <requestedQuantity><ProductQuantity>5</ProductQuantity></requestedQuantity></OrderQuantity><ProductIdentification>
        <GlobalProductIdentifier>SKU-1</GlobalProductIdentifier></ProductIdentification></ProductLineItem></PurchaseOrder>
        <thisDocumentIdentifier><ProprietaryDocumentIdentifier>PO-1</ProprietaryDocumentIdentifier></thisDocumentIdentifier>
        </Pip3A4PurchaseOrderRequest>
        """

    static let xmlOrder = """
        <XML_Order_Submit><Header><UserName>u</UserName></Header><Detail><PONbr>PO-1</PONbr><LineItem><LineNbr>1</LineNbr>
        <ProductID>SKU-1</ProductID><Qty>5</Qty></LineItem></Detail></XML_Order_Submit>
        """
}
