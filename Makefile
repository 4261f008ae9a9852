# `make` carries the letter to its editions; `make test` passes all tests. Needs python3, make, git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: build test coverage lowest mutants lint docs benchmarks fonts clean
build: $(VENV)/dragoman
	$(BIN)/dragoman build

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/dragoman: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	$(BIN)/python -m compileall -q src  # as pip does what it copies: every start is faster
	@touch $@

$(VENV)/dev: $(VENV)/dragoman
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

# The programs that judge HTML come from npm. Without npm, their tests are skipped with the reason.
tests/tools/node_modules: tests/tools/package.json
	if command -v npm >/dev/null; then \
		npm install --prefix tests/tools --no-package-lock --no-audit --no-fund --silent && touch $@; \
	fi

# The schema of SARIF is in the source distribution of a package on PyPI, and in no built one.
FETCHED := tests/.fetched
$(FETCHED)/sarif-2.1.0.json: $(VENV)/dev
	mkdir -p $(FETCHED)
	-$(BIN)/python -m pip download --quiet --no-deps --no-binary :all: --dest $(FETCHED) \
		sarif-om==1.0.4 && \
	tar -xzOf $(FETCHED)/sarif_om-1.0.4.tar.gz sarif_om-1.0.4/sarif-2.1.0-rtm.4.json > $@.new && \
	mv $@.new $@

# The schemas of XLIFF are in a package of Debian. Elsewhere the tests that need them are skipped.
XLIFF := usr/share/php/Symfony/Component/Translation/Resources/schemas
$(FETCHED)/xliff: $(VENV)/dev
	mkdir -p $(FETCHED)/debian
	-cd $(FETCHED)/debian && apt-get download -qq php-symfony-translation && \
		dpkg-deb -x php-symfony-translation_*.deb . && mv $(XLIFF) ../xliff

NEEDED := $(VENV)/dev tests/tools/node_modules $(FETCHED)/sarif-2.1.0.json $(FETCHED)/xliff
# Each process begins with its own third of the tests, so that what is made once for a file (a browser,
# a cluster, a project) is made once, and then takes over what another has not begun. Other ways to
# share the work look through all tests after each; only `make mutants` uses the groups of tests.
PYTEST := $(BIN)/python -m pytest -n 3 --dist worksteal
# What pytest makes of a file of tests is kept, even if Python is told to keep nothing: else each
# process makes it again of all files, in each run.
test lowest: export PYTHONDONTWRITEBYTECODE :=

# With COVERAGE=1 also which branches the tests take: it fails if no test takes a branch of the rooms
# that hold translators' work. The random tests then take the same examples each time. To look on
# doubles the time of a test, so it is done only in the tests of these rooms, and in a few of those
# of the commands that call them: the rooms are to be visited by tests of their own.
VISITING := $(wildcard tests/test_proofread*.py) \
	$(wildcard tests/commands/returned/test_import*.py) tests/commands/test_import_combinations.py \
	tests/commands/test_diff.py tests/commands/test_export.py tests/commands/test_pivots.py \
	tests/commands/test_status.py \
	tests/align tests/catalogs tests/files tests/matching tests/po tests/structure \
	tests/cli/test_check.py tests/cli/test_check_markup.py tests/cli/test_losses.py \
	tests/checks/test_people.py tests/checks/test_safe_and_reported.py \
	tests/editions/test_table_remarks.py tests/sources/test_parted_texts.py
test: $(NEEDED)
ifdef COVERAGE
	CI=1 $(PYTEST) --cov --cov-branch --cov-report=json:coverage.json $(VISITING)
	$(BIN)/python tests/tools/coverage_gate.py coverage.json
	CI=1 $(PYTEST) $(VISITING:%=--ignore=%)
else
	$(PYTEST)
endif

coverage:
	$(MAKE) test COVERAGE=1

# The same tests with the lowest versions that pyproject.toml allows, in their own environment.
# The tools of the tests are new: only what users install is low. uv can choose the lowest, pip not.
# ONLY='tests/sources …' runs some of them.
LOWEST := .venv-lowest
ONLY :=
lowest: $(NEEDED)
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet uv
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct -e '.[all,draft,cluster]'
	$(LOWEST)/bin/uv pip freeze --python $(LOWEST) --exclude-editable > $(LOWEST)/low.txt
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --constraint $(LOWEST)/low.txt --group dev
	CI=1 $(LOWEST)/bin/python -m pytest -n 2 --dist worksteal $(ONLY)

# Breaks the code on purpose and sees whether a test notices: CONTRIBUTING.md says how to read it.
COUNT := 60
SEED := 1
ROOM :=
SECONDS := 120
mutants: $(NEEDED)
	$(BIN)/python tests/tools/mutants.py --count $(COUNT) --seed $(SEED) --room '$(ROOM)' \
		--seconds $(SECONDS)

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Writes what is generated in the documentation: the rules, what commands print, the picture.
docs: $(VENV)/dragoman
	$(BIN)/python docs/generate.py

# Measures everything again and writes docs/performance.md; ends with an error if a target is missed.
benchmarks: $(VENV)/dev
	$(BIN)/python benchmarks/_page.py

# Vazirmatn, which no package on PyPI has: with folder = "fonts" in [fonts], Persian and Kurdish are
# set in it. Nothing else needs it, and git ignores the folder.
FONTS := fonts
fonts:
	@command -v npm >/dev/null || { echo 'make fonts needs npm; nothing was fetched' >&2; exit 1; }
	mkdir -p $(FONTS)/vazirmatn
	cd $(FONTS)/vazirmatn && tar -xzf "$$(npm pack --silent vazirmatn@33)" --strip-components=1 \
		package/OFL.txt package/fonts/ttf/Vazirmatn-Regular.ttf package/fonts/ttf/Vazirmatn-Bold.ttf
	rm -f $(FONTS)/vazirmatn/vazirmatn-*.tgz

clean:
	rm -rf build .coverage coverage.json .mutants $(VENV) $(LOWEST) tests/tools/node_modules
