# make demo | test | bench | check     (make lock: pin and hash the dependencies again)
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench check lock clean

demo: .venv/run.stamp
	$(BIN)/python -m bot.cli demo $(ARGS)

test: .venv/test.stamp
	$(BIN)/python -m pytest $(ARGS)

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/test.stamp
	$(BIN)/python -m benchmarks $(ARGS)

lock: .venv/test.stamp
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra test pyproject.toml -o .ci/requirements-test.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint .ci/requirements-test.txt pyproject.toml -o .ci/requirements.txt

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: .ci/requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .ci/requirements.txt
	touch $@

# the test set holds the run set; the package itself is installed so that `bantin` stands in .venv/bin
.venv/test.stamp: .ci/requirements-test.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .ci/requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@ .venv/run.stamp
