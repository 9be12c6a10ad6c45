#!/usr/bin/env bash
# Measures how long the prompt takes until it is ready, with 100 lessons on disk and a question due in each.
#
# Use: scripts/bench-start.sh PROGRAM [LESSONS]
# PROGRAM is a release build; LESSONS is how many lessons are made, 100 if it is left out.
set -euo pipefail

program=$1
count=${2:-100}
runs=20
root=$(cd "$(dirname "$0")/.." && pwd)
lesson=$root/lessons/first-seven/two-phase-commit-vs-saga.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/lessons/first-seven" "$scratch/data/lightcone"
progress=$scratch/data/lightcone/progress.txt
echo 'lightcone progress 1' >"$progress"
number=0
while [ "$number" -lt "$count" ]; do
  number=$((number + 1))
  sed "s/^id: two-phase-commit-vs-saga/id: lesson-$number/" "$lesson" \
    >"$scratch/lessons/first-seven/lesson-$number.md"
  echo "$number bench 2020-01-01T00:00:00Z answered lesson-$number rows-locked right" >>"$progress"
done
echo 'end' >>"$progress"

export LIGHTCONE_LESSONS="$scratch/lessons" XDG_DATA_HOME="$scratch/data" HOME="$scratch" TERM=xterm

# Prints how long one run of a command takes, on the average, in milliseconds.
measure() {
  "$@" >/dev/null 2>&1 </dev/null
  start=$(date +%s%N)
  run=0
  while [ "$run" -lt "$runs" ]; do
    run=$((run + 1))
    "$@" >/dev/null 2>&1 </dev/null
  done
  end=$(date +%s%N)
  echo "$(((end - start) / runs / 100000))" | sed 's/\(.\)$/.\1 ms/; s/^\./0./'
}

# A terminal of its own; at the end of its input it leaves.
in_terminal() { script -qec "$1" /dev/null; }
# The map reads every lesson that has something due.
show_map() { echo lessons | "$program" prompt --progress "$progress"; }

echo "$count lessons, $runs runs each:"
echo "  --version                 $(measure "$program" --version)"
echo "  a terminal alone          $(measure in_terminal true)"
echo "  the prompt on a terminal  $(measure in_terminal "$program")"
echo "  'lessons', all due        $(measure show_map)"
