# make demo     set everything up, build the graph of seeds/ into out/
# make test     set everything up, run the tests
# make check    what the tests do not see as well: ruff, mypy --strict
.PHONY: demo test check bench pictures clean

# The Python to use; by default the newest one here that can hold kg: make test PYTHON=python3.11
export PYTHON

BIN := .venv/bin
INSTALLED := .venv/.installed

demo: $(INSTALLED)
	@echo "Building the graph of seeds/ into out/"
	@$(BIN)/kg run seeds --out out

test: $(INSTALLED)
	@sh .ci/browser
	$(BIN)/python -m pytest -q

check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@sh .ci/javascript
	@sh .ci/rigour
	@sh .ci/browser
	$(BIN)/python -m pytest -q

bench: $(INSTALLED)
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/bench_extract.py --jobs 1 2
	$(BIN)/python tests/bench_findings.py
	$(BIN)/python tests/bench_page.py --stock 5
	$(BIN)/python tests/bench_store.py
	KG_CRASHES=50 KG_CRASH_DOCUMENTS=1000 KG_FUZZ=10000 $(BIN)/python -m pytest -q tests/test_crash.py tests/test_serve.py

pictures: $(INSTALLED)
	@sh .ci/browser
	$(BIN)/python docs/pictures.py

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml .ci/setup
	@sh .ci/setup
	@touch $@
