package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/check"
)

func TestPageIsFresh(t *testing.T) {
	got, err := os.ReadFile("../../../../cite/check/" + pageFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(page(check.All), string(got)); diff != "" {
		t.Errorf("%s is stale, run go generate ./... (-want +got):\n%s", pageFile, diff)
	}
}

func TestPageHoldsEveryExample(t *testing.T) {
	text := page(check.All)
	for _, r := range check.All {
		for _, e := range append(r.Info().Bad, r.Info().Good...) {
			if !strings.Contains(text, strings.TrimRight(shown(e.Source), "\n")) {
				t.Errorf("%s: example is not on the page:\n%s", r.ID, e.Source)
			}
			if strings.Contains(e.Source, fence) {
				t.Errorf("%s: example ends its own fence", r.ID)
			}
		}
	}
}

func TestPageComparesWithOthers(t *testing.T) {
	text := page(check.All)
	for _, p := range check.Peers() {
		if !strings.Contains(text, "| "+p.Program+" | "+p.Check+" | ") {
			t.Errorf("%s %s is not on the page", p.Program, p.Check)
		}
	}
	if !strings.Contains(text, "[CC501](#cc501-missing-required)") {
		t.Error("the page does not link the rules")
	}
}
