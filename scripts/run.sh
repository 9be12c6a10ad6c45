#!/usr/bin/env bash
# Opens the prompt of PROGRAM; without a terminal, runs LESSON as a script.
# usage: run.sh PROGRAM LESSON
set -euo pipefail

if [ -t 0 ]; then exec "$1"; fi
exec "$1" run "$2"
