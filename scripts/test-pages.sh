#!/usr/bin/env bash
# Runs the tests of pages in a headless Chromium: test-pages.sh [FOLDER OF BUILDS]. Where there is no
# Chromium, or no Node to drive it, it says so and passes; with LIGHTCONE_BROWSER=required it fails.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=${1:-.build}

# Says that tests did not run, and ends.
without() {
  echo "The tests of pages in a browser were not run: no $1 was found (scripts/prepare-browser.sh)." >&2
  if [ "${LIGHTCONE_BROWSER:-}" = required ]; then exit 1; fi
  exit 0
}

command -v node >/dev/null || without Node
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' \
  || without 'Node 18 or newer'
LIGHTCONE_CHROMIUM=$(scripts/find-browser.sh) || without Chromium
export LIGHTCONE_CHROMIUM

swift build --scratch-path "$scratch" --product PageProbe
probe=$(swift build --scratch-path "$scratch" --show-bin-path)/PageProbe
LIGHTCONE_PAGES=$(mktemp -d)
export LIGHTCONE_PAGES
trap 'rm -rf "$LIGHTCONE_PAGES"' EXIT
for page in commit register cut history gossip large hostile empty window embedded; do
  "$probe" "$page" >"$LIGHTCONE_PAGES/$page.html"
done
# A lesson as a site, without the claims over seeds and schedules, which take long in a debug build.
swift build --scratch-path "$scratch" --product lightcone
lesson=two-phase-commit-vs-saga.md
awk '
  NR == FNR { if ($1 == "expect" && / over (.*seeds|schedules)/) slow[$3 ":"]; next }
  !($1 == "expect" && ($3 ":") in slow) && !($1 == "control" && $2 in slow)
' "lessons/first-seven/$lesson" "lessons/first-seven/$lesson" >"$LIGHTCONE_PAGES/$lesson"
export LIGHTCONE_SITE=$LIGHTCONE_PAGES/site
"$(dirname "$probe")/lightcone" site "$LIGHTCONE_SITE" "$LIGHTCONE_PAGES/$lesson" >/dev/null
# One file after the other: the speed is measured in the last one.
for file in lint page mutant site speed; do
  node --test --test-reporter spec "Tests/PageBrowserTests/$file.test.mjs"
done
