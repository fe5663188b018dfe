#!/usr/bin/env python3
"""Checks a proof of an activity log by docs/activity-log.md alone.

    verify_log.py FILE

Prints how many entries are proven, and the newest head; exits with 1 and says why where something is wrong.
"""
import hashlib
import json
import sys
from datetime import datetime, timedelta

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
EPOCH = datetime(1970, 1, 1)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def number(value):
    return value.to_bytes(8, "big", signed=True)


def text(value):
    data = value.encode()
    return len(data).to_bytes(4, "big") + data


def optional(form, value):
    return b"\0" if value is None else b"\1" + form(value)


def identifier(shown):
    value = 0
    for digit in shown.split("_")[1]:
        value = value * 32 + DIGITS.index(digit)
    return number(value)


def moment(shown):
    elapsed = datetime.strptime(shown, "%Y-%m-%dT%H:%M:%S.%fZ") - EPOCH
    return number(elapsed // timedelta(milliseconds=1))


def entry_bytes(entry, owner):
    return b"".join((
        b"\1",
        bytes.fromhex(entry["salt"]),
        identifier(entry["id"]),
        identifier(entry["previous"]) if "previous" in entry else number(0),
        b"\1" if owner.startswith("ptn_") else b"\2",
        identifier(owner),
        moment(entry["happenedAt"]),
        text(entry["kind"]),
        text(entry["actor"]),
        text(entry["summary"]),
        optional(identifier, entry.get("virtualAccount")),
        optional(identifier, entry.get("sourceAccount")),
        optional(identifier, entry.get("lot")),
        optional(text, entry.get("sku")),
        optional(number, entry.get("quantity")),
        optional(text, entry.get("orderNumber")),
    ))


def head_hash(head):
    return sha256(
        b"\2",
        number(head["batch"]),
        identifier(head["first"]),
        identifier(head["last"]),
        number(head["count"]),
        moment(head["sealedAt"]),
        bytes.fromhex(head["root"]),
        bytes.fromhex(head["previous"]),
        bytes.fromhex(head["far"]),
    )


def root(leaf, index, count, path):
    """RFC 6962, section 2.1.1, read backwards: halve at the largest power of two less than the count."""
    if count == 1:
        assert not path, "a path is too long"
        return leaf
    half = 1
    while half * 2 < count:
        half *= 2
    assert path, "a path is too short"
    if index < half:
        return sha256(b"\1", root(leaf, index, half, path[:-1]), path[-1])
    return sha256(b"\1", path[-1], root(leaf, index - half, count - half, path[:-1]))


def far_batch(batch):
    step = batch & -batch
    return batch // 2 if step == batch else batch - step


def verify(proof):
    assert proof["format"] == "holdfast-activity-proof" and proof["version"] == 1, "this is another form"
    expected = {proof["heads"][0]["batch"]: bytes.fromhex(proof["head"])}
    heads = {}
    for head in proof["heads"]:
        assert head_hash(head) == expected.get(head["batch"]), f"head {head['batch']} is not in the chain"
        expected[head["batch"] - 1] = bytes.fromhex(head["previous"])
        expected[far_batch(head["batch"])] = bytes.fromhex(head["far"])
        heads[head["batch"]] = head
    last = None
    for entry in proof["entries"]:
        head = heads[entry["batch"]]
        leaf = sha256(b"\0", entry_bytes(entry, proof["owner"]))
        path = [bytes.fromhex(hash) for hash in entry["path"]]
        found = root(leaf, entry["index"], head["count"], path)
        assert found == bytes.fromhex(head["root"]), f"{entry['id']} is not what was sealed"
        assert entry.get("previous") == last, f"an entry before {entry['id']} is missing"
        last = entry["id"]
    assert last, "it has no entry"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        proof = json.load(file)
    try:
        verify(proof)
    except (AssertionError, KeyError, ValueError, IndexError) as error:
        sys.exit(f"it proves nothing: {error}")
    print(f"{len(proof['entries'])} entries, head {proof['head']}")


if __name__ == "__main__":
    main()
