#!/usr/bin/env bash
# Feeds random lines to sessions, and shows the last line if the process dies of it.
# usage: fuzz.sh SCRATCH LINES SEED
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
swift build -c release --product SessionFuzz --scratch-path "$1"
FUZZ_LAST_LINE=$(mktemp)
export FUZZ_LAST_LINE
trap 'rm -f "$FUZZ_LAST_LINE"' EXIT
"$(cd "$1/release" && pwd -P)/SessionFuzz" "$2" "$3" Tests/LightconeConsoleTests/Transcripts lessons || {
  status=$?
  echo "ended with status $status; the last line was:" >&2
  cat "$FUZZ_LAST_LINE" >&2
  exit "$status"
}
