#!/usr/bin/env python3
"""Measures Holdfast beside a peer or a limit, in turn in the same run, and prints Markdown tables.

    measure.py --binaries DIRECTORY --peers DIRECTORY [--scratch DIRECTORY] [NAME ...]

Each line is the median of several rounds; the ratio is the median of the ratios round by round, so that a machine that
grows slower or faster meanwhile does not decide it.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from harness import files, formats, names, registry
from harness.daemon import Daemon
from harness.receiver import Receiver
from harness.tables import cost_row, head, number, percentile, program_output, rate_row, rounds, row

KNOWN_ACCOUNT = "contoso.com"


class Measurements:
    """What can be measured; every method without an underscore is one table."""

    def __init__(self, binaries, peers, scratch):
        self._bench = os.path.join(binaries, "holdfast-bench")
        self._program = os.path.join(binaries, "holdfast")
        self._peers = peers
        self._scratch = scratch
        self._template = None

    def storage(self):
        """Group commit beside plain C doing the same."""
        title = "Storage: durable writes of 300 bytes, `synchronous=FULL`"
        head(title, "what", "Holdfast", "p50 ms", "p99 ms", "C, same rows", "ratio")
        for callers in (1, 16, 64, 256):
            result = rounds(
                lambda n=callers: self._in_directory(lambda d: [self._bench, "storage", d, str(n), "2"]),
                lambda n=callers: self._in_directory(lambda d: [self._peer("sqlite_peer"), "group", d, str(n), "2"]),
            )
            rate_row(f"{callers} callers", "writes/s", *result)

    def queue(self):
        """Jobs claimed and finished in batches beside plain C doing the same."""
        title = "JobQueue: claim, run and finish, 128 to a commit"
        head(title, "what", "Holdfast", "p50 ms", "p99 ms", "C, same rows", "ratio")
        result = rounds(
            lambda: self._in_directory(lambda d: [self._bench, "queue", d, "200000"]),
            lambda: self._in_directory(lambda d: [self._peer("sqlite_peer"), "queue", d, "200000", "128"]),
        )
        rate_row("200,000 jobs", "jobs/s", *result)

    def csv(self):
        """The parser of order files beside Python's csv module, whose scanner is C."""
        title = "CSV: 40,000 orders of 5 lines (32 MB) to documents; MB per second of processor time"
        head(title, "what", "Holdfast, documents", "Python", "ratio")
        with tempfile.NamedTemporaryFile("w", suffix=".csv", dir=self._scratch, encoding="utf-8") as file:
            file.write(files.orders(1, 40_000, 5, lambda order: f"customer{order % 1000:04d}.example"))
            file.flush()
            for what, name in (("orders", "csv module and objects"), ("rows", "csv module, lists of texts only")):
                peer = [sys.executable, os.path.join(os.path.dirname(__file__), "peers", "csv_peer.py"), what, file.name]
                mine, theirs, ratio = rounds(
                    lambda: program_output([self._bench, "csv", file.name]), lambda p=peer: program_output(p)
                )
                figures = [statistics.median(result["rate"] for result in results) for results in (mine, theirs)]
                row(f"beside Python's {name}", *(f"{number(figure)} MB/s" for figure in figures), f"{ratio:.2f}")

    def formats(self):
        """The readers of EDI and XML beside C's expat, lxml and Python's csv module, each on the same content."""
        title = "Formats: orders of 5 lines, XML one order of many (32 MB), to documents; MB per second of processor time"
        head(title, "what", "Holdfast, documents", "peer", "ratio")
        peers = os.path.join(os.path.dirname(__file__), "peers")
        with tempfile.TemporaryDirectory(prefix="measure-", dir=self._scratch) as directory:
            table = f"{directory}/orders.csv"
            with open(table, "w", encoding="utf-8") as file:
                file.write(files.orders(1, 40_000, 5, lambda order: f"customer{order % 1000:04d}.example"))
            csv = ("Python's csv module and objects, on CSV", [sys.executable, f"{peers}/csv_peer.py", "orders", table])
            for name in formats.FORMATS:
                path = f"{directory}/orders.{name}"
                formats.write(path, name, 32 << 20)
                xml = (
                    ("C, expat alone, nothing kept", [self._peer("expat_peer"), path]),
                    ("lxml, texts of each line", [sys.executable, f"{peers}/lxml_peer.py", path]),
                )
                for peer, command in (csv,) if name in ("x12", "edifact") else xml:
                    self._format(name, path, peer, command)

    def _format(self, name, path, peer, command):
        mine, theirs, ratio = rounds(
            lambda: program_output([self._bench, "format", path]), lambda: program_output(command)
        )
        figures = [statistics.median(result["rate"] for result in results) for results in (mine, theirs)]
        row(f"{name}, beside {peer}", *(f"{number(figure)} MB/s" for figure in figures), f"{ratio:.2f}")

    def large(self):
        """Memory that a reader needs for a file of half a gigabyte beside one of 5 MB."""
        head("Files of 500 MB, read unit by unit", "what", "orders", "MB/s", "memory for 5 MB", "memory for 500 MB")
        with tempfile.TemporaryDirectory(prefix="measure-", dir=self._scratch) as directory:
            for name in formats.STREAMED:
                figures = []
                for size in (5_000_000, 500_000_000):
                    path = f"{directory}/orders.{name}"
                    formats.write(path, name, size)
                    figures.append(program_output([self._bench, "format", path]))
                    os.remove(path)
                small, whole = figures
                memory = (f"{figure['memory'] / 1e6:.1f} MB" for figure in figures)
                row(name, f"{whole['count']:,}", number(whole["rate"]), *memory)

    def matching(self):
        """Suggestions beside what Python programs use for names, and the speed of the keys."""
        if not names.there():
            print("\nThe tables of real names are not there: nothing is measured of matching.", file=sys.stderr)
            return
        python = os.path.join(os.path.dirname(self._peers), "matching-venv", "bin", "python")
        peer = os.path.join(os.path.dirname(__file__), "peers", "matching_peer.py")
        with tempfile.TemporaryDirectory(dir=self._scratch) as directory:
            queries = names.queries(directory)
            registers = [
                ("the lobby registry", names.register(directory)),
                ("with 100,000 other names", names.register(directory, others=100_000)),
            ]
            for what, register in registers:
                head(f"Suggestions: {what}", "method", "recall@1", "@3", "@5", "queries/s, one core")
                self._suggestions("Holdfast", [self._bench, "matching", "recall", register, queries])
                for method, title in (
                    ("token_sort", "rapidfuzz token_sort_ratio"),
                    ("jaro_winkler", "rapidfuzz Jaro-Winkler"),
                    ("tfidf", "TF-IDF of 3 characters"),
                ):
                    self._suggestions(title, [python, peer, method, register, queries])
            head("Matching: keys and 1,000,000 accounts, one core", "what", "rate", "p50 ms", "p99 ms")
            keys = program_output([self._bench, "matching", "keys", registers[1][1], queries])
            row("keys of a name", f"{number(keys['rate'])} names/s", "–", "–")
            million = names.register(directory, others=155_000, recombined=843_000)
            result = program_output([self._bench, "matching", "scale", million, queries])
            rate = f"{number(result['rate'])} queries/s"
            row(f"suggestions, {result['accounts']:,} accounts", rate, number(result["p50_ms"]), number(result["p99_ms"]))

    def registry(self):
        """A registry of 1,000,000 accounts in one file, suggestions from it, and accounts that appear for held lines."""
        if not names.there():
            print("\nThe tables of real names are not there: nothing is measured of registries.", file=sys.stderr)
            return
        count = 1_000_000
        with tempfile.TemporaryDirectory(dir=self._scratch) as directory:
            head(f"A registry of {count:,} accounts in one file, from its rename to its receipt", "what", "figure")
            self._load_registry(directory, count)
            row("SQLite, the accounts alone in one table", f"{registry.plain(directory, count):.1f} s")
            source = os.path.join(names.SHARED, "scale_names.csv")
            head("Matching from the database, one core", "what", "rate", "p50 ms", "p99 ms")
            loaded = program_output([self._bench, "registry", self._fresh(directory, "loaded"), source, str(count)])
            asked = loaded["suggestions"]
            what = f"suggestions, {count:,} accounts"
            row(what, f"{number(asked['rate'])} queries/s", number(asked["p50_ms"]), number(asked["p99_ms"]))
            result = program_output([self._bench, "reverse", self._fresh(directory, "held"), source, str(count)])
            appear = result["appear"]
            what = f"a new account finds its lines among {count:,} held ones, and they are decided"
            row(what, f"{number(appear['rate'])} accounts/s", number(appear["p50_ms"]), number(appear["p99_ms"]))

    def _fresh(self, directory, name):
        path = os.path.join(directory, name)
        os.makedirs(path)
        return path

    def _load_registry(self, directory, count):
        feed = os.path.join(directory, "registry.csv")
        registry.write(feed, count)
        with Daemon(self._program, self._scratch) as daemon:
            shutil.move(feed, f"{daemon.root}/prepared/registry.csv")
            start = daemon.drop("registry.csv")
            peak = 0
            while not os.path.exists(f"{daemon.receipts}/registry.csv.receipt.json"):
                peak = max(peak, daemon.own_memory())
                time.sleep(0.2)
            row("seconds", f"{time.monotonic() - start:.1f} s")
            row("processor time", f"{daemon.processor_seconds():.1f} s")
            row("highest memory of its own, beside the file", megabytes(peak))
            daemon.stop()
            row("database file", megabytes(os.path.getsize(daemon.database)))

    def _suggestions(self, title, command):
        result = program_output(command)
        row(title, *(f"{share:.3f}" for share in result["recall"]), number(result["rate"]))

    def intake(self):
        """A large file from its rename to its receipt beside plain C inserting the same rows in one transaction."""
        title = "Intake: one file of 100,000 order lines, from its rename to its receipt"
        head(title, "what", "Holdfast", "CPU per line", "C, same rows, one transaction", "ratio")
        for orders, lines in ((10_000, 10), (100_000, 1)):
            text = files.orders(1, orders, lines, lambda order: f"customer{order % 1000:04d}.example")
            result = rounds(
                lambda t=text: self._intake(t, 100_000),
                lambda o=orders, n=lines: self._ledger_peer("intake", str(o), str(n)),
            )
            cost_row(f"{orders:,} orders of {lines}", "lines/s", *result)

    def webhooks(self):
        """Deliveries to a receiver on this machine beside libcurl alone."""
        title = "Webhooks: 20,000 events that wait, from the endpoint's enabling to the last request, 64 at once"
        head(title, "what", "Holdfast", "CPU each", "C, libcurl alone, nothing recorded", "ratio")
        cost_row("loopback, keep-alive", "webhooks/s", *rounds(lambda: self._webhooks(20_000), lambda: self._curl(20_000)))

    def way(self):
        """Orders from the first rename to the last webhook beside plain C writing the same rows."""
        title = "The whole way: orders of one line in files of 200, held, matched, released, told; first rename to last webhook"
        head(title, "what", "Holdfast", "CPU per order", "C, same rows, no reading and no sending", "ratio")
        for count in (10_000, 50_000):
            result = rounds(lambda n=count: self._way(n), lambda n=count: self._ledger_peer("way", str(n)))
            cost_row(f"{count:,} orders", "orders/s", *result)

    def latency(self):
        """One order at a time on an idle daemon beside the syncs that lie in between."""
        title = "Latency: one order on an idle daemon, from its rename to its webhook"
        head(title, "what", "Holdfast p50", "p99", "C, the same syncs: p50", "p99", "ratio of p50")
        mine, theirs, ratio = rounds(lambda: self._latency(100), lambda: self._ledger_peer("latency", "100"), "p50_ms")
        figures = [statistics.median(r[key] for r in results) for results in (mine, theirs) for key in ("p50_ms", "p99_ms")]
        row("3 × 100 orders", *(f"{number(figure)} ms" for figure in figures), f"{ratio:.2f}")

    def memory(self):
        """Memory, idle and with a million lines held."""
        head("Memory and a full house: 1,000,000 held lines (100,000 orders of 10)", "what", "Holdfast")
        with self._daemon() as daemon, Receiver(self._peer("receiver")) as receiver:
            daemon.add_endpoint(receiver.port, "license.released")
            time.sleep(2)
            row("resident, idle", megabytes(daemon.memory()[0]))
            start, used = time.monotonic(), daemon.processor_seconds()
            for part in range(10):
                text = files.orders(1 + part * 10_000, 10_000, 10, lambda order: f"customer{order}.example")
                daemon.prepare(f"part-{part}.csv", text)
                daemon.drop(f"part-{part}.csv")
            for part in range(10):
                daemon.wait_for_receipt(f"part-{part}.csv")
            taken = time.monotonic()
            row("highest resident, while they were taken in", megabytes(daemon.memory()[1]))
            done = daemon.wait_until_done()
            row("taken in, first rename to last receipt", f"{taken - start:.1f} s")
            row("decided about, until the last job was done", f"{done - start:.1f} s")
            row("lines per second, taken in and decided", number(1_000_000 / (done - start)))
            row("CPU per line", f"{(daemon.processor_seconds() - used):.1f} µs")
            time.sleep(5)
            now, highest = daemon.memory()
            row("resident, all held", megabytes(now))
            row("highest resident, until then", megabytes(highest))
            row("database file", megabytes(os.path.getsize(daemon.database)))
            daemon.prepare("accounts.csv", files.accounts(f"customer{order}.example" for order in range(500, 600)))
            start = daemon.drop("accounts.csv")
            row("a registry feed that releases 1,000 of them, to the last webhook", f"{receiver.wait_for(100) - start:.2f} s")

    # What the tables are made of

    def _peer(self, name):
        return os.path.join(self._peers, name)

    def _daemon(self):
        return Daemon(self._program, self._scratch)

    def _in_directory(self, make_command):
        """Runs a command that needs an empty directory."""
        directory = tempfile.mkdtemp(prefix="measure-", dir=self._scratch)
        try:
            return program_output(make_command(directory))
        finally:
            shutil.rmtree(directory)

    def _ledger_peer(self, what, *arguments):
        """Runs the peer on a copy of a database that the daemon has made."""
        if self._template is None:
            self._template = os.path.join(self._scratch, f"template-{os.getpid()}.sqlite3")
            with self._daemon() as daemon:
                daemon.take_in("accounts.csv", files.accounts([KNOWN_ACCOUNT]))
                daemon.add_endpoint(9, "license.released")
                daemon.stop()
                shutil.copy(daemon.database, self._template)
        directory = tempfile.mkdtemp(prefix="measure-", dir=self._scratch)
        try:
            shutil.copy(self._template, f"{directory}/peer.sqlite3")
            return program_output([self._peer("ledger_peer"), what, directory, *arguments])
        finally:
            shutil.rmtree(directory)

    def _intake(self, text, lines):
        with self._daemon() as daemon:
            daemon.prepare("orders.csv", text)
            used = daemon.processor_seconds()
            start = daemon.drop("orders.csv")
            elapsed = daemon.wait_for_receipt("orders.csv") - start
            return {"rate": lines / elapsed, "cpu_us": (daemon.processor_seconds() - used) / lines * 1e6}

    def _webhooks(self, count):
        with self._daemon() as daemon, Receiver(self._peer("receiver")) as receiver:
            endpoint = daemon.add_endpoint(receiver.port, "order.accepted")
            daemon.command("endpoints", "disable", endpoint)
            daemon.take_in("orders.csv", files.orders(1, count, 1, lambda order: f"customer{order}.example"))
            daemon.wait_until_done()
            start, used = time.monotonic(), daemon.processor_seconds()
            daemon.command("endpoints", "enable", endpoint)
            elapsed = receiver.wait_for(count) - start
            return {"rate": count / elapsed, "cpu_us": (daemon.processor_seconds() - used) / count * 1e6}

    def _curl(self, count):
        with Receiver(self._peer("receiver")) as receiver:
            command = [self._peer("curl_peer"), f"http://127.0.0.1:{receiver.port}/hook", "64", str(count)]
            return {"rate": float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[2])}

    def _way(self, count):
        with self._daemon() as daemon, Receiver(self._peer("receiver")) as receiver:
            daemon.take_in("accounts.csv", files.accounts([KNOWN_ACCOUNT]))
            daemon.add_endpoint(receiver.port, "license.released")
            names = [f"orders-{first}.csv" for first in range(1, count, 200)]
            for index, name in enumerate(names):
                daemon.prepare(name, files.orders(1 + 200 * index, 200, 1, lambda _: KNOWN_ACCOUNT))
            used = daemon.processor_seconds()
            start = min([daemon.drop(name) for name in names])
            elapsed = receiver.wait_for(count) - start
            return {"rate": count / elapsed, "cpu_us": (daemon.processor_seconds() - used) / count * 1e6}

    def _latency(self, count):
        with self._daemon() as daemon, Receiver(self._peer("receiver")) as receiver:
            daemon.take_in("accounts.csv", files.accounts([KNOWN_ACCOUNT]))
            daemon.add_endpoint(receiver.port, "license.released")
            latencies = []
            # The first opens the connection to the receiver and is not counted.
            for index in range(count + 1):
                name = f"order-{index}.csv"
                daemon.prepare(name, files.orders(1 + index, 1, 1, lambda _: KNOWN_ACCOUNT))
                time.sleep(0.1)
                start = daemon.drop(name)
                latencies.append((receiver.wait_for(index + 1, pause=0.002) - start) * 1e3)
            del latencies[0]
            return {"p50_ms": statistics.median(latencies), "p99_ms": percentile(latencies, 0.99)}

    def _remove_template(self):
        if self._template is not None:
            os.remove(self._template)


def megabytes(count):
    """A number of bytes for the table."""
    return f"{count / 1e6:,.0f} MB"


def main():
    """Measures what the arguments name."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("--scratch", default=".build")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    measurements = Measurements(options.binaries, options.peers, os.path.abspath(options.scratch))
    known = [name for name in vars(Measurements) if not name.startswith("_")]
    unknown = set(options.names) - set(known)
    if unknown:
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    try:
        for name in options.names or known:
            getattr(measurements, name)()
    finally:
        measurements._remove_template()


if __name__ == "__main__":
    main()
