"""The release program on a directory of its own, with one partner called `acme`."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from harness import files

CONFIGURATION = """directories:
  state: {root}/state
  runtime: {root}/run
http:
  address: ""
storage:
  reserve: 1MiB
  freeSpaceFloor: 1MiB
webhooks:
  allowHTTP: true
  allowedAddresses: ["127.0.0.0/8"]
catalog:
  file: catalog.csv
"""

TICKS = os.sysconf("SC_CLK_TCK")


class Daemon:
    """A running daemon; everything of it is gone when the `with` block ends.

    The configuration is the one that is shipped, apart from places, plain HTTP to this machine, and a small reserve.
    """

    def __init__(self, program, scratch):
        self._program = program
        self.root = tempfile.mkdtemp(prefix="measure-", dir=scratch)
        self.inbox = f"{self.root}/state/inbox/acme"
        self.receipts = f"{self.root}/state/receipts/acme"
        self.database = f"{self.root}/state/holdfast.sqlite3"
        self._process = None

    def __enter__(self):
        for folder in ("state", "run", "partners.d", "prepared"):
            os.makedirs(f"{self.root}/{folder}")
        self._write("holdfast.yaml", CONFIGURATION.format(root=self.root))
        self._write("partners.d/acme.yaml", "name: acme\ntitle: Acme Distribution\nundoWindow: 0s\n")
        self._write("catalog.csv", files.CATALOG)
        self._start()
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.root)

    def _write(self, name, text):
        with open(f"{self.root}/{name}", "w", encoding="utf-8") as file:
            file.write(text)

    def _start(self):
        place = f"{self.root}/notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices, open(f"{self.root}/log", "ab") as log:
            notices.bind(place)
            notices.settimeout(60)
            self._process = subprocess.Popen(
                [self._program, "serve", "--config", f"{self.root}/holdfast.yaml"],
                env=os.environ | {"NOTIFY_SOCKET": place},
                stdout=log,
                stderr=log,
            )
            while b"READY=1" not in notices.recv(4096):
                pass

    def stop(self):
        """Ends the daemon as a supervisor does; its log is emptied into the database file."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        status = self._process.wait(timeout=120)
        self._process = None
        if status != 0:
            with open(f"{self.root}/log", encoding="utf-8") as log:
                raise RuntimeError(f"the daemon ended with {status}\n{log.read()[-4000:]}")

    # What it is told

    def command(self, *arguments):
        """Runs a command of the program and returns what it printed as JSON."""
        environment = os.environ | {"HOLDFAST_SOCKET": f"{self.root}/run/holdfast.sock"}
        command = [self._program, *arguments, "--json"]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return json.loads(result.stdout) if result.stdout.strip() else None

    def add_endpoint(self, port, event, concurrency=64):
        """Makes an endpoint for the partner and returns its id."""
        url = f"http://127.0.0.1:{port}/hook"
        options = ["--partner", "acme", "--url", url, "--event", event, "--concurrency", str(concurrency)]
        return self.command("endpoints", "add", *options)["endpoint"]["id"]

    def prepare(self, name, text):
        """Writes a file beside the inbox, so that dropping it costs one rename."""
        self._write(f"prepared/{name}", text)

    def drop(self, name):
        """Renames a prepared file into the inbox, and returns when that was."""
        moment = time.monotonic()
        os.rename(f"{self.root}/prepared/{name}", f"{self.inbox}/{name}")
        return moment

    # What it answers

    def wait_for_receipt(self, name, timeout=300):
        """Waits for a file's receipt, and returns when it was seen."""
        place = f"{self.receipts}/{name}.receipt.json"
        deadline = time.monotonic() + timeout
        while not os.path.exists(place):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no receipt of {name}")
            time.sleep(0.001)
        return time.monotonic()

    def take_in(self, name, text):
        """Drops a file and waits for its receipt; returns the seconds between."""
        self.prepare(name, text)
        start = self.drop(name)
        return self.wait_for_receipt(name) - start

    def wait_until_done(self, timeout=600):
        """Waits until two looks in a row find no ready job; returns when the first of them was."""
        deadline = time.monotonic() + timeout
        first = None
        while True:
            moment = time.monotonic()
            if any(queue["ready"] for queue in self.command("jobs", "queues")["items"]):
                first = None
            elif first is None:
                first = moment
            else:
                return first
            if moment > deadline:
                raise TimeoutError("there is still work")
            time.sleep(0.1)

    # What it costs

    def processor_seconds(self):
        """Processor time it has used so far, in all its threads."""
        with open(f"/proc/{self._process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def own_memory(self):
        """Bytes of memory that are the process's own, without what it shares with files."""
        with open(f"/proc/{self._process.pid}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) << 10 for line in status if line.startswith("RssAnon"))

    def memory(self):
        """Resident memory now and at its highest, in bytes."""
        with open(f"/proc/{self._process.pid}/status", encoding="ascii") as file:
            fields = dict(line.split(":", 1) for line in file)
        return tuple(int(fields[key].split()[0]) * 1024 for key in ("VmRSS", "VmHWM"))
