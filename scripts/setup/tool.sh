#!/usr/bin/env bash
# Installs a command line written in Rust into cargo's folder of programs: its project's prebuilt archive where releases.txt has the
# checksum and the release server answers, compiled where not. One try, and never without the right checksum.
#
#   scripts/setup/tool.sh trunk|wasm-bindgen VERSION
#
# RELEASES        the release server, https://github.com unless set
# RELEASES_TABLE  the table of archives, releases.txt beside this script unless set
set -euo pipefail

tool=$1 version=$2
here=$(cd "$(dirname "$0")" && pwd)
server=${RELEASES:-https://github.com}
table=${RELEASES_TABLE:-$here/releases.txt}
programs=${CARGO_HOME:-$HOME/.cargo}/bin

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '\033[1msetup:\033[0m %s\n' "$*" >&2; }
sum() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }

# Fails when the server does not answer within 5 s, or sends less than 10 KB/s for 5 s, or takes 2 minutes in all.
fetch() {
  curl --fail --silent --show-error --location --connect-timeout 5 --speed-limit 10000 --speed-time 5 --max-time 120 -o "$2" "$1"
}

prebuilt() {
  local known archive found program
  read -r known archive < <(awk -v key="$tool $version $(uname -s)-$(uname -m)" '$1 " " $2 " " $3 == key { print $4, $5 }' "$table") ||
    { say "no checksum of a prebuilt $tool $version for $(uname -s) on $(uname -m) is known"; return 1; }
  command -v curl >/dev/null || { say "a prebuilt $tool cannot be fetched without curl"; return 1; }
  say "fetching $tool $version, prebuilt, from $server"
  fetch "$server/$archive" "$work/archive" || { say "$tool could not be fetched"; return 1; }
  found=$(sum "$work/archive")
  [ "$found" = "$known" ] ||
    { say "what was sent for $tool is not the known file and is not used: its SHA-256 is $found, expected was $known"; return 1; }
  tar -xzf "$work/archive" -C "$work" || { say "the archive of $tool could not be unpacked"; return 1; }
  program=$(find "$work" -type f -name "$tool" | head -1)
  [ "$("$program" --version 2>/dev/null)" = "$tool $version" ] || { say "the prebuilt $tool does not run on this machine"; return 1; }
  # An archive may hold a tool's companions beside it.
  mkdir -p "$programs" && find "$(dirname "$program")" -maxdepth 1 -type f -perm -u+x -exec cp {} "$programs/" \;
}

# Shows what cargo does as a line now and then, and whole what is neither a crate nor a download: warnings and errors.
progress() {
  local line crates=0
  while IFS= read -r line; do
    case $line in
      *' Compiling '*)
        crates=$((crates + 1))
        [ $((crates % 25)) != 0 ] || say "$tool: $crates of about $1 crates compiled, $SECONDS s"
        ;;
      *' Downloaded '* | *' Downloading '* | *' Updating '* | *' Blocking '* | *' Installing '* | *' Adding '* | *' Locking '* | *' Finished '* | *' Installed '* | *' Replacing '* | *' Replaced '*) ;;
      *) printf '%s\n' "$line" >&2 ;;
    esac
  done
}

# Built to be there soon, not to run fast: not optimised, without debug information, and without encryption, which only a tool that
# itself fetches something would use. (wasm-bindgen, optimised a little, takes 60 s of processor time more to build and 2 s less to
# run on the workbench.) Trunk is built with its own lock file. That of wasm-bindgen names crates
# too new for registries that lag behind, for a part that is left out here.
compile() {
  local crates options
  case $tool in
    trunk) crates=370 options=(trunk --locked) ;;
    wasm-bindgen) crates=150 options=(wasm-bindgen-cli) ;;
    *) printf '\033[1msetup failed:\033[0m unknown tool %s\n' "$tool" >&2; return 2 ;;
  esac
  say "compiling $tool $version, about $crates crates"
  export CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_CODEGEN_UNITS=256 CARGO_INCREMENTAL=0 CARGO_TERM_COLOR=never
  cargo install "${options[@]}" --version "$version" --debug --no-default-features --force 2>&1 | progress "$crates"
}

prebuilt || compile
say "$tool $version is installed ($SECONDS s)"
