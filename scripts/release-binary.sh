#!/usr/bin/env bash
# Prints the absolute path of the release program below a scratch path.
set -euo pipefail

folder=$(cd "$1/release" && pwd -P)
echo "$folder/lightcone"
