# Everything from a bare Python 3.11 or later: each target makes its own .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
STAMP := $(VENV)/.installed

FUZZ_SECONDS ?= 120

.PHONY: demo test lint types evaluate floors reading reading-corpus schemas fixtures figures pages pictures site bench fuzz clean

demo: $(STAMP)  ## the main job on the bundled example; one or two of its ten files cannot be read, so exit code 1 is right
	@$(BIN)/remiss compile fixtures/tillit || test $$? -eq 1

test: $(STAMP)  ## the whole test suite
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

evaluate: $(STAMP)  ## how right it is on the labelled cases; exit code 1 where a floor is not held
	$(BIN)/remiss evaluate fixtures/gold --floors fixtures/gold/floors.toml
	$(BIN)/remiss evaluate fixtures/gold-hard --floors fixtures/gold-hard/floors.toml

floors: $(STAMP)  ## raise the floors to what is reached now, where that is better
	$(BIN)/remiss evaluate fixtures/gold --floors fixtures/gold/floors.toml --raise
	$(BIN)/remiss evaluate fixtures/gold-hard --floors fixtures/gold-hard/floors.toml --raise

reading: $(STAMP)  ## how well PDFs are read, by file and engine; exit code 1 where a floor is not held
	$(BIN)/python fixtures/reading/measure.py

reading-corpus: $(STAMP)  ## make the PDFs of that corpus anew; wants LibreOffice, Chromium and the Liberation fonts
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fixtures,corpus]'
	$(BIN)/python fixtures/reading/make.py

schemas: $(STAMP)  ## write schemas/*.schema.json anew from the models
	$(BIN)/python schemas/generate.py

fixtures: $(STAMP)  ## make the example's files anew from their sources; wants LibreOffice
	$(BIN)/python fixtures/tillit/make.py

figures: $(STAMP)  ## evaluate, and write the figures of README.md and docs/accuracy.md; exit code 1 where a floor is not held
	$(BIN)/python -m docs.making.figures

pages: $(STAMP)  ## write the commands' help into docs/commands.md
	$(BIN)/python -m docs.making.commands

pictures: $(STAMP)  ## make the pictures of docs/kom-igang.md anew; wants LibreOffice, Chromium and tesseract
	$(BIN)/python -m docs.making.pictures

site: $(STAMP)  ## the docs as web pages in site/html; a warning is an error
	$(BIN)/python -m sphinx -q -E -W --keep-going -c docs -d site/doctrees . site/html

bench: $(STAMP)  ## what it costs, beside bare text and other readers; an hour or so. See benchmarks/README.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fixtures,bench]'
	$(BIN)/python -m benchmarks $(BENCH)

fuzz: $(STAMP)  ## look for files and words that break something; not on Windows. See fuzz/README.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	for target in plain word word_tree layout understand; do $(BIN)/python fuzz/targets.py $$target $(FUZZ_SECONDS) || exit 1; done
	REMISS_FUZZ=50 $(BIN)/python -m pytest -q tests/test_fuzz.py

clean:
	rm -rf $(VENV) site fuzz/found .pytest_cache .mypy_cache .ruff_cache .hypothesis fixtures/*/sammanstallning

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fixtures]'
	@touch $(STAMP)
