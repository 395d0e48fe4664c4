# make run    the whole product on SQLite at http://localhost:8000
# make test   everything: API on both engines, web, browser
# make lint   formats, lints, types, generated files, and whether what breaks clients is recorded
# make dev    server and web client, reloaded when their sources change, at http://localhost:5173
# make help   the rest

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

WEB_SOURCES := $(shell find web docs/examples -path web/node_modules -prune -o -path web/dist -prune -o -type f \
	\( -path 'docs/examples/*' -o -path 'web/src/*' -o -path 'web/public/*' -o -name '*.html' -o -name 'vite.config.ts' -o -name package.json \) -print)
INSTALLED := web/node_modules/.package-lock.json
BUILT := web/dist/index.html
CARGO ?= cargo
TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
ARGS ?=

.PHONY: help
help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

.PHONY: tools
tools:
	@.ci/toolchain

$(INSTALLED): web/package-lock.json | tools
	@cd web && npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json

$(BUILT): $(INSTALLED) $(WEB_SOURCES)
	@cd web && npm run build --silent

.PHONY: build
build: $(BUILT) ## the release binary with the web client in it: target/release/frontdesk
	@$(CARGO) build --release --locked

.PHONY: run
run: build ## the whole product on SQLite at http://localhost:8000; more words for `frontdesk serve` in ARGS
	@exec $(TARGET)/release/frontdesk serve $(ARGS)

.PHONY: dev
dev: $(INSTALLED) ## server and web client, reloaded when their sources change, at http://localhost:5173
	@cd web && npm run dev:all

.PHONY: test
test: tools lint test-api test-web test-browser ## everything

.PHONY: test-api
test-api: $(BUILT) ## the API on SQLite and on PostgreSQL
	@.ci/packages
	.ci/with-postgres $(CARGO) test --locked --workspace $(ARGS)

.PHONY: test-web
test-web: $(INSTALLED) ## the web client's unit tests
	@cd web && npm test --silent

.PHONY: test-browser
test-browser: $(BUILT) ## the product in a real browser, on SQLite and on PostgreSQL
	@.ci/packages
	# Built as for the API's tests, which share all of it.
	$(CARGO) test --locked --workspace --no-run
	export FRONTDESK_PYTHON=$$(.ci/python)
	cd web && FRONTDESK_BIN=$(TARGET)/debug/frontdesk ../.ci/with-postgres npm run e2e --silent -- $(ARGS)

.PHONY: lint
lint: $(INSTALLED) ## formats, lints, types, generated files, and whether what breaks clients is recorded
	@.ci/toolchain lint
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --workspace --no-deps --document-private-items --quiet
	cd web && npm run lint --silent && npm run check --silent

.PHONY: format
format: $(INSTALLED) ## formats everything
	@$(CARGO) fmt --all
	cd web && npm run format --silent

.PHONY: schema
schema: $(INSTALLED) ## writes schema.graphql and the types of the web client anew
	@$(CARGO) run --locked --quiet -- schema > schema.graphql.new && mv schema.graphql.new schema.graphql
	cd web && npm run gen --silent

.PHONY: publish-schema
publish-schema: $(INSTALLED) ## promises schema.graphql to clients, when a version is released; see CHANGELOG.md
	@cd web && node scripts/publish-schema.mjs

.PHONY: bench
bench: $(BUILT) ## what lists, searches and statistics cost at 10,000 and at 1,000,000 tickets, on both engines; and the built-in model
	@.ci/packages
	$(CARGO) build --release --locked
	PG_OPTIONS="-c shared_buffers=1GB -c synchronous_commit=off -c max_wal_size=8GB" .ci/with-postgres .ci/bench

.PHONY: measure
measure: $(BUILT) ## what the queue costs in the browser, with 100,000 tickets
	@.ci/packages
	$(CARGO) build --release --locked
	cd web && FRONTDESK_BIN=$(TARGET)/release/frontdesk npm run measure --silent

.PHONY: screenshots
screenshots: $(BUILT) ## takes the pictures of the README anew
	@.ci/packages
	$(CARGO) test --locked --workspace --no-run
	cd web && FRONTDESK_BIN=$(TARGET)/debug/frontdesk npm run screenshots --silent
