# `make run` serves Alongside from an empty checkout, `make test` shows that it works; both install what is missing.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do command -v $$name && break; done)
SETUP := $(PYTHON) -m tools.setup
# Who waits for a disk or another process leaves a core free.
JOBS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1)))

export PATH := $(CURDIR)/.venv/bin:$(PATH)
ifdef PORT
export ALONGSIDE_PORT := $(PORT)
endif
# Bytecode that is kept makes a start three times as fast.
unexport PYTHONDONTWRITEBYTECODE
# Which database the tests run on is the target's to say.
unexport ALONGSIDE_TEST_DATABASE_URL
NPM := npm --prefix frontend run --silent
PYTEST := pytest -n $(JOBS) --dist worksteal

.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

# ---- run

.PHONY: run
run: ## serve the demo at http://localhost:8000 (DEMO=0: an own, empty installation; PORT=...)
	@$(SETUP) run
ifeq ($(DEMO),0)
	@exec alongside serve
else
	@ALONGSIDE_DATA_DIR="$${ALONGSIDE_DATA_DIR:-var/demo}" exec alongside serve --demo
endif

# ---- test

.PHONY: test
test: ready-all check test-sqlite test-postgres test-frontend test-browser ## everything that has to pass, on both databases and in a browser

.PHONY: test-sqlite
test-sqlite: ready
	$(PYTEST)

.PHONY: test-postgres
test-postgres: ready
	@$(SETUP) postgres
	python -m tests.harness.postgres -- $(PYTEST)

.PHONY: test-frontend
test-frontend: ready
	$(NPM) test

.PHONY: test-browser
test-browser: ready
	@$(SETUP) browser application
	python -m tests.harness.chromium -- $(NPM) e2e

.PHONY: test-long
test-long: ready ## the suites that take their time: many more examples of every property
	$(PYTEST) -m long
	@$(SETUP) postgres
	python -m tests.harness.postgres -- $(PYTEST) -m long
	@$(SETUP) browser application
	ALONGSIDE_TEST_LONG=1 python -m tests.harness.chromium -- $(NPM) e2e

.PHONY: bench
bench: ready ## measure hot reads, check-ins and the start, side by side (BENCH_CHECK_INS=..., BENCH_BROWSER=0)
	@$(SETUP) postgres browser application
	python -m benchmarks

# ---- check

.PHONY: check
check: check-python check-frontend check-generated ## style, types, layers, and files that are made from the code

.PHONY: check-python
check-python: ready
	ruff check
	ruff format --check
	mypy
	lint-imports

.PHONY: check-frontend
check-frontend: ready
	$(NPM) check

.PHONY: check-generated
check-generated: ready
	python -m tools.generated check
	python -m tools.migrations

# ---- make

.PHONY: client
client: ready ## write the description of the API and the types of its client
	python -m tools.generated write openapi client

.PHONY: docs
docs: ready ## write the documents that are made from the code
	python -m tools.generated write permissions

.PHONY: seed
seed: ready ## fill an empty database with the demo
	ALONGSIDE_DATA_DIR="$${ALONGSIDE_DATA_DIR:-var/demo}" alongside seed

# ---- set up

.PHONY: ready
ready: ## install what development needs
	@$(SETUP) dev

.PHONY: ready-all
ready-all:
	@$(SETUP) dev browser postgres
