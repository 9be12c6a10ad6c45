#!/usr/bin/env bash
# Installs the parsers with which tests read exported files: graphviz, Node, and packages for Python in an
# environment of their own. Does nothing, quickly, if all is there. Without them those tests are skipped.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=${LIGHTCONE_EXPORT_TOOLS:-.build/export-tools}
packages=(opentelemetry-proto==1.45.2)
# Only for the Mermaid that lies in it, which Node runs.
bare_packages=(mermaidx==0.10.1)
debian_packages=(graphviz nodejs python3 python3-venv)

# Runs a command as root, if that needs no question.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

if ! command -v dot >/dev/null || ! command -v node >/dev/null \
  || ! command -v python3 >/dev/null || ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "lightcone: install ${debian_packages[*]} with your package manager" >&2
    exit 1
  fi
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${debian_packages[@]}"
fi

wanted="${packages[*]} ${bare_packages[*]}"
if ! [ -f "$tools/installed" ] || [ "$(cat "$tools/installed")" != "$wanted" ]; then
  python3 -m venv "$tools"
  pip=("$tools/bin/python" -m pip install --quiet --disable-pip-version-check)
  "${pip[@]}" "${packages[@]}"
  "${pip[@]}" --no-deps "${bare_packages[@]}"
  echo "$wanted" >"$tools/installed"
fi
