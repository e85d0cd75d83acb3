# Everything a contributor needs; `make` alone lists it. The same commands run in .ci/run.

VENV := .venv
PYTHON := $(VENV)/bin/python
VIGIE := $(VENV)/bin/vigie
TESTS ?= tests
ARGS ?=
ROBUSTNESS ?=

# Tests of trainings, and of what a model says: make learning gives them the model of all messages.
LEARNING := $(addprefix tests/,learning scoring reading genuine robustness cli/test_learning_commands.py flows/test_hostile_inputs.py)

# Tests and measures draw off screen; set QT_QPA_PLATFORM yourself to watch them.
QT_QPA_PLATFORM ?= offscreen

.DEFAULT_GOAL := help
.PHONY: help setup ocr accessibility postgres fuzz faults run demo test properties learning shapes privacy check-data lint robustness bench bench-store bench-finding bench-week bench-exports bench-sharing compare-browser bench-peers evaluation compare screenshots translations package package-test lock clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## Make .venv and fetch what is missing (Python packages, Qt's system libraries)
	@.ci/setup

ocr: ## Install what reads the text in pictures (tesseract with French)
	@.ci/setup ocr

accessibility: ## Install what the tests with a screen reader need (a display, AT-SPI, pyatspi)
	@.ci/setup accessibility

postgres: ## Install what the tests of the shared store need (PostgreSQL's server)
	@.ci/setup postgres

run: setup ## Open the window; with no display do the whole job on sample messages
	@if [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(VIGIE); else $(VIGIE) demo; fi

demo: setup ## Score, log and export the sample messages, without a window
	@$(VIGIE) demo

test: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
test: setup ## Run the tests (TESTS=tests/store ARGS="-k undo" for some of them)
	@$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS) $(TESTS)

check-data: setup ## Check the training messages and print their coverage
	@$(PYTHON) tests/learning/check_data.py

lint: setup ## Check style, format and types
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bench: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
bench: setup ## Measure speed and memory, as ratios in one run (ARGS="--only calls")
	@$(PYTHON) tests/bench/bench.py $(ARGS)

bench-store: setup ## Measure the log at 10,000 to 1,000,000 cases (ARGS="100000" or "--log PATH")
	@$(PYTHON) tests/bench/bench_store.py $(ARGS)

bench-finding: setup ## Measure filters and searches in a log of 100,000 invented cases (ARGS=1000000)
	@$(PYTHON) tests/bench/bench_finding.py $(or $(ARGS),100000)

bench-week: setup ## Measure the page of the week in a log of 100,000 invented cases (ARGS=1000000)
	@$(PYTHON) tests/bench/bench_week.py $(or $(ARGS),100000)

bench-exports: setup ## Measure time and memory of each export of 20,000 invented cases (ARGS=5000)
	@$(PYTHON) tests/bench/bench_exports.py $(ARGS)

bench-sharing: setup ## Kill a server of 200 desks and measure it, an hour (ARGS="--desks 20 --events 50")
	@$(PYTHON) tests/bench/bench_sharing.py $(ARGS)

fuzz: setup ## Feed hostile input to all readers for ten minutes (ARGS="--seconds 60")
	@.ci/setup fuzz
	@$(PYTHON) tests/fuzz/fuzz.py $(ARGS)

faults: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
faults: setup ## Kill writers, fill disks, tear copies, lose files (ARGS="--kills 1000 --draw 2")
	@$(PYTHON) -m pytest -p tests.long_faults $(ARGS) tests/faults

properties: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
properties: setup ## Run all property tests with 2,000 random inputs each (ARGS="--examples 500")
	@$(PYTHON) -m pytest -p tests.random_draws -m hypothesis -n 2 --dist loadfile $(ARGS) $(TESTS)

learning: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
learning: setup ## Run the tests of training and of verdicts on more messages than make test takes
	@$(PYTHON) -m pytest -p tests.long_learning -n 2 --dist loadfile $(ARGS) $(LEARNING)

shapes: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
shapes: setup ## Run the tests of the window in all sizes, languages and themes
	@$(PYTHON) -m pytest -p tests.all_shapes -n 2 --dist loadfile $(ARGS) tests/ui

privacy: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
privacy: setup ## Put all planted identifiers into all containers by all ways in, for hours (ARGS="--product-share 0.1")
	@$(PYTHON) -m pytest -p tests.whole_product -n 2 $(ARGS) tests/privacy/test_product.py

compare-browser: setup ## Compare what is read of HTML with what Chromium shows
	@.ci/setup browser
	@$(PYTHON) tests/browser/compare.py $(ARGS)

bench-peers: setup ## Compare with other programs (installs them), for docs/peers.md (ARGS="--split hand")
	@.ci/peers
	@$(PYTHON) tests/bench/peers.py $(ARGS)

robustness: setup ## Measure disguised scams and additions (ARGS="--sample 100 --only letters --check FILE")
	@$(PYTHON) tests/robustness/measure.py $(ARGS)

evaluation: setup ## Write docs/evaluation.md anew (ARGS="--check FILE --check FILE --ham FOLDER", ROBUSTNESS="--check FILE")
	@test -e build/robustness.json || $(PYTHON) tests/robustness/measure.py $(ROBUSTNESS)
	@$(VIGIE) --home build/evaluation evaluate --page docs/evaluation.md --readme README.md $(ARGS)

compare: setup ## Compare models and features, for docs/evaluation.md
	@$(PYTHON) tests/bench/compare_models.py

screenshots: export QT_QPA_PLATFORM := $(QT_QPA_PLATFORM)
screenshots: setup ## Draw the pictures of pages and states into docs/images, measure the keys
	@$(PYTHON) -m triage_app.ui.screenshots docs/images
	@$(PYTHON) -m triage_app.ui.state_pictures docs/images/states
	@$(PYTHON) tests/flows/measure_keys.py

translations: setup ## Collect the sentences of the code, compile all words (resources/translations)
	@$(PYTHON) tests/house/translations.py
	@for language in fr en; do $(VENV)/bin/pyside6-lrelease -silent \
		resources/translations/vigie_$$language.ts -qm resources/translations/vigie_$$language.qm; done
	@$(VENV)/bin/pyside6-lrelease -silent resources/translations/qt_fr.ts -qm resources/translations/qt_fr.qm

package: setup ## Build the Debian package, the tarball and the wheel into dist
	@.ci/package $(ARGS)

package-test: ## Prove dist/*.deb in a bare Debian 12 and dist/*.whl in an empty home (needs root)
	@.ci/packaging/prove $(ARGS)

lock: ## Write both locks anew from pyproject.toml (needs uv)
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11.2 --group dev \
		$(LOCK_OPTIONS) pyproject.toml -o requirements.lock
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11.2 --group package -c requirements.lock \
		$(LOCK_OPTIONS) -o .ci/packaging/requirements.lock

clean: ## Remove everything that can be made again, .venv too
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
