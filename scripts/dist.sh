#!/usr/bin/env bash
# Packs Lightcone for machines without Swift: program, lessons, manual pages and completions.
# usage: dist.sh SCRATCH OUTPUT
#
# Swift's libraries and those of libedit and cmark-gfm are linked into the program. Needed are the C and
# C++ libraries that every Debian and Ubuntu has, of the release it was built on or a newer one.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$1
output=$2
stop() {
  printf 'lightcone: %s\n' "$*" >&2
  exit 1
}

[ "$(uname -s)" = Linux ] || stop 'make dist packs for Linux, and works on Linux only.'

# A folder that has the archives of the C libraries and nothing else, and descriptions that point there.
archives=$(mkdir -p "$scratch/archives" && cd "$scratch/archives" && pwd -P)
for name in edit bsd md tinfo cmark-gfm cmark-gfm-extensions; do
  path=$(cc -print-file-name="lib$name.a")
  [ -e "$path" ] || stop "lib$name.a is missing; its package ends in -dev."
  ln -sf "$path" "$archives/lib$name.a"
done
describe() {
  printf 'Name: %s\nDescription: archives\nVersion: %s\nCflags: -I%s\nLibs: -L%s %s\n' \
    "$1" "$(pkg-config --modversion "$1")" "$(pkg-config --variable=includedir "$1")" \
    "$archives" "$2" >"$archives/$1.pc"
}
describe libedit '-ledit -lbsd -lmd -ltinfo'
describe libcmark-gfm '-lcmark-gfm-extensions -lcmark-gfm'

read -ra static <<<"$(scripts/static-link-flags.sh)"
[ ${#static[@]} -gt 0 ] || stop 'this Swift has no static libraries.'
PKG_CONFIG_PATH=$archives \
  swift build -c release --product lightcone --scratch-path "$scratch" "${static[@]}"
swift build --product generate-manual --scratch-path "$scratch"

program=$(scripts/release-binary.sh "$scratch")
version=$("$program" --version)
name=lightcone-$version-linux-$(uname -m)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
root=$stage/$name
share=$root/share
install -d "$root/bin" "$share/lightcone" "$share/man/man1" \
  "$share/bash-completion/completions" "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
install -m 755 "$program" "$root/bin/lightcone"
strip "$root/bin/lightcone"
cp -R lessons "$share/lightcone/lessons"
cp README.md CHANGELOG.md LICENSE "$root/"
cp -R docs "$share/lightcone/docs"
"$(swift build --scratch-path "$scratch" --show-bin-path)/generate-manual" --multi-page \
  --date "$(git log -1 --format=%cs)" --output-directory "$share/man/man1" "$program"
# A page is called as git's are: lightcone-run(1).
for page in "$share"/man/man1/*.1; do
  sed -i 's/lightcone\.\([a-z]*\) 1/lightcone-\1 1/; s/^\.Dt LIGHTCONE\./.Dt LIGHTCONE-/' "$page"
  base=$(basename "$page" .1)
  [ "$base" = "${base/./-}" ] || mv "$page" "$share/man/man1/${base/./-}.1"
done
"$program" --generate-completion-script bash >"$share/bash-completion/completions/lightcone"
"$program" --generate-completion-script zsh >"$share/zsh/site-functions/_lightcone"
"$program" --generate-completion-script fish >"$share/fish/vendor_completions.d/lightcone.fish"

mkdir -p "$output"
# The same tree gives the same archive.
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" \
  -C "$stage" -cf - "$name" | gzip -n >"$output/$name.tar.gz"
du -h "$output/$name.tar.gz"
