"""Order files in EDI and XML, of any size, always the same for the same arguments; written piece by piece."""

DESCRIPTION = "Licenses as quoted on 24 November"
LINES = 5


def write(path, name, size):
    """Writes at least so many bytes of orders of five lines in the format; tells how many orders they are."""
    head, order, tail = FORMATS[name]
    count = written = 0
    with open(path, "w", encoding="utf-8") as file:
        written += file.write(head())
        while written < size:
            count += 1
            written += file.write(order(count))
        file.write(tail(count))
    return count


def _x12_head():
    return (
        "ISA*00*          *00*          *ZZ*DISTRIBUTOR    *ZZ*HOLDFAST       *261124*1200*U*00401*000000001*0*P*>~\n"
        "GS*PO*DISTRIBUTOR*HOLDFAST*20261124*1200*1*X*004010~\n"
    )


def _x12_order(number):
    control = f"{number:09d}"
    lines = "".join(
        f"PO1*{line}*{1 + number % 250}*EA*1249.50**VP*C9300-DNA-A-48-3Y*BP*4711-{line}~\nPID*F****{DESCRIPTION}~\n"
        for line in range(1, LINES + 1)
    )
    return (
        f"ST*850*{control}~\nBEG*00*SA*PO-{number:08d}**20261124~\nCUR*BY*EUR~\nREF*EU*EU-{number:08d}~\n"
        f"N1*BY*Distributor AG*92*10001~\nN1*EN*Customer {number % 1000:04d} Inc*92*{number % 1000:04d}~\n"
        f"N3*Main Street {number % 90 + 1}~\nN4*Berlin**10115*DE~\nPER*IC*IT*EM*it@customer{number % 1000:04d}.example~\n"
        f"{lines}CTT*{LINES}~\nSE*{11 + 2 * LINES}*{control}~\n"
    )


def _x12_tail(count):
    return f"GE*{count}*1~\nIEA*1*000000001~\n"


def _edifact_head():
    return "UNA:+.? '\nUNB+UNOC:3+DISTRIBUTOR:ZZ+HOLDFAST:ZZ+261124:1200+1'\n"


def _edifact_order(number):
    lines = "".join(
        f"LIN+{line}++C9300-DNA-A-48-3Y:SA'\nPIA+1+4711-{line}:BP'\nIMD+F++:::{DESCRIPTION}'\n"
        f"QTY+21:{1 + number % 250}:PCE'\nPRI+AAA:1249.50'\n"
        for line in range(1, LINES + 1)
    )
    return (
        f"UNH+{number}+ORDERS:D:96A:UN'\nBGM+220+PO-{number:08d}+9'\nDTM+137:20261124:102'\n"
        f"NAD+BY+10001::92++Distributor AG'\nNAD+SU+20002::92'\n"
        f"NAD+UC+{number % 1000:04d}::92++Customer {number % 1000:04d} Inc+Main Street {number % 90 + 1}+Berlin++10115+DE'\n"
        f"CTA+IC+:IT'\nCOM+it@customer{number % 1000:04d}.example:EM'\nCUX+2:EUR:9'\n"
        f"{lines}UNS+S'\nCNT+2:{LINES}'\nUNT+{12 + 5 * LINES}+{number}'\n"
    )


def _edifact_tail(count):
    return f"UNZ+{count}+1'\n"


def _cxml_head():
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.063/cXML.dtd">\n'
        '<cXML payloadID="1@distributor.example" timestamp="2026-11-24T12:00:00Z"><Header>'
        '<From><Credential domain="DUNS"><Identity>123456789</Identity></Credential></From>'
        '<To><Credential domain="DUNS"><Identity>987654321</Identity></Credential></To>'
        '<Sender><Credential domain="DUNS"><Identity>123456789</Identity><SharedSecret>none</SharedSecret></Credential>'
        "<UserAgent>ERP</UserAgent></Sender></Header><Request><OrderRequest>"
        '<OrderRequestHeader orderID="PO-1" orderDate="2026-11-24" type="new">'
        '<Total><Money currency="EUR">1</Money></Total></OrderRequestHeader>\n'
    )


def _cxml_line(number):
    return (
        f'<ItemOut quantity="{1 + number % 250}" lineNumber="{number}"><ItemID><SupplierPartID>C9300-DNA-A-48-3Y'
        '</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money currency="EUR">1249.50</Money></UnitPrice>'
        f'<Description xml:lang="en">{DESCRIPTION}</Description><UnitOfMeasure>EA</UnitOfMeasure>'
        '<Classification domain="UNSPSC">43232300</Classification></ItemDetail></ItemOut>\n'
    )


