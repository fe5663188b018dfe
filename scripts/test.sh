#!/bin/bash
# Runs the tests of one target after the other, so that those that measure time are not disturbed by others. Arguments name
# the targets wanted; none means all. The tests have to be built already.
set -euo pipefail
cd "$(dirname "$0")/.."

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for folder in Tests/*Tests; do targets+=("$(basename "$folder")"); done
fi
# Libraries that are not ours read our acknowledgements back; without them those tests are skipped, and say so.
oracles=.build/oracles
if [ -z "${HOLDFAST_ORACLES:-}" ] && [ ! -e "$oracles/installed" ]; then
    if python3 -m venv "$oracles" >/dev/null 2>&1 \
        && "$oracles/bin/pip" install --quiet --disable-pip-version-check --requirement Tests/Oracles/requirements.txt; then
        touch "$oracles/installed"
    else
        echo "The packages of Tests/Oracles/requirements.txt could not be installed; acknowledgements are not read back."
    fi
fi
if [ -e "$oracles/installed" ]; then export HOLDFAST_ORACLES=${HOLDFAST_ORACLES:-$PWD/$oracles/bin/python3}; fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=()
passed=0
for target in "${targets[@]}"; do
    echo "== $target"
    if ! swift test --skip-build --filter "^$target\\." >"$log" 2>&1; then
        failed+=("$target")
        grep -E "✘|error:|Fatal" "$log" || tail -40 "$log"
    fi
    summary=$(grep -E "Test run with [0-9]+ tests?" "$log" | tail -1 || true)
    if [ -z "$summary" ]; then
        echo "no test ran"
        failed+=("$target")
        continue
    fi
    echo "$summary"
    passed=$((passed + $(sed -E 's/.*Test run with ([0-9]+) tests?.*/\1/' <<<"$summary")))
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "Failed: ${failed[*]}"
    exit 1
fi
echo "$passed passed, 0 failed"
