"""Registers of names and queries, as files that the measuring program and its peers read."""
import csv
import os
import random

SHARED = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "matching")


def there():
    """Whether the tables of real names are there; they are not part of the project."""
    return os.path.isdir(SHARED)


def table(name):
    """The rows of a table, with white space made plain."""
    with open(os.path.join(SHARED, name), encoding="utf-8", newline="") as file:
        return [{key: " ".join((value or "").split()) for key, value in row.items()} for row in csv.DictReader(file)]


def queries(directory):
    """The queries of the lobby registry: name and label."""
    path = os.path.join(directory, "queries.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{row['name']}\t{row['group']}\n" for row in table("canlobby_queries.csv"))
    return path


def register(directory, others=0, recombined=0):
    """The lobby registry with so many distinct real names added, and then names put together of parts of real ones."""
    rows = [(row["group"], row["name"]) for row in table("canlobby_register.csv")]
    known = {name for _, name in rows}
    chance = random.Random(4)
    names = sorted({row["name"] for row in table("scale_names.csv")} - known - {""})
    chance.shuffle(names)
    rows += [(f"other {number}", name) for number, name in enumerate(names[:others])]
    words = [name.split() for name in names]
    for number in range(recombined):
        one, other = chance.choice(words), chance.choice(words)
        parts = one[: chance.randint(1, len(one))] + other[chance.randrange(len(other)) :]
        rows.append((f"made {number}", " ".join(parts)))
    path = os.path.join(directory, f"register-{len(rows)}.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(f"{label}\t{name}\n" for label, name in rows)
    return path
