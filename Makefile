# Everything here is a short name for a command; nothing depends on make.

# Tools are pinned in a go.mod of their own, so that the program's has only what it needs.
tool = go tool -modfile=.ci/tools.mod

# How long each fuzz target runs with `make fuzz`.
FUZZTIME ?= 30s

.DEFAULT_GOAL := help

.PHONY: help
help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: run
run: ## serve the API on http://127.0.0.1:8080
	go run ./cmd/vanban serve

.PHONY: test
test: ## run all tests: after every change
	go test ./...

.PHONY: update
update: ## rewrite what the tests expect, then look at the diff: after a wanted change of output
	UPDATE=1 go test -count=1 ./...

.PHONY: check
check: ## run all that a change must pass, but for conformance: before every push
	@echo 'formatting' && test -z "$$(gofmt -l . | tee -a /dev/stderr)"
	go vet ./...
	go vet -tags conformance ./...
	$(tool) golangci-lint run ./...
	@echo 'unreachable functions' && test -z "$$($(tool) deadcode -test -tags conformance ./... | tee -a /dev/stderr)"
	go test ./...
	go mod tidy -diff

.PHONY: page
page: ## build the clerk's page: after every change in api/web (needs Node 20.19)
	cd api/web && npm ci --silent && npm run --silent build

.PHONY: browser
browser: ## check the clerk's page: types, units, that it is built, and all of it in Chromium (.ci/run installs it)
	cd api/web && npm ci --silent && npm run --silent types && npm run --silent unit
	cd api/web && npm run --silent build -- --outDir test-results/dist && diff -rq dist test-results/dist
	cd api/web && npm run --silent browser

.PHONY: race
race: ## run all tests under the race detector (needs gcc): after work on anything shared
	CGO_ENABLED=1 go test -race ./...

# To make an input that found something new smaller takes up to a minute each unless it is bounded, and would be most of the run.
.PHONY: fuzz
fuzz: ## run each fuzz target for FUZZTIME (30s): after work on decoding or composition
	@grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u | while read -r dir; do \
		for target in $$(go test -list '^Fuzz' "$$dir" | grep '^Fuzz'); do \
			echo "$$dir $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "$$dir" || exit 1; \
		done; \
	done

.PHONY: cover
cover: ## show the coverage of each package: when a test seems to be missing
	go test -coverprofile=coverage.out -coverpkg=./... ./... >/dev/null
	go tool cover -func=coverage.out | tail -n 1
	go test -cover ./...

.PHONY: bench
bench: ## run the benchmarks on one core: before and after work on speed
	go test -run '^$$' -bench . -benchmem -cpu 1 . ./render/...

.PHONY: reports
reports: ## make 200 reports from one workbook, tell time and memory: after work on reports or sources
	go test -run '^$$' -bench '^BenchmarkReports$$' -benchtime 3x .

.PHONY: conformance
conformance: ## compare with LibreOffice 25.2, poppler, MuPDF and the schemas (.ci/run installs them)
	go test -tags conformance -count=1 -timeout 40m ./...

# Where `make agreement` puts images of the pages that differ most.
AGREEMENT ?= $(or $(TMPDIR),/tmp)/vanban-agreement

# Where `make sheet` puts its images.
SHEET ?= $(or $(TMPDIR),/tmp)/vanban-sheet

.PHONY: sheet
sheet: ## draw the sample of every kind beside its form of Annex III: after any change that can be seen
	SHEET='$(SHEET)' go test -tags conformance -count=1 -run '^TestConformanceSheet$$' -v .

.PHONY: agreement
agreement: ## compare all pages (ONLY=sample-: those of samples) with LibreOffice's, show where they differ most: after work on layout or DOCX
	ONLY='$(ONLY)' AGREEMENT='$(AGREEMENT)' go test -tags conformance -count=1 -timeout 20m -run '^TestConformanceAgreement$$' -v .
