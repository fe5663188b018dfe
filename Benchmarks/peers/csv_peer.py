#!/usr/bin/env python3
"""Reads an order file with Python's csv module (whose scanner is C), to compare the parser with.

    csv_peer.py rows FILE       every record as a list of texts
    csv_peer.py orders FILE     orders with their lines: numbers, dates and prices read, texts kept

Prints one JSON object: MB per second of processor time. Checks nothing beyond what int, Decimal and date refuse.
"""
import csv
import datetime
import decimal
import io
import json
import sys
import time


class Line:
    __slots__ = ("number", "sku", "description", "quantity", "price")

    def __init__(self, record):
        self.number, self.sku, self.description = record[7:10]
        self.quantity = int(record[10])
        self.price = decimal.Decimal(record[11])


class Order:
    __slots__ = ("number", "date", "currency", "customer", "country", "email", "account", "lines")

    def __init__(self, record):
        self.number = record[0]
        self.date = datetime.date.fromisoformat(record[1])
        self.currency, self.customer, self.country, self.email, self.account = record[2:7]
        self.lines = []


def rows(reader):
    return sum(1 for _ in reader)


def orders(reader):
    found = {}
    for record in reader:
        order = found.get(record[0])
        if order is None:
            order = found[record[0]] = Order(record)
        order.lines.append(Line(record))
    return len(found)


def main():
    what, path = sys.argv[1:]
    with open(path, "rb") as file:
        content = file.read()
    start = time.process_time()
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    next(reader)
    count = {"rows": rows, "orders": orders}[what](reader)
    seconds = time.process_time() - start
    print(json.dumps({"rate": len(content) / 1e6 / seconds, "count": count}))


main()
