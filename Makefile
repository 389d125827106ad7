# make does what CI does; each target also stands alone.
.PHONY: all build test bench load generate update model lint fuzz ci

all: generate build lint test

build:
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o citecheck ./cmd/citecheck

test:
	go test ./...

# Compare two runs with: go run golang.org/x/perf/cmd/benchstat@latest old.txt new.txt
bench:
	go test -run '^$$' -bench . -benchmem -count $(or $(COUNT),6) ./...

# What a link costs, beside a plain net/http loop in the same run.
load:
	go run ./fetch/fetchtest/load
	go run ./fetch/fetchtest/load -links 20000
	go run ./fetch/fetchtest/load -grow

generate:
	go generate ./...

# Write the golden files anew: read the diff like code.
update: generate
	go test $$(grep -rl 'flag.Bool("update"' --include='*_test.go' . | xargs -n1 dirname | sort -u) -update

# DATA is a folder of labelled references; see cite/parse/train. The order of
# the files matters to the last bit.
DATA ?= ../shared/data/references
model:
	go run ./cmd/citecheck-train -out cite/parse/model.bin \
	  $(DATA)/train/anystyle-core.jsonl=0x2 $(DATA)/train/anystyle-good.jsonl=0x2 $(DATA)/train/anystyle-ugly.jsonl=1000x2 \
	  $(DATA)/train/excite-de.jsonl=0x2 $(DATA)/train/excite-en.jsonl=0x2 \
	  $(DATA)/train/grobid-corpus.jsonl=0x2 $(DATA)/train/grobid-corpus-pdftext.jsonl=200 \
	  $(DATA)/train/linkedbooks.jsonl.gz $(DATA)/train/ore-jats.jsonl=0x2 \
	  $(DATA)/synthetic cite/parse/train/testdata/blog.jsonl=0x5

lint:
	gofmt -l cmd cite fetch report
	go vet ./...
	golangci-lint run ./...

ci:
	.ci/run
