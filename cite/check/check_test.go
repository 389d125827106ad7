package check_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

func TestRunOutlivesPanic(t *testing.T) {
	rule := &check.Rule{ID: "CC999", Name: "bad-mood", Run: func(p *check.Pass) {
		p.Reportf(cite.Span{Start: 1, End: 2}, "before %s", "it")
		panic("oh")
	}}
	found, err := check.Run(context.Background(), rule, check.NewSubject(&cite.Document{Path: "a.md"}))
	if err == nil || !strings.Contains(err.Error(), "CC999 (bad-mood) stopped it on a.md: oh") {
		t.Errorf("error: %v", err)
	}
	want := []cite.Finding{{Rule: "CC999", Ref: -1, Span: cite.Span{Start: 1, End: 2}, Message: "before it"}}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestReportFillsIn(t *testing.T) {
	rule := &check.Rule{ID: "CC998", Severity: cite.Warning, Run: func(p *check.Pass) {
		p.ReportRef(3, cite.Span{End: 1}, "100%%")
		p.Report(cite.Finding{Rule: "other", Severity: cite.Error, Ref: 0, Message: "m"})
	}}
	found, err := check.Run(context.Background(), rule, check.NewSubject(&cite.Document{}))
	if err != nil {
		t.Fatal(err)
	}
	want := []cite.Finding{
		{Rule: "CC998", Severity: cite.Warning, Ref: 3, Span: cite.Span{End: 1}, Message: "100%"},
		{Rule: "CC998", Severity: cite.Warning, Message: "m"},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestFind(t *testing.T) {
	tests := map[string][]string{
		"CC201":                 {"CC201"},
		"cc201":                 {"CC201"},
		"placeholder-link-text": {"CC201"},
		"Link-Dead":             {"CC301"},
		"CC9xx":                 nil,
		"CC70X":                 nil,
		"CC20":                  nil,
		"":                      nil,
	}
	for name, want := range tests {
		var got []string
		for _, r := range check.Find(name) {
			got = append(got, r.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Find(%q) (-want +got):\n%s", name, diff)
		}
	}
}

func TestSuggest(t *testing.T) {
	tests := map[string]string{
		"link-dad":               "link-dead",
		"palceholder-link-text":  "placeholder-link-text",
		"PLACEHOLDER-LINK-TEX":   "placeholder-link-text",
		"CC3x":                   "CC3xx",
		"dangling-credits-label": "dangling-credit-label",
		"spelling":               "",
		"":                       "",
	}
	for name, want := range tests {
		if got := check.Suggest(name); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestInfo(t *testing.T) {
	for _, r := range check.All {
		info := r.Info()
		if info.ID != r.ID || info.Title != r.Doc.Title || len(info.Bad) != len(r.Doc.Bad) {
			t.Errorf("%s: %+v", r.ID, info)
		}
		asking := strings.Contains(" CC301 CC302 CC303 CC304 CC305 CC306 CC307 CC309 CC316 CC402 CC432 ", " "+r.ID+" ")
		if info.Network != asking {
			t.Errorf("%s: needs the network: %v, want %v", r.ID, info.Network, asking)
		}
	}
}
