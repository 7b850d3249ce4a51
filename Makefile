# The commands of this repository. Each sets up what it needs by itself and says what it is doing.
#
#   make preview   serves the workbench with the demonstration article at http://localhost:8080/ (PORT= for another port)
#   make test      every test: formatting, lints, documentation, unit, browser and end-to-end tests
#   make embed     what publishers serve, in dist/embed/: sizes, and failure over the budget
#   make cli       the command line, as dist/claim-labels
#   make bench     figures: accuracy on article revisions and of suggestions, and speed beside a peer
#   make fuzz      any text and any quote, in bulk

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
export PATH := $(HOME)/.cargo/bin:$(PATH)

WASM := --target wasm32-unknown-unknown --features element,yew
step = @printf '\033[1m==> %s\033[0m\n' "$(1)"

CORPUS ?= bench/data/revisions.jsonl

.PHONY: help preview test embed cli bench fuzz lint native-test browser-test e2e-test embed-test clean

help:
	@sed -n 's/^#   //p' Makefile

preview:
	@scripts/setup.sh trunk node
	$(call step,The preview is at http://localhost:$(PORT)/ once it is built; Ctrl+C stops it)
	@trunk serve --offline --port $(PORT)

test: lint native-test browser-test e2e-test embed-test
	$(call step,Everything passed)

lint:
	@scripts/setup.sh wasm
	$(call step,Formatting)
	@cargo fmt --all --check
	$(call step,Lints)
	@cargo clippy -q --workspace --all-targets -- -D warnings
	@cargo clippy -q --workspace --all-targets --all-features -- -D warnings
	@cargo clippy -q $(WASM) --lib --bins --test browser -- -D warnings
	@cargo clippy -q --target wasm32-unknown-unknown --features workbench --bin claim-labels-workbench -- -D warnings
	$(call step,Documentation)
	@RUSTDOCFLAGS="-D warnings" cargo doc -q --workspace --no-deps --all-features

native-test:
	@scripts/setup.sh rust
	$(call step,Native tests)
	@cargo test --workspace --all-features

browser-test:
	@scripts/setup.sh wasm browser
	$(call step,Browser tests in headless Chromium)
	@CHROMEDRIVER="$${CHROMEDRIVER:-$$(command -v chromedriver)}" cargo test $(WASM) --test browser

# Firefox and WebKitGTK come as Debian's packages; elsewhere Chromium alone is driven. One engine: ENGINES=firefox. The
# workbench is driven in Chromium.
ENGINES ?= chromium $(if $(shell command -v apt-get),firefox webkit)
OTHERS = $(filter-out chromium,$(ENGINES))
PAGES = $(filter-out tests/e2e/workbench-%,$(wildcard tests/e2e/*.test.mjs))

e2e-test:
	@scripts/setup.sh trunk node browser $(if $(OTHERS),engines)
	$(call step,Building the preview)
	@PATH="$$PWD/node_modules/.bin:$$PATH" trunk build --release --offline
	@cargo build -q --features cli --bin claim-labels
	$(call step,Building the example of a Yew app and a program that fails on request)
	@cd examples/yew-app && trunk build --offline
	@cargo build -q -p yew-app --features server --bin yew-app-server
	@node scripts/failing.mjs
ifneq ($(filter chromium,$(ENGINES)),)
	$(call step,End-to-end tests in chromium)
	@node --test --test-concurrency=2 tests/e2e/
endif
	@for engine in $(OTHERS); do \
	  printf '\033[1m==> End-to-end tests of what readers meet in %s\033[0m\n' $$engine; \
	  ENGINE=$$engine scripts/engine-tests.sh $(PAGES) || exit 1; \
	done

embed:
	@scripts/setup.sh embed
	$(call step,Building the embed bundle)
	@PATH="$$PWD/node_modules/.bin:$$PATH" node scripts/embed.mjs
	$(call step,dist/embed/ is ready)

# WordPress comes as Debian's package; elsewhere all but it is tested. What readers meet is tested in all engines.
NOT_HERE := $(if $(shell command -v apt-get),,%/wordpress.test.mjs)
READERS := $(patsubst %,tests/embed/%.test.mjs,host policy refresh trouble)
embed-test: embed
	@scripts/setup.sh browser hugo $(if $(NOT_HERE),,wordpress) $(if $(OTHERS),engines)
	$(call step,The embed bundle in pages and frameworks and content systems)
	@node --test $(filter-out $(NOT_HERE),$(wildcard tests/embed/*.test.mjs))
	@for engine in $(OTHERS); do \
	  printf '\033[1m==> The embed bundle in %s\033[0m\n' $$engine; \
	  ENGINE=$$engine scripts/engine-tests.sh $(READERS) || exit 1; \
	done

cli:
	@scripts/setup.sh rust
	$(call step,Building the command line)
	@cargo build --profile cli --features cli --bin claim-labels
	@mkdir -p dist && cp target/cli/claim-labels dist/claim-labels
	$(call step,dist/claim-labels is ready)

# Accuracy, then speed natively, in wasm beside a peer, in a page, and of the command line.
bench:
	@scripts/setup.sh trunk node browser
	$(call step,Accuracy on article revisions)
	@cargo build -q --release -p claim-labels-bench --bin corpus --bin split
	@target/release/corpus $(CORPUS)
	$(call step,Precision and recall of suggestions)
	@cargo build -q --release -p claim-labels-bench --bin suggestions
	@target/release/suggestions bench/data/suggestions/dev.txt bench/data/suggestions/heldout.txt
	$(call step,Time natively: preparing a text and finding quotes; by size of the text)
	@target/release/split $(CORPUS)
	@cargo bench -q -p claim-labels-bench --bench search
	$(call step,Time in wasm beside approx-string-match)
	@cargo build -q --release --target wasm32-unknown-unknown -p claim-labels-bench --bin kernel
	@wasm-bindgen --target web --out-dir dist/bench target/wasm32-unknown-unknown/release/kernel.wasm
	@node bench/quotes.mjs $(CORPUS)
	$(call step,Growth in wasm and time in a page)
	@PATH="$$PWD/node_modules/.bin:$$PATH" trunk build --release --offline
	@node bench/growth.mjs
	@node bench/page.mjs
	$(call step,Time to labels beside mark.js and Recogito)
	@node scripts/embed.mjs
	@node bench/peers.mjs
	$(call step,Typing in the workbench)
	@node bench/workbench.mjs

	@$(MAKE) --no-print-directory cli
	$(call step,The command line on 10 000 articles of 900 words with 12 claims each)
	@cargo run -q --release -p claim-labels-bench --bin articles -- target/articles
	@time dist/claim-labels check --dir target/articles

# Any text, any quote, in bulk (CASES= for how many of each kind).
CASES ?= 200000
fuzz:
	@scripts/setup.sh rust
	@PROPTEST_CASES=$(CASES) cargo test --release -p claim-labels-text --test robust

clean:
	@rm -rf target dist screenshots
