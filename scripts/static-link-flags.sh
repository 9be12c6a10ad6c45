#!/usr/bin/env bash
# Prints the flags that link Swift's own libraries into the program, which then runs where no Swift is
# installed. Prints nothing where the toolchain has no static libraries.
set -euo pipefail

[ "$(uname -s)" = Linux ] || exit 0
command -v swift >/dev/null || exit 0
resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
[ -e "${resources}_static/linux/static-stdlib-args.lnk" ] || exit 0
echo '--static-swift-stdlib'

# The default linker warns of a call inside Foundation, which no reader can do anything about.
if [ -x "$resources/../../bin/ld.lld" ]; then echo '-Xswiftc -use-ld=lld'; fi
