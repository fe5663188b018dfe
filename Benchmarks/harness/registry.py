"""A registry feed of many Smart Accounts, and how long SQLite alone takes for the like of it."""
import csv
import os
import sqlite3
import time

from harness import names

COUNTRIES = ("US", "DE", "GB", "FR", "JP")


def accounts(count):
    """Domain, name and country of so many accounts; the names are real ones and, beyond them, two of them crossed."""
    real = [row["name"] for row in names.table("scale_names.csv") if 2 < len(row["name"].encode()) < 120]
    for number in range(count):
        name = real[number % len(real)]
        if number >= len(real):
            other = real[(number * 7_919 + number // len(real)) % len(real)]
            name = " ".join(name.split()[:2] + other.split()[-2:])
        label = "".join(letter for letter in name.lower() if "a" <= letter <= "z")[:16]
        yield f"{label}{number}.com", name, COUNTRIES[number % 5]


def write(path, count):
    """Writes the feed."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        feed = csv.writer(file)
        feed.writerow(["domain", "name", "country", "state"])
        feed.writerows((domain, name, country, "active") for domain, name, country in accounts(count))


def plain(directory, count):
    """Seconds for the accounts alone, in one table with one index, one transaction, durable."""
    rows = list(accounts(count))
    database = sqlite3.connect(os.path.join(directory, "plain.sqlite3"))
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    database.execute("CREATE TABLE account(id INTEGER PRIMARY KEY, domain TEXT UNIQUE, name TEXT, country TEXT) STRICT")
    start = time.monotonic()
    with database:
        database.executemany("INSERT INTO account(domain, name, country) VALUES(?, ?, ?)", rows)
    seconds = time.monotonic() - start
    database.close()
    return seconds
