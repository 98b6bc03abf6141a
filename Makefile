# `make run` turns the nine invented bureaus into feeds; `make test` is what CI calls.

CONFIG := Fixtures/nine-cities/tributary.yaml
RELEASE := swift build -c release --static-swift-stdlib --product tributary
WALLS := --explicit-target-dependency-import-check error
VENV := .build/foreign

.DEFAULT_GOAL := help
.PHONY: help run build test packages lint walls foreign-reader bench fuzz clean

help:
	@echo "make run      read the nine invented bureaus and publish their feeds into public/"
	@echo "make build    build the command in release mode"
	@echo "make test     everything that is checked: layout, walls between the targets, tests"
	@echo "make lint     the layout of the Swift files alone"
	@echo "make bench    measure throughput, wall time, CPU time and memory"
	@echo "make fuzz     break documents for a minute: what reads them may neither crash, hang nor let anything unsafe through"
	@echo "make clean    remove what was built and what 'make run' wrote"

run: build
	@"$$($(RELEASE) --show-bin-path)/tributary" run --config $(CONFIG)

build: packages
	@$(RELEASE)

test: packages lint walls
	@swift build --build-tests $(WALLS)
	@# Tests that watch a clock (servers that hang, runs beside runs) must not wait behind those that only compute.
	@swift test $(WALLS) --skip-build --skip 'FeedFetcherTests|EndToEndTests'
	@swift test $(WALLS) --skip-build --filter FeedFetcherTests
	@# Each of these runs the whole program several times: more at once than the processors carry would time each other out.
	@swift test $(WALLS) --skip-build --filter EndToEndTests --experimental-maximum-parallelization-width 3
	@$(MAKE) --no-print-directory foreign-reader

packages:
	@.ci/packages

lint:
	@swift format lint --strict --recursive Sources Tests Package.swift

walls:
	@.ci/walls

# What is published is judged by programs that are not ours: Python's own XML parser; html5lib, feedparser, newsboat, sfeed, nginx and Caddy
# where they can be had.
foreign-reader: export TRIBUTARY = $(shell swift build --show-bin-path)/tributary
foreign-reader: $(VENV)
	@.ci/packages readers
	@cd Tests/ForeignReader && python3 -B -m unittest test_atom_rules test_format_rules test_readers test_server
	@if $(VENV)/bin/python3 -c 'import feedparser' 2>/dev/null; then \
	  cd Tests/ForeignReader && ../../$(VENV)/bin/python3 -B -m unittest test_feedparser; \
	else \
	  echo "feedparser could not be installed: it has NOT read the published feeds."; \
	fi
	@if $(VENV)/bin/python3 -c 'import html5lib' 2>/dev/null; then \
	  cd Tests/ForeignReader && ../../$(VENV)/bin/python3 -B -m unittest test_pages; \
	else \
	  echo "html5lib could not be installed: it has NOT read the published pages."; \
	fi

$(VENV):
	@python3 -m venv $(VENV) && $(VENV)/bin/pip install --quiet --disable-pip-version-check feedparser html5lib || rm -rf $(VENV)

bench: build
	@swift build -c release --static-swift-stdlib --product TributaryBenchmark
	@"$$($(RELEASE) --show-bin-path)/TributaryBenchmark"
	@python3 .ci/measure.py "$$($(RELEASE) --show-bin-path)/tributary" $(CONFIG)

fuzz: packages
	@swift build -c release --static-swift-stdlib --product TributaryFuzz
	@"$$($(RELEASE) --show-bin-path)/TributaryFuzz" 60 $$(date +%s) Tests/FeedAggregatorTests/Fixtures

clean:
	@rm -rf .build public var/nine-cities.sqlite var/nine-cities.sqlite-wal var/nine-cities.sqlite-shm
