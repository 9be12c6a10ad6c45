#!/usr/bin/env bash
# Installs what the build needs and the machine lacks. Does nothing, quickly, if all is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
debian_packages=(libedit-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config)

# Prints an error, one argument a line, and ends.
stop() {
  { printf 'lightcone: '; printf '%s\n' "$@"; } >&2
  exit 1
}

# Whether every header that the system libraries need can be found.
linux_is_ready() {
  command -v pkg-config >/dev/null || return 1
  pkg-config --exists libedit libcmark-gfm || return 1
  local include
  include=$(pkg-config --variable=includedir libcmark-gfm)
  [ -e "$include/cmark-gfm-core-extensions.h" ]
}

macos_is_ready() {
  local prefix
  for prefix in /opt/homebrew /usr/local; do
    if [ -e "$prefix/include/cmark-gfm-core-extensions.h" ]; then return 0; fi
  done
  return 1
}

# Runs a command as root: directly, without a question, or with one if somebody can answer it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  elif command -v sudo >/dev/null && [ -t 0 ]; then
    sudo "$@"
  else
    stop 'some packages are missing and need root to be installed. Run:' \
      "  apt-get update && apt-get install -y ${debian_packages[*]}"
  fi
}

prepare_linux() {
  if linux_is_ready; then return; fi
  if ! command -v apt-get >/dev/null; then
    stop 'the headers of libedit and of cmark-gfm with its extensions, and pkg-config, are missing.' \
      'Install them with your package manager. On Debian the command is:' \
      "  apt-get update && apt-get install -y ${debian_packages[*]}"
  fi
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${debian_packages[@]}"
  linux_is_ready || stop 'the packages are installed, but their headers cannot be found.'
}

prepare_macos() {
  if macos_is_ready; then return; fi
  if ! command -v brew >/dev/null; then
    stop 'cmark-gfm is missing. Install Homebrew (https://brew.sh), then run:' \
      '  brew install cmark-gfm'
  fi
  brew install cmark-gfm
}

"$here/check-swift-version.sh"
case "$(uname -s)" in
  Linux) prepare_linux ;;
  Darwin) prepare_macos ;;
  *) stop "$(uname -s) is not supported; Lightcone runs on Linux and macOS." ;;
esac
