# The two commands of the README, and what they are made of. CI calls only these.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PORT ?= 8000
DATABASE ?= embedded
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$name"; break; }; done)
LOCK := requirements/dev.txt
READY := $(VENV)/ready
export PYTHONPATH := functions:infrastructure:.
export PYTHONDONTWRITEBYTECODE :=
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## Say what each target does
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: serve
serve: $(READY) ## Serve the site, the forms and the desk on this machine (PORT=8000, DATABASE=embedded)
	@$(BIN)/python -m local_stack --port $(PORT) --database $(DATABASE)

.PHONY: test
test: check tools ## Run every check and every test
	@echo "Running the tests"
	@$(BIN)/python -m pytest -n 3 --dist worksteal

.PHONY: check
check: lint content ## Check types, style, imports, the template and everything editors wrote

.PHONY: lint
lint: $(READY) ## Check types, style, imports and the deployment template
	@echo "Checking style, types, imports and the template"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo >build/imports.txt || { cat build/imports.txt; exit 1; }
	@$(BIN)/cfn-lint infrastructure/template.yaml infrastructure/hosting.yaml

.PHONY: content
content: $(READY) ## Check everything editors wrote, and list what is still missing
	@echo "Checking the content"
	@$(BIN)/python -m intake.services.check_content content
	@$(BIN)/mkdocs build --strict --site-dir build/check/site >build/check.txt 2>&1 \
		|| { grep -E 'ERROR|WARNING|content/|Abort' build/check.txt || tail -3 build/check.txt; exit 1; }

.PHONY: build
build: $(READY) ## Build the site and the definitions that the functions read
	@$(BIN)/mkdocs build --strict

.PHONY: admin
admin: $(READY) ## Find, export, correct, hold or erase what is held (ARGS="--by NAME find"; --help)
	@DEFINITIONS="$${DEFINITIONS:-build/definitions}" $(BIN)/python -m \
		$(if $(filter dynamodb-local,$(DATABASE)),local_stack.admin,intake.handlers.admin) $(ARGS)

.PHONY: package
package: build ## Make the two packages that are deployed, in build/packages (needs python3.13)
	@$(BIN)/python -m deployment.package

.PHONY: tools
tools: $(READY) ## Fetch what the tests need besides Python: a browser, DynamoDB Local, an identity provider
	@$(BIN)/python -m tests.support.chromium
	@$(BIN)/python -m local_stack.dynamodb_local
	@$(BIN)/python -m tests.support.certified

.PHONY: bench
bench: tools ## Print what pages weigh and how long the site's build and a long list take, beside their bars
	@$(BIN)/python -m tests.benchmark.site_pages
	@$(BIN)/python -m tests.benchmark.site_build
	@$(BIN)/python -m tests.benchmark.long_worklist

.PHONY: soak
soak: tools ## Put faults at every boundary for hours, and print figures beside their bars (SEED=, SUBMISSIONS=, ONLY=)
	@$(BIN)/python -m tests.reliability.soak

.PHONY: mutants
mutants: tools ## Break a copy of the code in twelve ways, and see that the tests notice each
	@$(BIN)/python -m tests.reliability.mutate

.PHONY: lighthouse
lighthouse: tools ## Let Lighthouse judge four kinds of page on a phone (fetches 185 MB, once)
	@$(BIN)/python -m tests.benchmark.site_lighthouse

.PHONY: pictures
pictures: tools ## Take the README's pictures anew, and pictures to look at into build/pictures
	@$(BIN)/python -m tests.browser.pictures
	@$(BIN)/python -m tests.browser.screenshots

.PHONY: lock
lock: ## Write the hash-pinned locks anew from requirements/*.in (needs uv)
	@requirements/lock

$(READY): $(LOCK)
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found." \
		"Install it (on Debian: apt-get install python3 python3-venv) and run this again."; exit 1; }
	@echo "Setting up Python packages in $(VENV); this takes about a minute, once"
	@mkdir -p build
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@
