# Two commands do everything on a machine with python3 and make:
#   make demo   builds .venv, installs comity, writes the flagship report
#   make test   passes all tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLAGSHIP := examples/european-security-2025
OUT := out

.PHONY: demo test lint check install docs bench catalogue clean

demo: $(VENV)/installed
	@mkdir -p $(OUT)
	$(BIN)/comity report $(FLAGSHIP) -o $(OUT)/european-security-2025.html
	@echo "Open $(OUT)/european-security-2025.html in a browser."

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile
	$(BIN)/python -m pytest --doctest-modules src/comity

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict -p comity
	$(BIN)/mypy --strict tests/typing/api.py
	$(BIN)/lint-imports
	$(BIN)/codespell README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs src tests examples benchmarks

check: test lint

docs: $(VENV)/installed-dev
	$(BIN)/python -m comity.case.reference > docs/reference/case-format.md
	$(BIN)/python -m comity.catalogue.page > docs/reference/catalogue.md
	$(BIN)/python -m comity.cli.reference commands > docs/reference/commands.md
	$(BIN)/python -m comity.cli.reference concepts > docs/reference/concepts.md

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/run.py

install: $(VENV)/installed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[all,dev]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
