# make demo   reads samples/, prints the account and writes demo/brief.html
# make test   checks form and types, and runs the tests
# make lock   renews the lock files (needs uv)
#
# Needs Python 3.11 or newer with pip and venv; everything else goes into .venv, by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-annotate --quiet pyproject.toml requirements-build.in

.PHONY: demo test lint types tests lock clean

demo: $(VENV)/demo.stamp
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/account.foedus*
	$(BIN)/foedus read samples --store $(DEMO)/account.foedus
	$(BIN)/foedus show timeline --store $(DEMO)/account.foedus
	$(BIN)/foedus show standing --store $(DEMO)/account.foedus
	$(BIN)/foedus show conflicts --store $(DEMO)/account.foedus
	$(BIN)/foedus brief --store $(DEMO)/account.foedus -o $(DEMO)/brief.html

test: lint types tests

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

tests: $(VENV)/test.stamp
	$(BIN)/pytest

lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra test -o requirements-test.lock

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "foedus needs Python 3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/demo.stamp
