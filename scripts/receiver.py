#!/usr/bin/env python3
"""Receives webhooks on a loopback port and verifies each signature.

    receiver.py SECRET [--port PORT] [--port-file FILE] [--library] [--count N]

Prints one line per webhook: `verified TYPE ID BODY` or `REFUSED WHY`. With --library the PyPI package `standardwebhooks`
verifies, otherwise the few lines below do, written from the specification alone.
"""
import argparse
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time


def verify(secret, body, headers):
    """Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    identifier, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("the timestamp is more than five minutes off")
    signed = f"{identifier}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    tokens = headers["webhook-signature"].split(" ")
    if not any(hmac.compare_digest(token, f"v1,{expected}") for token in tokens):
        raise ValueError("no signature fits")


def verify_with_library(secret, body, headers):
    """The same by the reference library."""
    from standardwebhooks import Webhook

    Webhook(secret).verify(body, dict(headers.items()))


def main():
    """Serves until so many webhooks have come."""
    parser = argparse.ArgumentParser()
    parser.add_argument("secret", help="the endpoint's secret, or @FILE to read it from a file at each request")
    parser.add_argument("--port", type=int, default=0, help="the port; without it the system chooses one")
    parser.add_argument("--port-file", help="a file that the port is written to")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--count", type=int, default=0)
    options = parser.parse_args()
    seen = []
    enough = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            secret = options.secret
            if secret.startswith("@"):
                with open(secret[1:], encoding="ascii") as file:
                    secret = file.read().strip()
            try:
                (verify_with_library if options.library else verify)(secret, body, self.headers)
                status, line = 204, f"verified {json.loads(body)['type']} {self.headers['webhook-id']} {body.decode()}"
            except Exception as error:  # whatever is wrong with a request is an answer to it, not our end
                status, line = 401, f"REFUSED {error!r}"
            # One write: requests are served by threads, and print() would write the line and its end apart.
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()
            seen.append(line)
            if options.count and len(seen) >= options.count:
                enough.set()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    if options.port_file:
        with open(options.port_file + ".tmp", "w", encoding="ascii") as file:
            file.write(str(server.server_address[1]))
        os.rename(options.port_file + ".tmp", options.port_file)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    enough.wait()
    server.shutdown()
    sys.exit(0 if all(line.startswith("verified") for line in seen) else 1)


if __name__ == "__main__":
    main()
