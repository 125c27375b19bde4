# Weft. `make help` lists what can be done; `make run` is the one to begin with.
.DEFAULT_GOAL := help
.PHONY: help run test check test-neo4j bench install format locks report tools python

BIN := .venv/bin
PYTHON ?= $(shell for least in '(3, 11) <= v < (3, 14)' '(3, 11) <= v'; do \
	for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c "import sys; v = sys.version_info; sys.exit(not $$least)" 2>/dev/null && { echo $$p; exit; }; done; done)

help: ## this list
	@while IFS= read -r line; do case "$$line" in \
		[a-z]*:*'## '*) printf '  make %-11s %s\n' "$${line%%:*}" "$${line#*## }" ;; esac; done < Makefile

run: install ## everything needed, a sample community, and the address to open
	@$(BIN)/weft run

test: tools ## every test on the embedded store, the web app's included
	@$(BIN)/python infra/suite.py

check: tools ## format, lint, types, imports, generated files, locks
	@$(BIN)/python infra/check.py

test-neo4j: tools ## the same suite on a real Neo4j
	@NEO4J_SERVERS=2 $(BIN)/python infra/neo4j/run.py $(BIN)/python infra/suite.py neo4j

bench: python ## the benchmarks, with their table
	@$(PYTHON) infra/install.py --bench
	@$(BIN)/python -m tests.benchmarks

install: python ## .venv, the locked packages, Node if there is none, the web app
	@$(PYTHON) infra/install.py

tools: python # all of it but the built web app
	@$(PYTHON) infra/install.py --tools

python:
	@test -n "$(PYTHON)" || { echo "Weft needs Python 3.11 or newer, and found none on the PATH."; \
		echo "Install it (python.org, your package manager), or name it: make install PYTHON=/path/to/python3"; exit 1; }

format: tools ## let ruff put the Python in its form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

locks: tools ## resolve the locks anew from pyproject.toml
	@$(BIN)/python infra/locks.py

report: tools ## sizes of files and functions, share of comments
	@$(BIN)/python infra/report.py
