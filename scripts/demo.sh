#!/bin/bash
# Shows the main job on a directory of its own: an order is held, matched, released, and its webhook arrives and is
# verified. Changes nothing outside that directory, which is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

"$root/scripts/install-packages.sh" python3
echo "Building (the first time takes some minutes) ..."
swift build --product holdfast 2>&1 | tail -1
holdfast=$(swift build --show-bin-path)/holdfast

place=$(mktemp -d)
finish() {
    local status=$?
    [ -z "${daemon:-}" ] || kill "$daemon" 2>/dev/null || true
    [ -z "${receiver:-}" ] || kill "$receiver" 2>/dev/null || true
    wait 2>/dev/null || true
    [ "$status" -eq 0 ] || { echo "The demo failed. The daemon's log:"; cat "$place/log" 2>/dev/null || true; }
    rm -rf "$place"
    exit "$status"
}
trap finish EXIT

title() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# Waits until a command succeeds; it is the thing itself that is waited for, with an end.
wait_for() {
    for _ in $(seq 1 300); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    echo "waited in vain for: $*" >&2
    return 1
}

mkdir -p "$place/state" "$place/run" "$place/partners.d"
cp Fixtures/demo/catalog.csv "$place/catalog.csv"
cat >"$place/holdfast.yaml" <<YAML
directories:
  state: $place/state
  runtime: $place/run
http:
  address: ""
log:
  format: human
storage:
  reserve: 1MiB
  freeSpaceFloor: 1MiB
webhooks:
  allowHTTP: true
  allowedAddresses: ["127.0.0.0/8"]
catalog:
  file: catalog.csv
YAML
cat >"$place/partners.d/acme.yaml" <<YAML
name: acme
title: Acme Distribution
undoWindow: 0s
YAML
export HOLDFAST_SOCKET=$place/run/holdfast.sock

title "Start: the daemon, and a receiver of webhooks that verifies every signature"
"$holdfast" serve --config "$place/holdfast.yaml" >"$place/log" 2>&1 &
daemon=$!
python3 scripts/receiver.py "@$place/secret" --port-file "$place/port" >"$place/webhooks" &
receiver=$!
wait_for test -s "$place/port"
wait_for "$holdfast" status
"$holdfast" endpoints add --partner acme --url "http://127.0.0.1:$(cat "$place/port")/" --event 'license.*' --json |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["secret"])' >"$place/secret"
"$holdfast" endpoints

drop() {
    cp "Fixtures/demo/$1" "$place/state/inbox/acme/.$1.part"
    mv "$place/state/inbox/acme/.$1.part" "$place/state/inbox/acme/$1"
    wait_for test -e "$place/state/receipts/acme/$1.receipt.txt"
}

title "1. Held: an order file comes in; one customer's Smart Account is known, the other's is not"
drop accounts.csv
cat Fixtures/demo/orders.csv
drop orders.csv
wait_for grep -q 'license.released .*PO-1001' "$place/webhooks"
"$holdfast" orders
"$holdfast" held

title "2. Matched: the customer's Smart Account becomes known by a registry feed"
cat Fixtures/demo/new-account.csv
drop new-account.csv
wait_for grep -q 'license.matched .*PO-1002' "$place/webhooks"
"$holdfast" order acme PO-1002

title "3. Released: the licenses lie in the customer's virtual account"
wait_for grep -q 'license.released .*PO-1002' "$place/webhooks"
"$holdfast" account licenses example.de

title "4. Told: the webhooks that arrived, each with a signature that was verified"
grep -q '^REFUSED' "$place/webhooks" && { cat "$place/webhooks"; exit 1; }
cut -c 1-150 "$place/webhooks"

title "Everything is accounted for"
"$holdfast" verify
