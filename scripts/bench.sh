#!/usr/bin/env bash
# Builds the benchmarks below a scratch path and runs them.
#
#   bench.sh SCRATCH report   one table and a file with the results; reads SMOKE, MILLION, NODES and
#                             RESULTS from the environment
#   bench.sh SCRATCH detail   statistics of each benchmark
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/check-swift-version.sh
mkdir -p "$1"
build=(--package-path Benchmarks --scratch-path "$(cd "$1" && pwd -P)")

detail() {
  swift package "${build[@]}" benchmark --no-progress
}

report() {
  # The build speaks only if it fails: what is read here is the table.
  local log
  log=$(swift build "${build[@]}" -c release --product bench-report 2>&1) || {
    printf '%s\n' "$log" >&2
    exit 1
  }
  # A trial never takes the place of a measurement.
  local results=Benchmarks/results.json
  if [ -n "${SMOKE:-}" ]; then results=$1/smoke.json; fi
  local options=(
    --output "${RESULTS:-$results}"
    --swift-version "$(swift --version 2>/dev/null | grep -m 1 'Swift version')"
  )
  if [ -n "${SMOKE:-}" ]; then options+=(--smoke --million "${NODES:-1000}"); fi
  if [ -z "${SMOKE:-}" ] && [ -n "${MILLION:-}" ]; then
    options+=(--million "${NODES:-1000000}")
  fi
  "$(swift build "${build[@]}" -c release --show-bin-path)/bench-report" "${options[@]}"
}

case "${2:-}" in
  report) report "$1" ;;
  detail) detail ;;
  *)
    echo "bench.sh: '${2:-}' is unknown; there are report and detail." >&2
    exit 64
    ;;
esac
