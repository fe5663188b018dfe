"""A receiver of webhooks: peers/receiver, which counts what it answers."""
import socket
import subprocess
import time


class Receiver:
    """A receiver on a loopback port; ends with the `with` block."""

    def __init__(self, program):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._process = subprocess.Popen(
            [program, str(self.port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        # It answers once it listens.
        self.count()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(timeout=10)

    def count(self):
        """How many requests have been answered, and when the latest came, on time.monotonic's clock."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        requests, _, nanoseconds = self._process.stdout.readline().split()
        return int(requests), int(nanoseconds) / 1e9

    def wait_for(self, requests, pause=0.01, timeout=300):
        """Waits for so many requests; returns when the latest came."""
        deadline = time.monotonic() + timeout
        while True:
            count, moment = self.count()
            if count >= requests:
                return moment
            if time.monotonic() > deadline:
                raise TimeoutError(f"{count} of {requests} webhooks have come")
            time.sleep(pause)
