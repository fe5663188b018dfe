"""Checks cXML with lxml, beside and independently of the program.

    cxml.py validate DTD-FOLDER FILE...   one line for each file: `valid`, or what is wrong
    cxml.py orders FILE...                one line for each file: its orders, lines and quantities by XPath

Needs lxml. Exit status 1 when a file is not valid.
"""

import os
import sys

from lxml import etree


def parse(path):
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    return etree.parse(path, parser)


def validate(folder, paths):
    kinds = {}
    faults = 0
    for path in paths:
        document = parse(path)
        name = os.path.basename(document.docinfo.system_url or "cXML.dtd")
        if name not in kinds:
            kinds[name] = etree.DTD(os.path.join(folder, name))
        dtd = kinds[name]
        if dtd.validate(document):
            print("valid")
        else:
            faults += 1
            print("; ".join(error.message for error in dtd.error_log))
    return 1 if faults else 0


def orders(paths):
    for path in paths:
        try:
            document = parse(path)
        except etree.XMLSyntaxError as error:
            print(f"{os.path.basename(path)}: not XML: {error}")
            continue
        if document.docinfo.internalDTD is not None and list(document.docinfo.internalDTD.iterentities()):
            print(f"{os.path.basename(path)}: declares entities")
            continue
        found = []
        for request in document.xpath("/cXML/Request/OrderRequest"):
            number = request.xpath("string(OrderRequestHeader/@orderID)")
            lines = [
                (item.get("lineNumber", ""), item.xpath("string(ItemID/SupplierPartID)").strip(), item.get("quantity", ""))
                for item in request.xpath("ItemOut")
            ]
            contacts = request.xpath(".//Contact[@role='endUser']/Name/text()")
            found.append(f"{number} {request.xpath('string(OrderRequestHeader/@type)')} {lines} {contacts}")
        what = document.xpath("name(/cXML/Request/*)") or document.xpath("name(/cXML/*[last()]/*[last()])")
        print(f"{os.path.basename(path)}: {found or what}")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "validate":
        sys.exit(validate(sys.argv[2], sys.argv[3:]))
    sys.exit(orders(sys.argv[2:]))
