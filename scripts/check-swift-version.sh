#!/usr/bin/env bash
# Stops with a clear message if Swift is missing or too old.
set -euo pipefail

needed_major=6
needed_minor=2

stop() {
  echo "lightcone: $1 Lightcone needs Swift $needed_major.$needed_minor or later." >&2
  echo 'Get it from https://www.swift.org/install' >&2
  exit 1
}

command -v swift >/dev/null || stop 'there is no swift on the PATH.'
answer=$(swift --version 2>/dev/null) || stop 'swift --version fails.'
version=$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$answer" | head -n 1)
[ -n "$version" ] || stop 'the version of swift cannot be read.'

major=${version%%.*}
minor=${version#*.}
if [ "$major" -lt "$needed_major" ] ||
  { [ "$major" -eq "$needed_major" ] && [ "$minor" -lt "$needed_minor" ]; }; then
  stop "this is Swift $version."
fi
