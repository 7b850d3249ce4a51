#!/usr/bin/env bash
# Installs what the named parts of the build need, says so while it does, and does nothing when it is there already.
#
#   scripts/setup.sh rust|wasm|trunk|node|browser|engines|embed|hugo|wordpress ...
#
# rust     cargo, clippy, rustfmt
# wasm     std for wasm32-unknown-unknown and the wasm-bindgen command line of Cargo.lock's version
# trunk    Trunk, which serves the preview
# node     the locked npm tools: wasm-opt, and what drives the end-to-end tests
# browser  Chromium and its driver, and what reads the text of a PDF
# engines  Firefox and WebKitGTK with their drivers, a display for the latter, and fonts for the scripts of the examples
# embed    all that builds the embed bundle: wasm, node, and the sources of Rust's std
# hugo     the site generator that a test embeds the bundle with
# wordpress  what tests/embed/wordpress.sh runs
#
# The usual ways come first (rustup, a browser on PATH). Where rustup's download server cannot be reached, a Debian
# machine gets a toolchain from Debian's packages and builds std for wasm once.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
WASM=wasm32-unknown-unknown
DEBIAN_TOOLCHAIN=debian-web

say() { printf '\033[1msetup:\033[0m %s\n' "$*" >&2; }
fail() { printf '\033[1msetup failed:\033[0m %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command line as the administrator, or explains what to ask one for.
as_root() {
  if [ "$(id -u)" = 0 ]; then bash -c "$1"
  elif has sudo && sudo -n true 2>/dev/null; then sudo bash -c "$1"
  else fail "this needs an administrator. Run this as root, then try again:
    $1"
  fi
}

apt_install() {
  has apt-get || fail "please install: $* (names of Debian packages; this machine has no apt-get)"
  say "installing $* (apt)"
  as_root "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $* >/dev/null"
}

setup_rust() {
  export PATH="$HOME/.cargo/bin:$PATH"
  if ! has cargo; then
    has apt-get || fail "Rust is missing: install it from https://rustup.rs and try again"
    apt_install rustc-web cargo-web rust-web-clippy rustfmt-web
  fi
  has cc || apt_install gcc libc6-dev
}

rustc_has_wasm() { [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM/lib" ]; }

setup_wasm() {
  setup_rust
  if ! rustc_has_wasm; then
    if has rustup && rustup show active-toolchain 2>/dev/null | grep -qv "^$DEBIAN_TOOLCHAIN" &&
      say "adding the target $WASM (rustup)" && rustup target add "$WASM" >/dev/null 2>&1; then :
    else debian_wasm; fi
    rustc_has_wasm || fail "rustc still finds no std for $WASM"
  fi
  setup_wasm_bindgen
}

# Debian's rustc and its std sources, with std for wasm built from them into the toolchain's own folder.
debian_wasm() {
  say "rustup could not add $WASM; using Debian's toolchain"
  has apt-get || fail "add the Rust target $WASM to your toolchain, then try again"
  local root=/usr/lib/rustlib
  if ! [ -x /usr/bin/wasm-ld-19 ] || ! [ -d $root/src ] || ! [ -x /usr/bin/cargo-fmt ] || ! [ -x /usr/bin/cargo-clippy ]; then
    apt_install rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19
  fi
  # rustc calls the linker it ships by this name; Debian's package leaves it out.
  [ -e $root/x86_64-unknown-linux-gnu/bin/rust-lld ] ||
    debian_linker "$root/$(/usr/bin/rustc -vV | sed -n 's/^host: //p')/bin"
  [ -d $root/$WASM/lib ] || debian_wasm_std $root/$WASM/lib
  if has rustup; then
    rustup toolchain list | grep -q "^$DEBIAN_TOOLCHAIN" || rustup toolchain link $DEBIAN_TOOLCHAIN /usr
    rustup override set $DEBIAN_TOOLCHAIN >/dev/null 2>&1
  fi
}

debian_linker() {
  as_root "mkdir -p $1 && printf '#!/bin/sh\nexec /usr/bin/lld-19 \"\$@\"\n' >$1/rust-lld && chmod +x $1/rust-lld"
}

debian_wasm_std() {
  say "building std for $WASM (about a minute)"
  local work; work=$(mktemp -d)
  mkdir -p "$work/src"; : >"$work/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$work/Cargo.toml"
  (cd "$work" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes RUSTC=/usr/bin/rustc /usr/bin/cargo build -q --release \
    -Z build-std=std,panic_abort,test,proc_macro --target $WASM)
  find "$work/target/$WASM/release/deps" -name '*.rlib' ! -name 'libempty-*' -print0 | xargs -0 -I{} cp {} "$work/"
  as_root "mkdir -p $1 && cp $work/*.rlib $1/"
  rm -rf "$work"
}

locked_version() { sed -n "/^name = \"$1\"$/{n;s/version = \"\(.*\)\"/\1/p}" Cargo.lock; }

setup_wasm_bindgen() {
  local version; version=$(locked_version wasm-bindgen)
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && has wasm-bindgen-test-runner && return
  say "installing wasm-bindgen $version (cargo, 3 to 5 minutes)"
  cargo install -q wasm-bindgen-cli --version "$version" --force
}

setup_trunk() {
  setup_wasm
  has trunk && return
  say "installing trunk $TRUNK_VERSION (cargo, about 6 minutes)"
  cargo install -q trunk --version "$TRUNK_VERSION" --locked --debug
}

setup_node() {
  has npm || apt_install nodejs npm
  cmp -s package-lock.json node_modules/.locked && return
  say "installing the locked npm tools"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.locked
}

setup_browser() {
  if ! has chromium && ! has google-chrome && [ -z "${CHROMIUM:-}" ]; then apt_install chromium; fi
  # Tests run in it in a third of the time; where it is not to be had they run in Chromium.
  if has apt-get && ! has chromium-headless-shell && [ -z "${CHROMIUM:-}" ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    apt_install chromium-headless-shell
  fi
  if ! has chromedriver && [ -z "${CHROMEDRIVER:-}" ]; then apt_install chromium-driver; fi
  has pdftotext || apt_install poppler-utils
}

# Debian's names. Without the fonts, Arabic, Hebrew and Chinese are boxes.
setup_engines() {
  local missing=()
  has firefox-esr || [ -n "${FIREFOX:-}" ] || missing+=(firefox-esr)
  has WebKitWebDriver || [ -n "${WEBKITDRIVER:-}" ] || missing+=(webkit2gtk-driver)
  has Xvfb || missing+=(xvfb)
  ls /usr/share/fonts/truetype/noto/NotoNaskhArabic* >/dev/null 2>&1 || missing+=(fonts-noto-core)
  ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
  has pdftotext || apt_install poppler-utils
  setup_geckodriver
}

setup_geckodriver() {
  setup_rust
  has geckodriver || [ -n "${GECKODRIVER:-}" ] && return
  say "installing geckodriver $GECKODRIVER_VERSION (cargo, about 2 minutes)"
  cargo install -q geckodriver --version "$GECKODRIVER_VERSION" --locked --debug
}

rustc_has_sources() { [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; }

setup_embed() {
  setup_wasm
  setup_node
  rustc_has_sources && return
  if has rustup && rustup show active-toolchain 2>/dev/null | grep -qv "^$DEBIAN_TOOLCHAIN" &&
    say "adding rust-src (rustup)" && rustup component add rust-src >/dev/null 2>&1; then :
  else debian_wasm; fi
  rustc_has_sources || fail "the sources of Rust's std are missing: add the component rust-src"
}

setup_hugo() { has hugo || apt_install hugo; }

# No service is installed: the database and the web server are plain programs, and WordPress is only fetched.
setup_wordpress() {
  if ! { has php && php -m | grep -qx mysqli && [ -x /usr/sbin/mariadbd ] && has mariadb && has mariadb-install-db; }; then
    apt_install php-cli php-mysql mariadb-server-core mariadb-client-core
  fi
  local place=target/wordpress theme
  ls $place/wordpress_*.deb $place/wordpress-theme-*.deb >/dev/null 2>&1 && return
  mkdir -p $place
  apt-cache show wordpress >/dev/null 2>&1 || as_root "apt-get update -qq"
  theme=$(apt-cache pkgnames wordpress-theme- | sort | tail -1)
  say "fetching wordpress and $theme (apt)"
  (cd $place && apt-get download -qq wordpress "$theme" 2>/dev/null) || fail "Debian's package wordpress could not be fetched"
}

for part in "$@"; do
  case $part in
    rust | wasm | trunk | node | browser | engines | embed | hugo | wordpress) "setup_$part" ;;
    *) fail "unknown part $part" ;;
  esac
done
