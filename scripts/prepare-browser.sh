#!/usr/bin/env bash
# Installs what the tests of pages need and the machine lacks: Chromium and Node. For machines that may
# be changed, such as those of continuous integration; `make test` runs without them, and says so.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if "$here/find-browser.sh" >/dev/null && command -v node >/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null; then
  echo 'lightcone: Chromium or Node is missing; install them with your package manager.' >&2
  exit 1
fi
packages=()
"$here/find-browser.sh" >/dev/null || packages+=(chromium)
command -v node >/dev/null || packages+=(nodejs)
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -q --no-install-recommends "${packages[@]}" fonts-dejavu-core
