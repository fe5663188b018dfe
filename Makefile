# Everything a person does with the source. `make demo` and `make test` need nothing set up first: what Debian packages
# are missing they install, and say so. Two processors and 4 GiB of memory are enough.

SWIFT     ?= swift
PREFIX    ?= /usr
DESTDIR   ?=
BUILT     := .build/release/holdfast
DEBIAN    := libexpat1-dev libsqlite3-dev libcurl4-openssl-dev libpsl-dev libidn2-dev libunistring-dev make
TEST_ONLY := shellcheck systemd python3 python3-venv openssl

.DEFAULT_GOAL := build
.PHONY: build release test lint demo bench install clean packages test-packages

## build: a debug build (with failpoints)
build: packages
	$(SWIFT) build

## release: the optimised program
release: packages
	$(SWIFT) build -c release --product holdfast

## test: every test, on real files, a real database and the real program
test: packages test-packages
	$(SWIFT) build --build-tests
	@scripts/test.sh

## lint: layout, documentation, shell scripts, the unit file
lint: packages test-packages
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift
	shellcheck .ci/run scripts/*.sh systemd/*.sh
	systemd/verify.sh

## demo: an order held, matched, released, and its webhook arriving
demo: packages
	@scripts/demo.sh

## bench: the figures of Benchmarks.md
bench: packages test-packages
	@scripts/bench.sh

## install: program, unit, and example configuration, below $(DESTDIR); `make release` first, so that root needs no Swift
install:
	@[ -x $(BUILT) ] || { echo "$(BUILT) is not there: run 'make release' first, as yourself" >&2; exit 1; }
	install -D -m 755 $(BUILT) $(DESTDIR)$(PREFIX)/bin/holdfast
	install -D -m 644 systemd/holdfast.service $(DESTDIR)/etc/systemd/system/holdfast.service
	install -D -m 644 systemd/holdfast.sysusers.conf $(DESTDIR)/usr/lib/sysusers.d/holdfast.conf
	install -D -m 644 systemd/holdfast.tmpfiles.conf $(DESTDIR)/usr/lib/tmpfiles.d/holdfast.conf
	install -D -m 644 config/holdfast.yaml $(DESTDIR)/etc/holdfast/holdfast.yaml.example
	install -D -m 644 config/partners.d/example.yaml $(DESTDIR)/etc/holdfast/partners.d/example.yaml.example

clean:
	$(SWIFT) package clean

packages:
	@scripts/install-packages.sh $(DEBIAN)

test-packages:
	@scripts/install-packages.sh $(TEST_ONLY)
