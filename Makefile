# Two commands matter: `make run` and `make test`. Both install what they need into .venv and are instant the next time.
# A bare machine needs Python 3.11 or later with venv, git and make.

PYTHON ?= python3
PORT ?= 8501
JOBS ?= 3
ORDER ?=
SECONDS ?= 600
SEED ?=
SAMPLE ?= 100
ONLY ?= *

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check --no-compile
# Bytecode of the packages, written once by all cores: otherwise the first visitor waits for it. A package's own test
# data may hold files that are no valid Python, so a failure here is none.
COMPILE := $(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1 || true

.DEFAULT_GOAL := help
.PHONY: help run test check fmt bench bench-quick fuzz mutants slow pictures browser balancer install clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1  /p' $(MAKEFILE_LIST) | sed 's/^  make \([a-z-]*\)  /  make \1\t/'

run: $(VENV)/.run ## the dashboard at http://localhost:8501 (PORT=9000 for another port)
	@$(BIN)/python -c 'import socket; socket.create_server(("", $(PORT))).close()' 2>/dev/null || \
	    { echo "Port $(PORT) cannot be opened: another program has it. Take another one: make run PORT=9000"; exit 1; }
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: check browser balancer ## checks, then every test (browser tests included; ORDER=7 for another order of them)
	@ORDER=$(ORDER) $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev ## format, lint, types, import directions
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache & imports=$$!; $(BIN)/mypy && wait $$imports

fmt: $(VENV)/.dev ## format, and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## the kernel and its sliders, the reading of a large file, the page and fifty people, other packages
	@$(BIN)/python -m benchmarks.kernel
	@$(BIN)/python -m benchmarks.reading
	@$(BIN)/python -m benchmarks.page
	@$(BIN)/python -m benchmarks.peers

bench-quick: $(VENV)/.dev ## the same in about a minute, without other packages and without many people
	@$(BIN)/python -m benchmarks.kernel quick
	@$(BIN)/python -m benchmarks.reading quick
	@$(BIN)/python -m benchmarks.page 4 6 5 2

fuzz: $(VENV)/.dev ## cases that nobody thought of, for ten minutes (SECONDS=60 for another time, SEED=7 for the same cases)
	@$(BIN)/python -m tests.fuzz $(SECONDS) $(SEED)

mutants: $(VENV)/.dev ## how many small faults the tests find (SAMPLE=0 for all of them, which takes hours)
	@$(BIN)/python -m tests.mutants.planted
	@$(BIN)/python -m tests.mutants --sample $(SAMPLE) --jobs 2

slow: $(VENV)/.dev ## the tests that take minutes: calibration
	@$(BIN)/python -m pytest -m slow

pictures: browser ## every page as a picture, into build/pictures (ONLY='overview-390-*'; KEEP=docs: the README's too)
	@$(BIN)/python -m tests.browser.pictures '$(ONLY)' $(KEEP)

browser: $(VENV)/.dev ## a browser for the tests: the installed one, else Debian's, else Playwright's
	@$(BIN)/python -m tests.browser.chromium

balancer: $(VENV)/.dev ## nginx for the tests of hosting: the installed one, else Debian's
	@$(BIN)/python -m tests.hosting.nginx

install: $(VENV)/.dev ## everything, without running anything

clean: ## remove what the commands above made
	@rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The folder itself is no target: its time changes with every package in it.
$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or later is needed (Debian, Ubuntu: apt install python3 python3-venv)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) -V). Name another: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "Python's venv is missing. Install it (Debian, Ubuntu: apt install python3-venv) and run make again."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	@echo "Installing the pinned packages into $(VENV) (once) ..."
	@$(INSTALL) -r requirements.txt
	@$(COMPILE)
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing the tools for checks and tests into $(VENV) (once) ..."
	@$(INSTALL) -r requirements-dev.txt
	@$(COMPILE)
	@touch $@
