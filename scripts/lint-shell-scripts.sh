#!/usr/bin/env bash
# Checks the shell scripts with shellcheck, where it is installed, and else their grammar only.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts=(scripts/*.sh .ci/run)
if command -v shellcheck >/dev/null; then
  shellcheck "${scripts[@]}"
else
  for script in "${scripts[@]}"; do bash -n "$script"; done
  echo 'shellcheck is not installed: checked only that bash can read the scripts.'
fi
