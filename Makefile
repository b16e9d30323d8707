# The project's own commands. `make` alone lists them.
# Each environment is made once: the stamps in .venv say what was installed, and go stale with their lock.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT   ?= 8501
HOST   ?= 127.0.0.1
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help run test lint types validate pictures bench wheel lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run ## Serve the dashboard; PORT=8502 chooses another port
	@exec $(BIN)/cisdash run --port $(PORT) --host $(HOST)

test: lint types validate ## Everything: lint, types, data, tests, journeys in a real browser
	@CISDASH_CHROMIUM="$$(deploy/chromium.sh)" exec $(BIN)/python -m pytest -m ''

lint: .venv/.dev ## Style and layer rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.dev ## mypy, strict
	@$(BIN)/mypy

validate: .venv/.dev ## Check the dataset
	@$(BIN)/cisdash validate
	@$(BIN)/cisdash format --check

pictures: .venv/.dev ## Take the README's pictures again
	@CISDASH_CHROMIUM="$$(deploy/chromium.sh)" exec $(BIN)/python -m tests.pictures

bench: .venv/.dev ## Print load and page times; asserts nothing
	@$(BIN)/python -m tests.perf.bench_load
	@$(BIN)/python -m tests.perf.bench_pages

wheel: .venv/.dev ## Build dist/cisdash-*.whl, with pages and data inside
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

lock: ## Choose exact versions again, with hashes, into deploy/
	@PYTHON="$(PYTHON)" deploy/lock.sh

clean: ## Remove what the other commands made
	@rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.made:
	@deploy/venv.sh "$(PYTHON)"
	@touch $@

.venv/.run: deploy/requirements.txt deploy/requirements-build.txt pyproject.toml | .venv/.made
	@echo "Installing the locked dependencies (once, about a minute) ..."
	@$(PIP) install --no-deps --require-hashes -r deploy/requirements-build.txt -r deploy/requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: deploy/requirements-dev.txt .venv/.run
	@echo "Installing the locked tools (once) ..."
	@$(PIP) install --no-deps --require-hashes -r deploy/requirements-dev.txt
	@touch $@
