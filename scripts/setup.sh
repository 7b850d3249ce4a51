#!/usr/bin/env bash
# Installs what the named parts of the build need, says so while it does, and does nothing when it is there already.
#
#   scripts/setup.sh rust|fonts|wasm|trunk|node|browser|engines|embed|hugo|recipes|wordpress|spread ...
#
# rust     cargo, clippy, rustfmt
# fonts    some, of Latin, Cyrillic, Greek, Hebrew and Arabic letters, for pictures of claims
# wasm     std for wasm32-unknown-unknown and the wasm-bindgen command line of Cargo.lock's version
# trunk    Trunk, which serves the preview
# node     the locked npm tools: wasm-opt, and what drives the end-to-end tests; a newer Node where the system's is too old
# browser  Chromium and its driver, and what reads the text of a PDF
# engines  Firefox and WebKitGTK with their drivers, a display for the latter, and fonts for the scripts of the examples
# embed    all that builds the embed bundle: wasm, node, and the sources of Rust's std
# hugo     the site generator that a test embeds the bundle with
# recipes  the locked frameworks and site generators that the guides' recipes are built with, about 900 MB
# wordpress  what tests/embed/wordpress.sh runs
# spread   Spark on one machine, and GNU parallel
#
# The usual ways come first (rustup, a browser on PATH). Where rustup's download server cannot be reached, a Debian
# machine gets a toolchain from Debian's packages and builds std for wasm once.
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1
WASM=wasm32-unknown-unknown
DEBIAN_TOOLCHAIN=debian-web
OWN_NODE=target/node
export PATH="$PWD/$OWN_NODE/node_modules/.bin:$PATH"
# Node trusts the authorities it was built with; a network may have one of its own, which the system knows.
SYSTEM_AUTHORITIES=/etc/ssl/certs/ca-certificates.crt
[ ! -f $SYSTEM_AUTHORITIES ] || export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$SYSTEM_AUTHORITIES}"

say() { printf '\033[1msetup:\033[0m %s\n' "$*" >&2; }
fail() { printf '\033[1msetup failed:\033[0m %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

may_root() { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }

# Explains what to ask an administrator for where this cannot be one.
need_root() {
  may_root ||
    fail "this needs an administrator. Run this as root, then try again:
    $1"
}

# Runs a command line as the administrator.
as_root() {
  need_root "$1"
  if [ "$(id -u)" = 0 ]; then bash -c "$1"; else sudo bash -c "$1"; fi
}

apt_install() {
  would_install
  has apt-get || fail "please install: $* (names of Debian packages; this machine has no apt-get)"
  need_root "apt-get update && apt-get install --no-install-recommends $*"
  say "installing $* (apt)"
  local how='-y -qq --no-install-recommends -o APT::Status-Fd=1 -o Dpkg::Use-Pty=0'
  [ -n "${apt_updated:-}" ] || as_root 'apt-get update -qq' || fail "apt has no list of packages: it says why above"
  apt_updated=yes
  as_root "DEBIAN_FRONTEND=noninteractive apt-get install $how $*" | apt_progress || fail "apt could not install all of: $*"
}

# A line for each quarter that is fetched and then installed.
apt_progress() {
  local kind percent told=
  while IFS=: read -r kind _ percent _; do
    case $kind in dlstatus) kind=fetched ;; pmstatus) kind=installed ;; *) continue ;; esac
    percent=$((${percent%%.*} / 25 * 25))
    [ "$told" = "$kind $percent" ] || say "apt: $percent % $kind"
    told="$kind $percent"
  done
}

# Debian's toolchain, at once with all that the other parts need of it.
DEBIAN_RUST='rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19'

rust_needed() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }
rust_here() { rustc --version 2>/dev/null | cut -d' ' -f2 | grep . || echo missing; }
rust_is_new() { [ "$(printf '%s\n' "$(rust_needed)" "$(rust_here)" | sort -V | head -1)" = "$(rust_needed)" ]; }

setup_rust() {
  export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$HOME/.cargo/bin:$PATH"
  if ! has rustup && ! { has cargo && rust_is_new; }; then
    has apt-get || fail "Rust $(rust_needed) or newer is missing: install it from https://rustup.rs and try again"
    apt_install $DEBIAN_RUST gcc libc6-dev
  fi
  has cc || apt_install gcc libc6-dev
  rust_is_new && return
  has rustup || fail "Debian's Rust is $(rust_here) here, and $(rust_needed) is needed: Debian has it among its security updates. Name them in apt's sources, as Debian's installer does, or install Rust from https://rustup.rs; then try again"
  fail "Rust is $(rust_here) here, and $(rust_needed) is needed: run rustup update, then try again"
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
  ! has rustup || say "rustup could not add $WASM; using Debian's toolchain"
  has apt-get || fail "add the Rust target $WASM to your toolchain, then try again"
  local root=/usr/lib/rustlib
  if ! [ -x /usr/bin/wasm-ld-19 ] || ! [ -d $root/src ] || ! [ -x /usr/bin/cargo-fmt ] || ! [ -x /usr/bin/cargo-clippy ]; then
    apt_install $DEBIAN_RUST
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

# What takes long and does not wait for anything else is only noted, and done side by side in the end: compilers wait for the
# processor, npm for the network, and apt, as one job, for both and the disk.
jobs=() beside=()
later() { would_install; case " ${jobs[*]-} " in *" $1 "*) ;; *) jobs+=("$1") ;; esac; }

