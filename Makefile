# The two commands to know: `make demo` and `make test`. Each makes its own environment on first use.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_BASE ?= out/demo.db
SAMPLES := src/bilat/samples/texts

.PHONY: help demo test check gate train bench clean

help:
	@echo "make demo    build a base from the sample documents and print a brief"
	@echo "make test    run the tests"
	@echo "make check   run everything that must pass before a change is kept"
	@echo "make gate    measure extraction against annotated texts"
	@echo "make train   learn the models from the labelled sentences"
	@echo "make bench   measure speed beside a peer"

$(BIN)/python:
	@echo "Making an environment in $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "bilat needs Python 3.11 or newer; say: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing bilat ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e ".[web,charts]"
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing bilat and the tools of its tests ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e ".[dev]"
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@mkdir -p $(dir $(DEMO_BASE))
	@rm -f $(DEMO_BASE) $(DEMO_BASE)-wal $(DEMO_BASE)-shm
	@echo "Reading the sample documents in $(SAMPLES) ..."
	@$(BIN)/bilat add --base $(DEMO_BASE) $(SAMPLES)
	@echo
	@$(BIN)/bilat brief --base $(DEMO_BASE) Azerbaijan Belarus
	@echo
	@echo "What to try next:"
	@echo "  $(BIN)/bilat brief --base $(DEMO_BASE) Azerbaijan Belarus --format html > out/brief.html"
	@echo "  $(BIN)/bilat serve --base $(DEMO_BASE)      # the same on a screen"
	@echo "  $(BIN)/bilat disagreements --base $(DEMO_BASE)"
	@echo "  $(BIN)/bilat brief --base $(DEMO_BASE) Armenia Belarus"
	@echo "  $(BIN)/bilat compare $(SAMPLES)/encyclopedia-2012-mirror.html $(SAMPLES)/encyclopedia-2024.wikitext"
	@echo "  $(BIN)/bilat claims --base $(DEMO_BASE) --dyad AZE-BLR --type visit"
	@echo "  $(BIN)/bilat extract your-own-text.txt"

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	@echo "ruff ..."; $(BIN)/ruff check .
	@echo "mypy ..."; $(BIN)/mypy
	@echo "layers ..."; $(BIN)/python tools/check_layers.py
	@echo "vocabulary ..."; $(BIN)/python -m bilat.vocabulary.compile --check
	@echo "tests, those of the documentation among them ..."; $(BIN)/python -m pytest
	@echo "gate ..."; $(MAKE) --no-print-directory gate

gate: $(VENV)/.installed-dev
	@$(BIN)/python -m eval.gate

train: $(VENV)/.installed-dev
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e ".[dev,train]"
	@$(BIN)/python -m eval.train

bench: $(VENV)/.installed-dev
	@$(BIN)/python bench/command_line.py
	@$(BIN)/python bench/extract.py
	@$(BIN)/python bench/serve.py

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
