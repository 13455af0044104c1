# A stranger needs `make run`, a developer `make check`. Both install what they need, in this folder.
#
# Every path is relative and quoted, so that the tree may lie under any name; the stamps (.venv/.run,
# .venv/.dev, web/node_modules/.ready) make the second run fast.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

export PYTHON
MODEL ?= models_ifc/demo_hall.ifc
HOST ?= 127.0.0.1
PORT ?= 8000

python := .venv/bin/python
pip := $(python) -m pip --disable-pip-version-check install -qq --no-warn-script-location
npm := PATH="$$PWD/../.venv/bin:$$PATH" npm
page := twin/server/static/index.html
page_sources := web/index.html web/package.json web/tsconfig.json web/vite.config.ts $(shell find web/src web/public -type f 2>/dev/null)

# An environment knows where it lies: moved or copied, it is made again.
ifneq ($(shell cat .venv/.home 2>/dev/null),$(CURDIR))
.PHONY: .venv/.run .venv/.dev
endif

##@ Use

.PHONY: run
run: .venv/.run $(page)  ## serve the demo hall at http://127.0.0.1:8000 (MODEL=file.ifc PORT=8001 for others)
	@$(python) -m twin serve "$(MODEL)" --host $(HOST) --port $(PORT)

##@ Develop

.PHONY: setup
setup: .venv/.dev $(page)  ## install everything, into this folder

.PHONY: check
check: lint type arch docs web models-check test  ## all that must hold, pytest last

.PHONY: test
test: setup web-test  ## all tests, pytest last (ARGS='-k route' to choose)
	@scripts/provide pictures
	@scripts/provide chromium
	@$(python) -m pytest $(ARGS)

.PHONY: lint
lint: .venv/.dev  ## ruff: style and format
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .

.PHONY: type
type: .venv/.dev  ## mypy, strict
	@$(python) -m mypy

.PHONY: arch
arch: .venv/.dev  ## import-linter: who may import whom
	@.venv/bin/lint-imports

.PHONY: docs
docs: .venv/.dev  ## links, commands, profiles and examples in the documentation
	@$(python) -m pytest --quiet tests/test_docs.py tests/test_tree.py

.PHONY: web
web: node web-test  ## the page: tests, types, lint
	@cd web && $(npm) run --silent check
	@cd web && $(npm) run --silent lint

.PHONY: web-test
web-test: node
	@cd web && $(npm) run --silent test

.PHONY: models-check
models-check: .venv/.dev  ## the committed models are the bytes that their script makes
	@$(python) -m models_ifc.authoring --check

.PHONY: models
models: .venv/.dev  ## make the models of models_ifc/ again
	@$(python) -m models_ifc.authoring

.PHONY: fmt
fmt: .venv/.dev node  ## format and fix what can be fixed
	@$(python) -m ruff check --fix-only .
	@$(python) -m ruff format .
	@cd web && $(npm) run --silent format

.PHONY: journey
journey: .venv/.dev  ## run the examples of docs/journey.md and write what they answer today
	@$(python) -m tests.support.transcript docs/journey.md

.PHONY: bench
bench: .venv/.dev  ## measure; counts are asserted, times are printed
	@for file in benchmarks/[!_]*.py benchmarks/routing/__main__.py; do echo "== $$file"; $(python) -m "$$(echo "$${file%.py}" | tr / .)" || exit 1; done

.PHONY: clean
clean:  ## remove everything that make has made
	@rm -rf .venv web/node_modules web/dist twin/server/static build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find twin tests models_ifc benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help
help:  ## this list
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# --- what the goals above stand on

.venv/.run: pyproject.toml
	@scripts/provide venv
	@echo "twin: installing the Python packages into .venv (once; about 300 MB)"
	@$(pip) 'hatchling>=1.27'
	@$(pip) --no-build-isolation --editable .
	@pwd -P > .venv/.home
	@touch $@

.venv/.dev: .venv/.run
	@echo "twin: installing the tools for tests and checks into .venv (once)"
	@$(pip) --no-build-isolation --editable '.[dev]'
	@touch $@

web/node_modules/.ready: web/package-lock.json web/package.json | .venv/.run
	@scripts/provide node
	@echo "twin: installing the page's packages into web/node_modules (once)"
	@cd web && $(npm) ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: node
node: web/node_modules/.ready
	@scripts/provide node

$(page): web/node_modules/.ready $(page_sources)
	@scripts/provide node
	@echo "twin: building the page"
	@cd web && $(npm) run --silent build
	@touch $@
