# Two commands do everything from a fresh checkout: `make run` and `make test`. `make help` lists the others.

ARGS ?=
# Test processes at a time; as many as there are processors, up to four.
JOBS ?= auto

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
CODE := annotator tests packaging

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test lint types unit format bench fuzz test-packaged release translations constraints ready ready-for-window clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24
	@echo '  PYTHON=/path/to/python chooses the Python; ARGS="..." goes to the program, to pytest or to the benchmarks'

run: ready-for-window ## set up and open the window (ARGS="PROJECT --lang ru")
	@$(PY) -m annotator $(ARGS)

test: ready ## set up and run every check and every test that needs no server and no installer
	@$(MAKE) --no-print-directory lint types unit

lint: ready ## style, and the formatter's opinion
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)

types: ready ## mypy, strict
	$(PY) -m mypy
	cd packaging/setup && ../../$(PY) -m mypy --config-file ../../pyproject.toml .
	cd packaging && MYPYPATH=.. ../$(PY) -m mypy --config-file ../pyproject.toml build.py builder licences frozen.py schema.py \
	  release_notes.py test_release.py regions/update.py

unit: ready ## the tests alone (ARGS="tests/unit/core -k spans")
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n $(JOBS) --maxprocesses 4 --dist worksteal --ignore=tests/packaged $(ARGS)

format: ready ## put the code into its form
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)

bench: ready ## measure against yardsticks (ARGS="start reader")
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks $(ARGS)

fuzz: ready ## fuzz the readers, guided by coverage; fetches Atheris at the first time (SECONDS=900 each)
	@test -x .venv-fuzz/bin/python || { $(PY) -m venv .venv-fuzz && .venv-fuzz/bin/python -m pip install -q atheris; }
	@libraries=$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	for each in jsonl text settings; do \
	  PYTHONPATH=$$libraries .venv-fuzz/bin/python tests/fuzz/run.py $$each $(or $(SECONDS),900) || exit 1; \
	done

test-packaged: ready ## test what is built and installed, not the checkout
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/packaged $(ARGS)

release: ready ## build every package of this system into dist, and test each in a bare system of its own (needs root)
	$(PY) packaging/build.py all --out dist $(ARGS)
	$(PY) packaging/test_release.py dist

translations: ready ## bring the translations up to the source (ARGS="de" begins one)
	$(PY) packaging/translations/update.py $(ARGS)

constraints: ready ## pin the newest packages that the project allows (needs uv)
	$(PY) packaging/constraints/update.py $(ARGS)

ready:
	@py=$$(sh packaging/setup/find_python.sh) && $$py packaging/setup/prepare.py tests

ready-for-window:
	@py=$$(sh packaging/setup/find_python.sh) && $$py packaging/setup/prepare.py window

clean: ## remove what make made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
