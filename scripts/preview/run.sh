#!/usr/bin/env bash
# Serves the workbench with the demonstration article: sees that the port is free, installs what is missing, builds, serves.
# What it starts runs in a process group of its own, so that ending this script by Ctrl+C or SIGTERM ends all of it.
#
#   scripts/preview/run.sh [PORT]
set -euo pipefail
cd "$(dirname "$0")/../.."

port=${1:-8080}
group=

fail() { printf '\033[1mpreview failed:\033[0m %s\n' "$*" >&2; exit 1; }
step() { printf '\033[1m==> Step %s of 2:\033[0m %s\n' "$1" "$2"; }

# Ends what was started, asking first, and waits until it is gone.
end_group() {
  [ -n "$group" ] || return 0
  kill -TERM -- "-$group" 2>/dev/null || return 0
  for _ in $(seq 100); do
    kill -0 -- "-$group" 2>/dev/null || return 0
    sleep 0.05
  done
  kill -KILL -- "-$group" 2>/dev/null || true
}

# Ended while the page is there is how a preview ends well.
stop() {
  trap '' INT TERM HUP
  local status=$1
  ! listening 127.0.0.1 || status=0
  end_group
  printf '\npreview: stopped, nothing of it is left running\n' >&2
  exit "$status"
}
trap 'stop 130' INT
trap 'stop 143' TERM
trap 'stop 129' HUP

in_group() {
  set -m
  "$@" &
  group=$!
  set +m
  local status=0
  wait "$group" || status=$?
  end_group
  group=
  return "$status"
}

# Whoever listens on the port, as far as this machine tells: "node (process 4711)", or nothing.
holder() {
  if command -v lsof >/dev/null; then
    lsof -nP -iTCP:"$port" -sTCP:LISTEN -Fpc 2>/dev/null | sed -n 's/^p//p; s/^c//p' | paste -sd' \n' | sed -n '1s/\([0-9]*\) \(.*\)/\2 (process \1)/p'
  elif command -v ss >/dev/null; then
    ss -Hltnp "sport = :$port" 2>/dev/null | sed -n '1s/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (process \2)/p'
  fi
}

listening() { (exec 3<>"/dev/tcp/$1/$port") 2>/dev/null; }

need_port() {
  if listening 127.0.0.1 || listening ::1; then
    local who; who=$(holder || true)
    fail "port $port is in use${who:+ by $who}. End that, or take another port: make preview PORT=$((port < 65535 ? port + 1 : 8080))"
  fi
}

[[ $port =~ ^[0-9]{1,5}$ ]] && ((10#$port >= 1 && 10#$port <= 65535)) || fail "PORT=$port is no port: give a number from 1 to 65535"
port=$((10#$port))
need_port
step 1 'set-up (nothing to do after the first time)'
in_group scripts/setup.sh trunk node || exit 1
need_port
step 2 'building the workbench (1 to 3 minutes the first time, seconds later), then serving it'
in_group node scripts/preview/serve.mjs "$port"
