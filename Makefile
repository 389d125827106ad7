# make does what CI does; each target also stands alone.
.PHONY: all build test bench generate model lint fuzz ci

all: generate build lint test

build:
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o citecheck ./cmd/citecheck

test:
	go test ./...

# Compare two runs with: go run golang.org/x/perf/cmd/benchstat@latest old.txt new.txt
bench:
	go test -run '^$$' -bench . -benchmem -count $(or $(COUNT),6) ./...

generate:
	go generate ./...

lint:
	gofmt -l cmd cite fetch report
	go vet ./...
	golangci-lint run ./...

ci:
	.ci/run