def _cxml_tail(_count):
    return "</OrderRequest></Request></cXML>\n"


def _ubl_head():
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2" '
        'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
        'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">'
        "<cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:order:3</cbc:CustomizationID>"
        "<cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:ordering:3</cbc:ProfileID>"
        "<cbc:ID>PO-1</cbc:ID><cbc:IssueDate>2026-11-24</cbc:IssueDate>"
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
        "<cac:BuyerCustomerParty><cac:Party><cbc:EndpointID schemeID=\"0088\">7300010000001</cbc:EndpointID>"
        "<cac:PartyLegalEntity><cbc:RegistrationName>Distributor AG</cbc:RegistrationName></cac:PartyLegalEntity>"
        "</cac:Party></cac:BuyerCustomerParty>"
        "<cac:SellerSupplierParty><cac:Party><cbc:EndpointID schemeID=\"0088\">7302347231111</cbc:EndpointID>"
        "<cac:PartyLegalEntity><cbc:RegistrationName>Holdfast</cbc:RegistrationName></cac:PartyLegalEntity>"
        "</cac:Party></cac:SellerSupplierParty>\n"
    )


def _ubl_line(number):
    return (
        f"<cac:OrderLine><cac:LineItem><cbc:ID>{number}</cbc:ID><cbc:Quantity unitCode=\"EA\">{1 + number % 250}"
        "</cbc:Quantity><cbc:LineExtensionAmount currencyID=\"EUR\">1249.50</cbc:LineExtensionAmount>"
        "<cac:Price><cbc:PriceAmount currencyID=\"EUR\">1249.50</cbc:PriceAmount></cac:Price>"
        f"<cac:Item><cbc:Name>{DESCRIPTION}</cbc:Name><cac:SellersItemIdentification><cbc:ID>C9300-DNA-A-48-3Y</cbc:ID>"
        "</cac:SellersItemIdentification></cac:Item></cac:LineItem></cac:OrderLine>\n"
    )


def _ubl_tail(_count):
    return "</Order>\n"


def _oagis_head():
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ProcessPurchaseOrder xmlns="http://www.openapplications.org/oagis/10" releaseID="10.0"><ApplicationArea>'
        "<CreationDateTime>2026-11-24T09:15:00Z</CreationDateTime></ApplicationArea><DataArea><Process><ActionCriteria>"
        '<ActionExpression actionCode="Add"/></ActionCriteria></Process>\n'
    )


def _oagis_order(number):
    lines = "".join(
        f"<PurchaseOrderLine><LineNumberID>{line}</LineNumberID><Item><SupplierItemID><ID>C9300-DNA-A-48-3Y</ID>"
        f'</SupplierItemID><Description>{DESCRIPTION}</Description></Item><Quantity unitCode="EA">{1 + number % 250}'
        '</Quantity><UnitPrice><Amount currencyID="EUR">1249.50</Amount><PerQuantity unitCode="EA">1</PerQuantity>'
        "</UnitPrice></PurchaseOrderLine>\n"
        for line in range(1, LINES + 1)
    )
    return (
        f"<PurchaseOrder><PurchaseOrderHeader><ID>PO-{number:08d}</ID><DocumentDateTime>2026-11-24T09:15:00Z"
        "</DocumentDateTime><CustomerParty><Name>Distributor AG</Name></CustomerParty><EndCustomerParty><PartyIDs>"
        f"<ID>{number % 1000:04d}</ID></PartyIDs><Name>Customer {number % 1000:04d} Inc</Name></EndCustomerParty>"
        f"</PurchaseOrderHeader>\n{lines}</PurchaseOrder>\n"
    )


def _oagis_tail(_count):
    return "</DataArea></ProcessPurchaseOrder>\n"


FORMATS = {
    "x12": (_x12_head, _x12_order, _x12_tail),
    "edifact": (_edifact_head, _edifact_order, _edifact_tail),
    "cxml": (_cxml_head, _cxml_line, _cxml_tail),
    "ubl": (_ubl_head, _ubl_line, _ubl_tail),
    "oagis": (_oagis_head, _oagis_order, _oagis_tail),
}

# Of these a file holds many orders, and none is large: memory is then the reader's own.
STREAMED = ("x12", "edifact", "oagis")
