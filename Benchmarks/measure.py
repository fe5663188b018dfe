#!/usr/bin/env python3
"""Measures Holdfast beside a peer or a limit, in turn in the same run, and prints Markdown tables.

    measure.py --binaries DIRECTORY --peers DIRECTORY [NAME ...]

Each line is the median of several rounds; the ratio is the median of the ratios round by round, so that a machine that
grows slower or faster meanwhile does not decide it.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 3


def program_output(command):
    """The JSON object that a measuring program prints."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def in_directory(make_command):
    """Runs a command that needs an empty directory on the disk of the working tree."""
    directory = tempfile.mkdtemp(prefix="measure-", dir=".build")
    try:
        return program_output(make_command(directory))
    finally:
        shutil.rmtree(directory)


def rounds(ours, peer):
    """Both in turn, several times."""
    pairs = [(ours(), peer()) for _ in range(ROUNDS)]
    ratios = [mine["rate"] / theirs["rate"] for mine, theirs in pairs]
    return [mine for mine, _ in pairs], [theirs for _, theirs in pairs], statistics.median(ratios)


def median(results, key):
    """The median of one figure, or None where it is not measured."""
    values = [result[key] for result in results if key in result]
    return statistics.median(values) if values else None


def number(value):
    """A figure for the table."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def row(name, unit, mine, theirs, ratio):
    """One line of a table."""
    cells = [name, f"{number(median(mine, 'rate'))} {unit}", number(median(mine, "p50_ms")), number(median(mine, "p99_ms"))]
    cells += [f"{number(median(theirs, 'rate'))} {unit}", f"{ratio:.2f}"]
    print("| " + " | ".join(cells) + " |", flush=True)


def head(title, peer):
    """The head of a table."""
    print(f"\n### {title}\n\n| what | Holdfast | p50 ms | p99 ms | {peer} | ratio |\n|---|--:|--:|--:|--:|--:|", flush=True)


class Measurements:
    """What can be measured; every method without an underscore is one table."""

    def __init__(self, binaries, peers):
        self._bench = os.path.join(binaries, "holdfast-bench")
        self._daemon = os.path.join(binaries, "holdfast")
        self._peers = peers

    def storage(self):
        """Group commit beside plain C doing the same."""
        head("Storage: durable writes of 300 bytes, `synchronous=FULL`", "C, same rows")
        for callers in (1, 16, 64, 256):
            result = rounds(
                lambda n=callers: in_directory(lambda d: [self._bench, "storage", d, str(n), "2"]),
                lambda n=callers: in_directory(lambda d: [self._peers + "/sqlite_peer", "group", d, str(n), "2"]),
            )
            row(f"{callers} callers", "writes/s", *result)

    def queue(self):
        """Jobs claimed and finished in batches beside plain C doing the same."""
        head("JobQueue: claim, run and finish, 128 to a commit", "C, same rows")
        result = rounds(
            lambda: in_directory(lambda d: [self._bench, "queue", d, "200000"]),
            lambda: in_directory(lambda d: [self._peers + "/sqlite_peer", "queue", d, "200000", "128"]),
        )
        row("200,000 jobs", "jobs/s", *result)


def main():
    """Measures what the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    measurements = Measurements(options.binaries, options.peers)
    known = [name for name in vars(Measurements) if not name.startswith("_")]
    unknown = set(options.names) - set(known)
    if unknown:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    for name in options.names or known:
        getattr(measurements, name)()


if __name__ == "__main__":
    main()
