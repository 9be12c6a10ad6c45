# `make run` opens Lightcone, `make test` checks it. Both install what is missing and build first.

SCRATCH ?= .build
BENCH_SCRATCH = $(SCRATCH)-benchmarks
PREFIX ?= /usr/local
LESSON = lessons/first-seven/two-phase-commit-vs-saga.md

SWIFT_SOURCES = Sources Tests Examples Package.swift \
  Benchmarks/Sources Benchmarks/LightconeBenchmarks Benchmarks/Package.swift
RELEASE_FLAGS = -c release --product lightcone --scratch-path "$(SCRATCH)" \
  $(shell scripts/static-link-flags.sh)

.DEFAULT_GOAL := help
.PHONY: help run test lint format install dist clean bench bench-detail prepare release

help:
	@echo 'make run      open the prompt; without a terminal, run the first lesson as a script'
	@echo 'make test     build everything and run all tests'
	@echo 'make lint     check the form of the source text'
	@echo 'make format   bring the source text into form'
	@echo 'make install  install the program and its lessons below PREFIX=$(PREFIX)'
	@echo 'make dist     pack the program for Linux machines without Swift, and try it'
	@echo 'make bench    measure the kernel; MILLION=1 adds a million nodes, SMOKE=1 only tries it'
	@echo 'make bench-detail  statistics of each benchmark'
	@echo 'make clean    delete what the build made'
	@echo 'SCRATCH=PATH builds somewhere else than in .build.'

run: release
	@scripts/run.sh "$$(scripts/release-binary.sh "$(SCRATCH)")" "$(LESSON)"

test: release
	@LIGHTCONE_RELEASE_BINARY="$$(scripts/release-binary.sh "$(SCRATCH)")" \
	  swift test --scratch-path "$(SCRATCH)" --parallel
	@scripts/test-pages.sh "$(SCRATCH)"

prepare:
	@scripts/prepare.sh

release: prepare
	@swift build $(RELEASE_FLAGS)

lint:
	@scripts/check-swift-version.sh
	swift format lint --strict --recursive $(SWIFT_SOURCES)
	@scripts/lint-shell-scripts.sh

format:
	swift format --in-place --recursive $(SWIFT_SOURCES)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/lightcone/lessons"
	install -m 755 "$$(scripts/release-binary.sh "$(SCRATCH)")" \
	  "$(DESTDIR)$(PREFIX)/bin/lightcone"
	cp -R lessons/. "$(DESTDIR)$(PREFIX)/share/lightcone/lessons"

dist: prepare
	@scripts/dist.sh "$(SCRATCH)" "$(SCRATCH)/dist"
	@scripts/try-dist.sh "$$(ls -t "$(SCRATCH)"/dist/*.tar.gz | head -1)"

clean:
	swift package clean --scratch-path "$(SCRATCH)"
	@if [ -d "$(BENCH_SCRATCH)" ]; then \
	  swift package clean --package-path Benchmarks --scratch-path "$(BENCH_SCRATCH)"; fi

bench:
	@SMOKE="$(SMOKE)" MILLION="$(MILLION)" NODES="$(NODES)" RESULTS="$(RESULTS)" \
	  scripts/bench.sh "$(BENCH_SCRATCH)" report

bench-detail:
	@scripts/bench.sh "$(BENCH_SCRATCH)" detail
