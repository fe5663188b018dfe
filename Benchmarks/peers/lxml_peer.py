#!/usr/bin/env python3
"""Reads an XML order file with lxml, element by element, to compare the readers with.

    lxml_peer.py FILE

Takes each line's number, SKU, quantity, price and description as texts, and lets the element go. Prints one JSON object:
MB per second of processor time.
"""
import json
import os
import sys
import time

from lxml import etree

LINE_NAMES = {"ItemOut", "OrderLine", "PurchaseOrderLine", "ProductLineItem"}


def main():
    path = sys.argv[1]
    start = time.process_time()
    lines = 0
    texts = None
    for _, element in etree.iterparse(path, events=("end",), load_dtd=False, no_network=True, huge_tree=True):
        if etree.QName(element).localname in LINE_NAMES:
            texts = [child.text for child in element.iter() if child.text] + list(element.attrib.values())
            lines += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    seconds = time.process_time() - start
    assert texts
    print(json.dumps({"rate": os.path.getsize(path) / 1e6 / seconds, "count": lines}))


main()
