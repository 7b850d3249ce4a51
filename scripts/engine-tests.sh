#!/usr/bin/env bash
# Runs test files in the engine that ENGINE names, two at a time: scripts/engine-tests.sh FILE...
#
# A file that fails runs once more, and that is said: the drivers of Firefox and WebKitGTK lose a session now and then.
set -euo pipefail

in_engine() {
  local log; log=$(mktemp)
  if ! node --test "$1" >"$log" 2>&1; then
    printf '\033[1m==> %s failed in %s and runs once more\033[0m\n' "$1" "$ENGINE"
    grep -E '^ *(not ok|error:)' "$log" || true
    node --test "$1" >"$log" 2>&1 || { cat "$log"; rm "$log"; return 1; }
  fi
  cat "$log"
  rm "$log"
}
export -f in_engine
printf '%s\n' "$@" | xargs -P 2 -I{} bash -c 'in_engine "$1"' _ {}
