#!/bin/sh
# Checks the shipped files of systemd: the unit's syntax and exposure, the user and the directories.
#
# Works where the daemon is not installed: what is checked is a copy of the unit that starts /bin/true.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for tool in systemd-analyze systemd-sysusers systemd-tmpfiles; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 0
    fi
done

fail() {
    echo "failed: $1" >&2
    exit 1
}

# systemd-analyze tells of unknown keys and sections but ends with 0: every word about our unit counts.
sed 's|^ExecStart=.*|ExecStart=/bin/true|; s|^Documentation=.*||' "$here/holdfast.service" >"$work/holdfast.service"
grep -q '^ExecStart=/bin/true$' "$work/holdfast.service" || fail "the unit has no ExecStart="
said=$(systemd-analyze verify --man=no "$work/holdfast.service" 2>&1) || fail "systemd-analyze verify: $said"
if echo "$said" | grep -q 'holdfast'; then fail "systemd-analyze verify: $said"; fi
echo "unit: no faults"

# 13 means an exposure of 1.3, of which CAP_LEASE, given to a user who is not root and outside of a user namespace, is 0.2.
systemd-analyze security --no-pager --offline=true --threshold=13 "$here/holdfast.service" >"$work/exposure" ||
    fail "$(cat "$work/exposure")"
tail -n 1 "$work/exposure"

systemd-sysusers --dry-run "$here/holdfast.sysusers.conf" >/dev/null || fail "systemd-sysusers"
echo "user: no faults"

if [ "$(id -u)" -ne 0 ]; then
    echo "directories: skipped, needs root"
    exit 0
fi
mkdir -p "$work/root/etc"
systemd-sysusers --root="$work/root" "$here/holdfast.sysusers.conf" >/dev/null 2>&1 || fail "systemd-sysusers --root"
systemd-tmpfiles --create --root="$work/root" "$here/holdfast.tmpfiles.conf" || fail "systemd-tmpfiles"
for directory in etc/holdfast/partners.d srv/holdfast/in srv/holdfast/spool var/backups/holdfast; do
    [ -d "$work/root/$directory" ] || fail "$directory was not made"
done
mode=$(stat -c '%a' "$work/root/srv/holdfast/in")
[ "$mode" = 711 ] || fail "srv/holdfast/in has mode $mode"
mode=$(stat -c '%a' "$work/root/var/backups/holdfast")
[ "$mode" = 700 ] || fail "var/backups/holdfast has mode $mode"
echo "directories: no faults"