# Whether all of a part is there. What would install something says so instead.
is_there() { (LOOK_ONLY=yes; "setup_$1") >/dev/null 2>&1; }
would_install() { [ -z "${LOOK_ONLY:-}" ] || exit 3; }
set_up_beside() { is_there "$1" || beside+=("$1"); }

# Prebuilt tools come by curl; without it, and nobody to install it, they are compiled.
want_curl() { has curl || { has apt-get && may_root && apt_install curl; } || true; }

setup_wasm_bindgen() {
  local version; version=$(locked_version wasm-bindgen)
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && has wasm-bindgen-test-runner && return
  want_curl
  later "scripts/setup/tool.sh wasm-bindgen $version"
}

setup_trunk() {
  setup_wasm
  setup_crates
  [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] && return
  want_curl
  later "scripts/setup/tool.sh trunk $TRUNK_VERSION"
}

# Every crate of Cargo.lock, so that the build itself needs no network.
setup_crates() {
  setup_rust
  cargo fetch -q --locked --offline 2>/dev/null && return
  later 'cargo fetch -q --locked'
}

NPM_CI='npm ci --no-audit --no-fund --loglevel=error'

node_needed() { sed -n 's/.*"node": ">=\(.*\)".*/\1/p' package.json; }
node_here() { node --version 2>/dev/null | tr -d v | grep . || echo missing; }
node_is_new() { [ "$(printf '%s\n' "$(node_needed)" "$(node_here)" | sort -V | head -1)" = "$(node_needed)" ]; }

# Where the system's Node is too old, one that npm has is put beside it, for this checkout alone.
setup_node() {
  if ! has npm && [ -z "${NOW:-}" ]; then beside=(node ${beside[@]+"${beside[@]}"}); return; fi
  has npm || apt_install nodejs npm
  # npm itself links no program of the name node.
  local own= ci=$NPM_CI link="(cd $OWN_NODE/node_modules/.bin && ln -sf ../node-linux-*/bin/node .)"
  if ! node_is_new; then
    case $(uname -sm) in
      'Linux x86_64' | 'Linux aarch64') own="mkdir -p $OWN_NODE && cp scripts/setup/node/*.json $OWN_NODE && $ci --prefix $OWN_NODE && $link && " ;;
      *) fail "Node is $(node_here) here, and $(node_needed) is needed: install a newer one from https://nodejs.org, then try again" ;;
    esac
  fi
  [ -z "$own" ] && cmp -s package-lock.json node_modules/.locked && return
  later "$own$ci && cp package-lock.json node_modules/.locked"
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
  later "cargo install -q geckodriver --version $GECKODRIVER_VERSION --locked --debug"
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

# Frameworks and site generators, which only the tests of the embed bundle need.
setup_recipes() {
  local place=tests/embed/recipes
  cmp -s $place/package-lock.json $place/node_modules/.locked && return
  has npm || apt_install nodejs npm
  later "$NPM_CI --prefix $place && cp $place/package-lock.json $place/node_modules/.locked"
}

# Systems for people at a desk have fonts.
setup_fonts() {
  has apt-get || return 0
  ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf >/dev/null 2>&1 || apt_install fonts-dejavu-core
}

setup_spread() {
  local place=target/spark
  has parallel || apt_install parallel
  has java || apt_install default-jre-headless
  [ -x $place/bin/spark-submit ] && return
  would_install
  has python3 && python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv
  say "installing pyspark (pip, 450 MB)"
  python3 -m venv $place && $place/bin/pip install -q --disable-pip-version-check pyspark
}

setup_hugo() { has hugo || apt_install hugo; }

# No service is installed: the database and the web server are plain programs, and WordPress is only fetched.
setup_wordpress() {
  if ! { has php && php -m | grep -qx mysqli && [ -x /usr/sbin/mariadbd ] && has mariadb && has mariadb-install-db; }; then
    apt_install php-cli php-mysql mariadb-server-core mariadb-client-core
  fi
  has phpcs || apt_install php-codesniffer
  local place=target/wordpress theme
  ls $place/wordpress_*.deb $place/wordpress-theme-*.deb $place/libjs-underscore_*.deb >/dev/null 2>&1 && return
  would_install
  mkdir -p $place
  apt-cache show wordpress >/dev/null 2>&1 || as_root 'apt-get update -qq'
  theme=$(apt-cache pkgnames wordpress-theme- | sort | tail -1)
  say "fetching wordpress and $theme (apt)"
  (cd $place && apt-get download -qq wordpress "$theme" libjs-underscore 2>/dev/null) || fail "Debian's package wordpress could not be fetched"
}

for part in "$@"; do
  case $part in
    rust | wasm | trunk | node | embed) "setup_$part" ;;
    fonts | browser | engines | hugo | recipes | wordpress | spread)
      if [ -n "${NOW:-}" ]; then "setup_$part"; else set_up_beside "$part"; fi
      ;;
    *) fail "unknown part $part" ;;
  esac
done

[ ${#beside[@]} = 0 ] || jobs+=("NOW=yes scripts/setup.sh ${beside[*]}")
[ ${#jobs[@]} = 0 ] && exit
say "side by side: $(printf '%s; ' "${jobs[@]}" | sed 's/; $//')"
case "${jobs[*]}" in *tool.sh*) say "where a tool has to be compiled, this takes 2 to 7 minutes" ;; esac
printf '%s\0' "${jobs[@]}" | xargs -0 -n 1 -P "${#jobs[@]}" bash -euo pipefail -c ||
  fail "not everything could be installed: what went wrong is said above. What was installed stays; run the command again for the rest"
say "done in $SECONDS s"
