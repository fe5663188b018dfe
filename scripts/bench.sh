#!/bin/bash
# Builds the optimised program, the measuring program and the peers, measures each beside its peer in turn, and prints
# the tables of Benchmarks.md. Arguments name the measurements wanted; none means all.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product holdfast
swift build -c release --product holdfast-bench
binaries=$(swift build -c release --show-bin-path)
peers=.build/peers
mkdir -p "$peers"
cc -O2 -o "$peers/sqlite_peer" Benchmarks/peers/sqlite_peer.c -lsqlite3 -lpthread
cc -O2 -o "$peers/curl_peer" Benchmarks/peers/curl_peer.c -lcurl
cc -O2 -o "$peers/receiver" Benchmarks/peers/receiver.c
python3 Benchmarks/measure.py --binaries "$binaries" --peers "$peers" "$@"
