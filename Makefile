# The commands of this repository. Each sets up what it needs by itself and says what it is doing.
#
#   make preview   serves the workbench with the demonstration article at http://localhost:8080/ (PORT= for another port)
#   make front-door  what a newcomer meets first: make preview in a clean clone of the last commit (COMMIT= for another)
#   make test      every test: formatting, lints, documentation, unit, browser and end-to-end tests
#   make check     what a minute can tell: formatting, lints and native tests
#   make embed     what publishers serve, in dist/embed/: sizes, and failure if they grew
#   make workbench the workbench as a folder that any host serves, in dist/workbench/ (HOSTS="https://cms.example": who may frame it)
#   make wordpress a plugin for WordPress, dist/claim-labels-wordpress.zip
#   make cli       the command line, as dist/claim-labels
#   make lint      formatting, lints and documentation
#   make NAME-test one stage of the tests with what it needs: make e2e-test, make firefox-test (scripts/test/stages.mjs has all)
#   make clean     takes away all that was built
#   make bench     figures: accuracy on article revisions and of suggestions, and speed beside a peer
#   make fuzz      any text and any quote, in bulk

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
# First a Node of this checkout's own, which set-up fetches where the system's is too old.
export PATH := $(CURDIR)/target/node/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(HOME)/.cargo/bin:$(PATH)

step = @printf '\033[1m==> %s\033[0m\n' "$(1)"

CORPUS ?= bench/data/revisions.jsonl
# News in which people marked who says what, if there is such a file: docs/suggestions.md.
ATTRIBUTIONS ?=

.PHONY: help preview front-door test check lint embed workbench wordpress cli bench fuzz clean

help:
	@sed -n 's/^#   //p' Makefile

preview:
	@scripts/preview/run.sh $(PORT)

front-door:
	@scripts/setup.sh trunk node browser
	$(call step,The first command of a newcomer in a clean clone of the last commit)
	@node --test $(wildcard tests/front-door/*.test.mjs)

# The tests run by stages, side by side where they do not fight: scripts/test/stages.mjs says which there are. One of them, with
# what it needs: make native-test, make e2e-test, make firefox-test.
test:
	@scripts/setup.sh node
	@node scripts/test.mjs

%-test:
	@scripts/setup.sh node
	@node scripts/test.mjs $*

lint:
	@scripts/setup.sh node
	@node scripts/test.mjs format check lints docs

# What can be told within a minute: formatting, lints and native tests, without a browser.
check:
	@scripts/setup.sh node
	@node scripts/test.mjs format check native

embed:
	@scripts/setup.sh embed
	$(call step,Building the embed bundle)
	@PATH="$$PWD/node_modules/.bin:$$PATH" node scripts/embed.mjs
	$(call step,dist/embed/ is ready)

workbench:
	@scripts/setup.sh trunk node
	$(call step,Building the workbench)
	@PATH="$$PWD/node_modules/.bin:$$PATH" node scripts/workbench.mjs $(HOSTS)
	$(call step,dist/workbench/ is ready)

wordpress: embed workbench
	$(call step,Building the WordPress plugin)
	@PATH="$$PWD/node_modules/.bin:$$PATH" node scripts/wordpress.mjs
	$(call step,dist/claim-labels-wordpress.zip is ready)

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
	@cargo build -q --release -p claim-labels-bench --bin corpus --bin split --bin scale
	@target/release/corpus $(CORPUS)
	$(call step,Precision and recall of suggestions)
	@cargo build -q --release -p claim-labels-bench --bin suggestions --bin attributions
	@target/release/suggestions $(filter-out %/README.md,$(sort $(wildcard bench/data/suggestions/*)))
	@target/release/attributions $(ATTRIBUTIONS)
	$(call step,Time natively: preparing a text and finding quotes; by size of the text)
	@target/release/split $(CORPUS)
	@target/release/scale
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
	@time dist/claim-labels report --dir target/articles -o target/articles-report.html

# Any text, any quote, in bulk (CASES= for how many of each kind).
CASES ?= 200000
fuzz:
	@scripts/setup.sh rust
	@PROPTEST_CASES=$(CASES) cargo test --release -p claim-labels-text --test robust

clean:
	@rm -rf target dist screenshots
