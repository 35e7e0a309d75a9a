# `make` tells what there is to make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Only the very files that a lock names, each checked by its hash; nothing is built, for a build would fetch more.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all:
LOCK := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--annotation-style line --custom-compile-command "make lock"
# For the browser tests; where a distribution has it elsewhere: make test CHROMIUM=/usr/bin/...
export CHROMIUM ?= /usr/bin/chromium
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# Marks: enough is installed to run and to package; all is.
RUNNABLE := $(VENV)/.runnable
CHECKOV := $(VENV)/checkov
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check format unit e2e browser soak test-dynamodb-local bench data docs package load-households \
	load-documents copy-missing lock clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 28

run: $(RUNNABLE) ## The service with demo data on http://127.0.0.1:8000/ (PORT=, AWS_PORT=)
	@$(BIN)/python -m local

test: $(READY) $(CHROMIUM) check ## Everything that must pass
	$(BIN)/pytest -n 2 --dist loadfile tests/static tests/domain tests/adapters tests/api tests/model
	@# One after the other: their races keep two cores busy.
	$(BIN)/pytest tests/e2e
	$(BIN)/pytest -n 2 --dist loadfile tests/browser

check: $(READY) $(CHECKOV)/.ready ## Style, types and mistakes, also of the page's JavaScript and of the template
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint chalicelib/page
	$(BIN)/python -m local.package local
	$(BIN)/cfn-lint -r eu-west-3 -- build/local/template.json
	$(CHECKOV)/bin/checkov -f build/local/template.json

format: $(READY) ## Sets Python, the machine and the policies as the checks want them
	$(BIN)/ruff format .
	$(BIN)/python -m local.package.layout

unit: $(READY) ## The tests that start no engine
	$(BIN)/pytest tests/static tests/domain tests/adapters tests/api tests/model

e2e: $(READY) ## The tests on the deployed stack
	$(BIN)/pytest tests/e2e

browser: $(READY) $(CHROMIUM) ## The tests with a browser
	$(BIN)/pytest -n 2 --dist loadfile tests/browser

soak: $(READY) ## People walk at random while AWS fails, until something does not hold (STEPS=50000, SEED=)
	@$(BIN)/python -m tests.model.soak $${STEPS:+--steps "$$STEPS"} $${SEED:+--seed "$$SEED"}

test-dynamodb-local: $(READY) ## The tests of the tables on Amazon's DynamoDB Local (needs Java and npm; not in `make test`)
	@$(BIN)/python -m local.engine.dynamodb_local $(BIN)/pytest tests/adapters/tables

bench: $(READY) ## Measures what docs/performance.md tells (BASE=commit: and that commit, in turn)
	@$(BIN)/python -m local.bench $${BASE:+"$$BASE"}

data: docs ## Makes chalicelib/data/ again from its sources
	$(BIN)/python -m local.data.places
	$(BIN)/python -m local.data.passwords

docs: $(READY) ## What is made from the code: openapi.json, docs/errors.md, the drawing of the machine, the campaign
	@$(BIN)/python -m local.data.openapi
	@$(BIN)/python -m local.data.errors_page
	@$(BIN)/python -m local.data.machine_drawing
	@$(BIN)/python -m local.bench.campaign

package: $(RUNNABLE) ## What is deployed on AWS, in build/$(STAGE)/ (STAGE=production, ARCH=arm64)
	@$(BIN)/python -m local.package "$${STAGE:-production}" "$${ARCH:-x86_64}"

load-households: $(RUNNABLE) ## Loads FILE= into the running stack, or with STAGE= into AWS
	@test -n "$$FILE" || { echo "Usage: make load-households FILE=households.jsonl [STAGE=production]" >&2; exit 2; }
	@$(BIN)/python -m local.registries.load households "$$FILE"

load-documents: $(RUNNABLE) ## Loads FILE= into the running stack, or with STAGE= into AWS
	@test -n "$$FILE" || { echo "Usage: make load-documents FILE=documents.jsonl [STAGE=production]" >&2; exit 2; }
	@$(BIN)/python -m local.registries.load documents "$$FILE"

copy-missing: $(RUNNABLE) ## Copies what the table TO= lacks from a restored one, FROM= (in AWS)
	@test -n "$$FROM" -a -n "$$TO" || { echo "Usage: make copy-missing FROM=restored-table TO=table" >&2; exit 2; }
	@$(BIN)/python -m local.registries.copy_missing "$$FROM" "$$TO"

lock: $(READY) ## Writes requirements/*.lock from the *.txt beside them (UPGRADE=--upgrade: the newest of what they leave open)
	$(LOCK) $(UPGRADE) requirements/tests.txt -o requirements/tests.lock
	@# The smaller sets are parts of it.
	$(LOCK) $(UPGRADE) requirements/local.txt -c requirements/tests.lock -o requirements/local.lock
	$(LOCK) $(UPGRADE) requirements/runtime.txt -c requirements/tests.lock -o requirements/runtime.lock
	$(LOCK) $(UPGRADE) requirements/checkov.txt -o requirements/checkov.lock

clean: ## Removes what was made
	rm -rf build .local $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNNABLE): requirements/local.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "The module venv is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV)/ ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(INSTALL) -r requirements/local.lock
	@touch $@

$(READY): $(RUNNABLE) requirements/tests.lock
	@echo "Installing what the tests need ..."
	@$(BIN)/python $(INSTALL) -r requirements/tests.lock
	@touch $@

$(CHECKOV)/.ready: $(RUNNABLE) requirements/checkov.lock
	@echo "Installing checkov into $(CHECKOV)/ ..."
	@$(PYTHON) -m venv $(CHECKOV)
	@$(CHECKOV)/bin/python $(INSTALL) -r requirements/checkov.lock
	@touch $@

$(CHROMIUM):
	@echo "Installing Debian's package chromium ..."
	@$(AS_ROOT) apt-get update -qq
	@$(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium > /dev/null
