"""Checks UBL with lxml, beside and independently of the program.

    ubl.py validate SCHEMA FILE...   one line for each file: `valid`, or what is wrong
    ubl.py orders FILE...            one line for each file: what its order says, by XPath

Needs lxml. Exit status 1 when a file is not valid.
"""

import os
import sys

from lxml import etree

NAMESPACES = {
    name: f"urn:oasis:names:specification:ubl:schema:xsd:{schema}-2"
    for name, schema in [("cac", "CommonAggregateComponents"), ("cbc", "CommonBasicComponents")]
}


def text(element, path):
    return " ".join(element.xpath(f"string({path})", namespaces=NAMESPACES).split())


def validate(schema, paths):
    schema = etree.XMLSchema(etree.parse(schema))
    faults = 0
    for path in paths:
        if schema.validate(etree.parse(path)):
            print("valid")
        else:
            faults += 1
            print("; ".join(error.message for error in schema.error_log))
    return 1 if faults else 0


def line(order_line):
    item = "cac:LineItem/cac:Item/cac:%sItemIdentification/cbc:ID"
    sku = next(filter(None, (text(order_line, item % who) for who in ["Sellers", "Manufacturers", "Standard"])), "-")
    values = [text(order_line, f"cac:LineItem/{path}") for path in ["cbc:ID", "cbc:LineStatusCode", "cbc:Quantity"]]
    return " ".join(filter(None, [*values, sku]))


def orders(paths):
    for path in paths:
        name = os.path.basename(path)
        try:
            root = etree.parse(path).getroot()
        except etree.XMLSyntaxError as error:
            print(f"{name}: not XML: {error}")
            continue
        lines = [line(found) for found in root.xpath("cac:OrderLine", namespaces=NAMESPACES)]
        reference = text(root, "cac:OrderReference/cbc:ID")
        customer = text(root, "cac:OriginatorCustomerParty/cac:Party/cac:PartyName/cbc:Name")
        print(f"{name}: {etree.QName(root).localname} {text(root, 'cbc:ID')} {reference} [{customer}] {', '.join(lines)}")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "validate":
        sys.exit(validate(sys.argv[2], sys.argv[3:]))
    sys.exit(orders(sys.argv[2:]))
