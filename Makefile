# Everything is one command: `make demo` shows what cxsim does, `make test` shows that it works.
# Both need Python 3.11 or newer and a network on the first run, and set up what else they need in .venv.
# Another Python: `make test PYTHON=python3.12` (it gets an environment of its own, .venv-python3.12).

SHELL := /bin/bash
MAKEFLAGS += --no-print-directory

ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell .ci/find-python)
VENV ?= .venv
endif
VENV ?= .venv-$(notdir $(PYTHON))
BIN := $(VENV)/bin
# Version of the model whose verdicts docs/validation.md prints.
JUDGED := 7

.NOTPARALLEL:
.PHONY: help demo test lint pytest test-pythons validate bench clean distclean

help:
	@echo "make demo          fear against empowerment in a grand hotel: a table and a report"
	@echo "make test          style, types, import contracts and the whole test suite"
	@echo "make validate      every table of docs/validation.md on its own seeds, and every lever: 50 minutes; stopped, it goes on"
	@echo "make bench         speed and memory, against idiomatic SimPy in the same run"
	@echo "make lint          style, types and import contracts alone"
	@echo "make test-pythons  the test suite under Python 3.11, 3.12 and 3.13, where found"
	@echo "make clean         remove results and caches (distclean: the environments too)"

demo: $(VENV)/.demo
	$(BIN)/cxsim demo --out out/demo --force
	@echo "The report is $(CURDIR)/out/demo/report.html: open it in a browser."

test: lint pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache

# A file is run by one process: what its tests share is made once, and grows to half a minute for some.
pytest: $(VENV)/.test
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-pythons:
	.ci/test-pythons

validate: $(VENV)/.demo
	$(BIN)/cxsim validate all --judge $(JUDGED) --out out/validation --force
	$(BIN)/cxsim validate levers --out out/levers --force
	$(BIN)/cxsim validate erosion --out out/erosion --force
	$(BIN)/cxsim validate literature --out out/literature --force

bench: $(VENV)/.test
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find cxsim tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv .venv-*

# An empty file in the environment says what was installed there; a newer pyproject.toml installs it again.

$(VENV)/.made:
	@.ci/check-python $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo $(VENV)/.test: $(VENV)/.%: pyproject.toml | $(VENV)/.made
	@echo "Installing cxsim and what it needs into $(VENV); a minute or two the first time."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable \
		'.[$(if $(filter test,$*),dev,all)]' \
		|| { echo "The installation failed; pip says why above. Is there a network?" >&2; exit 1; }
	@touch $@
