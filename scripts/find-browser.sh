#!/usr/bin/env bash
# Prints the path of a Chromium, or fails. LIGHTCONE_CHROMIUM names one that stands elsewhere.
set -euo pipefail

for name in "${LIGHTCONE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name"; then exit 0; fi
done
exit 1
