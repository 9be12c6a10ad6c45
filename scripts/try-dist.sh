#!/usr/bin/env bash
# Tries a packed Lightcone where there is no Swift: in a root folder with the program, its lessons, and the
# C and C++ libraries of the system, and nothing else.
# usage: try-dist.sh ARCHIVE
set -euo pipefail

archive=$1
stop() {
  printf 'lightcone: %s\n' "$*" >&2
  exit 1
}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir "$root/opt"
tar -xzf "$archive" -C "$root/opt" --strip-components 1
program=$root/opt/bin/lightcone

libraries=$(ldd "$program" | sed -n 's/^[^/]*\(\/[^ ]*\) (.*/\1/p')
while read -r library; do
  case $(basename "$library") in
    ld-linux*.so.* | libc.so.* | libm.so.* | libgcc_s.so.* | libstdc++.so.* | libpthread.so.* | libdl.so.*) ;;
    *) stop "the program needs $library, which not every machine has." ;;
  esac
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done <<<"$libraries"

# Swift reads a program's arguments from /proc, so that has to be there.
mkdir -p "$root/proc"
PATH=$PATH:/usr/sbin:/sbin
enter() {
  # shellcheck disable=SC2016
  unshare --user --map-root-user --mount --pid --fork env -i LC_ALL=C "PATH=$PATH" bash -c \
    'mount -t proc proc "$1/proc" && exec chroot "$@"' enter "$root" "$@"
}
if ! unshare --user --map-root-user --mount --pid --fork true 2>/dev/null; then
  echo 'Not tried: this machine lets nobody have a root folder of their own. The libraries are right.'
  exit 0
fi
expect() {
  local wanted=$1 said
  shift
  said=$(enter "$@") || stop "'$*' failed without Swift: $said"
  printf '%s\n' "$said"
  case $said in *"$wanted"*) ;; *) stop "'$*' was to say '$wanted'." ;; esac
}
expect . /opt/bin/lightcone --version
printf 'load two-phase-commit\nrun\nexpect messages == 12\n' >"$root/script"
expect '1 of 1 claim hold' /opt/bin/lightcone run /script
expect 'claims hold' /opt/bin/lightcone run --quiet two-phase-commit-vs-saga
# The control of this trial: without the C library nothing runs here.
mv "$root/lib" "$root/gone" 2>/dev/null || true
if enter /opt/bin/lightcone --version >/dev/null 2>&1; then
  stop 'this trial is no trial: the program found libraries outside its root.'
fi
echo 'The packed program runs without Swift.'
