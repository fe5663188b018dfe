#!/bin/bash
# Builds the optimised program, the measuring program and the peers, measures each beside its peer in turn, and prints
# the tables of Benchmarks.md. Arguments name the measurements wanted; none means all, which takes about ten minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product holdfast >&2
swift build -c release --product holdfast-bench >&2
binaries=$(swift build -c release --show-bin-path)
peers=.build/peers
mkdir -p "$peers"
cc -O2 -o "$peers/sqlite_peer" Benchmarks/peers/sqlite_peer.c -lsqlite3 -lpthread
cc -O2 -o "$peers/ledger_peer" Benchmarks/peers/ledger_peer.c -lsqlite3
cc -O2 -o "$peers/curl_peer" Benchmarks/peers/curl_peer.c -lcurl
cc -O2 -o "$peers/receiver" Benchmarks/peers/receiver.c
cc -O2 -o "$peers/expat_peer" Benchmarks/peers/expat_peer.c -lexpat
[ -x .build/bench-venv/bin/python3 ] || python3 -m venv .build/bench-venv
.build/bench-venv/bin/pip install --quiet --disable-pip-version-check --requirement Benchmarks/peers/requirements.txt >&2
# The peers of matching are Python packages; they live in an environment of their own.
if [ -d ../shared/matching ] && [ ! -x .build/matching-venv/bin/python ]; then
    python3 -m venv .build/matching-venv
    .build/matching-venv/bin/pip install --quiet rapidfuzz scikit-learn
fi
.build/bench-venv/bin/python3 Benchmarks/measure.py --binaries "$binaries" --peers "$peers" "$@"
