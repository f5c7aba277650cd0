# The two commands of the README, and what they are made of. CI calls only these.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PORT ?= 8000
DATABASE ?= embedded
VENV := .venv
BIN := $(VENV)/bin
# the system's own comes first: distributions build it with optimisations, others often without
PYTHON := $(shell for name in /usr/bin/python3 python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$name"; break; }; done)
LOCK := requirements/dev.txt
READY := $(VENV)/ready
EMULATOR := build/tools/ministack
ADVISORIES := build/tools/advisories
DEPLOYED := build/deployed-python
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
	@$(BIN)/cfn-lint infrastructure/template.yaml infrastructure/hosting.yaml infrastructure/edge.yaml \
		infrastructure/packages.yaml

.PHONY: content
content: $(READY) ## Check everything editors wrote, and list what is still missing
	@echo "Checking the content"
	@$(BIN)/python -m intake.services.check_content content
	@$(BIN)/mkdocs build --strict --site-dir build/check/site >build/check.txt 2>&1 \
		|| { grep -E 'ERROR|WARNING|content/|Abort' build/check.txt || tail -3 build/check.txt; exit 1; }

.PHONY: build
build: $(READY) ## Build the site and the definitions that the functions read
	@$(BIN)/mkdocs build --strict

# Where a deployment's data is, whatever region a profile names.
admin restore: export AWS_DEFAULT_REGION ?= eu-west-2

.PHONY: admin
admin: $(READY) ## Find, export, correct, hold or erase what is held (ARGS="--by NAME find"; --help)
	@DEFINITIONS="$${DEFINITIONS:-build/definitions}" $(BIN)/python -m \
		$(if $(filter dynamodb-local,$(DATABASE)),local_stack.admin,intake.handlers.admin) $(ARGS)

.PHONY: restore
restore: $(READY) ## Print the steps of restoring the table, or do one (ARGS="--table NAME --at MOMENT"; --help)
	@$(BIN)/python -m deployment.restore $(ARGS)

.PHONY: package
package: build ## Make the two packages that are deployed, in build/packages (needs python3.13)
	@$(BIN)/python -m deployment.package

.PHONY: sbom
sbom: $(READY) ## List what is in each package, as CycloneDX, in build/sbom
	@$(BIN)/python -m deployment.bill_of_materials

.PHONY: audit
audit: $(ADVISORIES)/ready ## Look every lock up for known weaknesses (needs python3.13 and the package index)
	@$(BIN)/python -m deployment.audit $(ADVISORIES)/bin/pip-audit

.PHONY: deploy
deploy: build ## Put a stage into AWS: packages, stacks, site (STAGE=, DRY_RUN=1; docs/deploying.md)
	@$(BIN)/python -m deployment.commands deploy --stage "$(STAGE)" $(if $(DRY_RUN),--dry-run) \
		$(if $(OTHER_KEY),--other-key)

.PHONY: publish
publish: build ## Put words and forms alone into a stage (STAGE=, DRY_RUN=1)
	@$(BIN)/python -m deployment.commands publish --stage "$(STAGE)" $(if $(DRY_RUN),--dry-run)

.PHONY: destroy
destroy: $(READY) ## Take a stage away, except what people have told (STAGE=, DRY_RUN=1, REALLY=)
	@$(BIN)/python -m deployment.commands destroy --stage "$(STAGE)" $(if $(DRY_RUN),--dry-run) \
		--really "$(REALLY)"

.PHONY: test-stack
test-stack: build $(EMULATOR)/ready ## Deploy the packages into AWS imitated on this machine, and use them there (needs python3.13)
	@echo "Testing the packages as they are deployed"
	@$(BIN)/python -m pytest tests/stack -n 0

.PHONY: record
record: build ## Write the record of processing with the forms as they are now, into build/
	@$(BIN)/python -m deployment.record

.PHONY: costs
costs: $(READY) ## Compute what a deployment costs, and write it into docs/operating.md
	@$(BIN)/python -m deployment.costs

.PHONY: tools
tools: $(READY) ## Fetch what the tests need besides: Checkov, a browser and DynamoDB Local
	@$(BIN)/python -m tests.support.checkov
	@$(BIN)/python -m tests.support.chromium
	@$(BIN)/python -m tests.support.certified
	@$(BIN)/python -m local_stack.dynamodb_local

BENCHES := site_pages site_build packages function_init function_warm table_growth long_worklist
.PHONY: bench
bench: tools ## Print weights, times and memory beside their bars (ONLY=function_init and so on; needs python3.13)
	@status=0; for part in $(or $(ONLY),$(BENCHES)); do echo "$$part:"; \
		$(BIN)/python -m tests.benchmark.$$part || status=1; echo; done; exit $$status

FUNCTIONS_TESTS := $(addprefix tests/unit/,adapters cases content directory forms handlers notices \
	rendering services test_log_lines.py test_observability.py test_settings.py) \
	$(addprefix tests/integration/test_,contact_form.py desk.py notices.py receipts.py sweep.py \
	digest.py reminders.py revisions.py bad_input.py failed_submissions.py)
# each takes a minute and more, and depends on no version of Python
SLOW_ANYWHERE := $(addprefix tests/unit/,forms/test_random_journeys.py forms/test_spam.py \
	services/test_random_acts.py)
.PHONY: test-functions
test-functions: tools $(DEPLOYED)/ready ## Run the functions' tests on the Python they are deployed on (needs python3.13)
	@echo "Running the functions' tests on $$($(DEPLOYED)/bin/python -V)"
	@$(DEPLOYED)/bin/python -m pytest -n 3 --dist worksteal $(FUNCTIONS_TESTS) \
		$(addprefix --ignore ,$(SLOW_ANYWHERE))

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

$(EMULATOR)/ready: requirements/stack.txt
$(ADVISORIES)/ready: requirements/advisories.txt
$(EMULATOR)/ready $(ADVISORIES)/ready: $(READY)
	@echo "Setting up $(@D), once"
	@$(BIN)/python -m deployment.environment $(@D) $(filter requirements/%,$^)
	@touch $@

$(READY): $(LOCK)
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found." \
		"Install it (on Debian: apt-get install python3 python3-venv) and run this again."; exit 1; }
	@echo "Setting up Python packages in $(VENV); this takes about a minute, once"
	@mkdir -p build
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@

$(DEPLOYED)/ready: $(LOCK) $(READY)
	@echo "Setting up the same packages for the Python that is deployed, in $(DEPLOYED), once"
	@python=$$($(BIN)/python -m deployment.target) && "$$python" -m venv --clear $(DEPLOYED)
	@$(DEPLOYED)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@
