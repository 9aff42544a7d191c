# Bellwether's commands. `make help` prints the lines that carry two hashes.
#
# One debug build serves every group of tests; the release build is what `make run` serves. They lie
# side by side in .build, so neither throws the other away.

.DEFAULT_GOAL := help
.PHONY: help run build test test-unit test-browser check format golden bench slice needs test-needs debug

# A forgotten or undeclared import stops the build here and not in somebody's next change.
debug_build := swift build --build-tests --explicit-target-dependency-import-check=error
program     := .build/release/bellwether
formatted   := Package.swift Sources Tests
# Every test is written with Swift Testing; the older runner would only add "0 tests".
# So many at once: each has a database of its own, and a PostgreSQL server has no end of connections.
unit_tests  := scripts/with-postgres swift test --skip-build --disable-xctest --experimental-maximum-parallelization-width 16

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Install what is missing, build, and serve the demonstration at http://127.0.0.1:8080 (ARGS="--port 9000"; DATA=folder for one of your own)
ifdef DATA
	@exec $(program) serve --data "$(DATA)" $(ARGS)
else
	@echo "Starting the demonstration; stop it with Control-C."
	@exec $(program) demo $(ARGS)
endif

build: needs ## The program in release: .build/release/bellwether
	@echo "Building Bellwether (the first time takes several minutes, later ones seconds)."
	@swift build -c release --product bellwether

test: test-unit test-browser ## Install what tests need, build once, run every test

test-unit: debug ## The Swift tests, on SQLite and PostgreSQL (FILTER=Figure for some)
	@$(unit_tests) $(if $(FILTER),--filter $(FILTER))

test-browser: debug ## The tests in a real browser (FILTER=scorecard for some)
	@BELLWETHER_PROGRAM="$(CURDIR)/.build/debug/bellwether" .venv/bin/python -u scripts/browser-tests $(FILTER)

check: debug ## Formatting, imports by ring, and the house rules that TidyTests reads from the files
	@swift format lint --strict --parallel --recursive $(formatted)
	@swift test --skip-build --disable-xctest --filter TidyTests

format: ## Format every Swift file in place
	@swift format --in-place --parallel --recursive $(formatted)

golden: debug ## Rewrite the golden files from what the program prints now; the diff is the review
	@BELLWETHER_GOLDEN=1 $(unit_tests) $(if $(FILTER),--filter $(FILTER))
	@git --no-pager diff --stat -- Tests/Golden

bench: needs ## Build in release and measure (NAME="import scorecard" for some); not part of the tests
	@scripts/bench $(NAME)

slice: ## Every file of a noun: make slice NOUN=figure
	@test -n "$(NOUN)" || { echo "Say which noun: make slice NOUN=figure"; exit 2; }
	@git ls-files --cached --others --exclude-standard | grep -i -- "$(NOUN)"

needs:
	@scripts/install-build-needs

test-needs: needs
	@scripts/install-test-needs

debug: test-needs
	@echo "Building for the tests (one build for all of them)."
	@$(debug_build)
