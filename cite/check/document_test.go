package check_test

import (
	"context"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/source"
)

// document reads and analyses an example as the engine does, and gives its
// links the verdicts that the network would.
func document(t testing.TB, e cite.Example) *cite.Document {
	t.Helper()
	doc, err := source.Read(context.Background(), source.File{Path: "example", Data: []byte(e.Source), Format: e.Format})
	if err != nil {
		t.Fatalf("read example: %v\n%s", err, e.Source)
	}
	doc = engine.Analyse(context.Background(), doc)
	for i := range doc.Links {
		if v, ok := e.Answers[doc.Links[i].URL]; ok {
			doc.Links[i].Verdict = &v
		}
	}
	return doc
}

// findings returns what one rule finds in doc.
func findings(t testing.TB, r *check.Rule, doc *cite.Document) []cite.Finding {
	t.Helper()
	subject := check.NewSubject(doc)
	subject.Now = time.Date(2026, time.November, 7, 12, 0, 0, 0, time.UTC)
	rules := []*check.Rule{r}
	if r.Needs&check.NeedAllows != 0 {
		rules = check.All // which are what the comments allow
	}
	all, errs := check.RunAll(context.Background(), rules, subject, true)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var found []cite.Finding
	for _, f := range all {
		if f.Rule == r && f.Suppressed == "" {
			found = append(found, f.Finding)
		}
	}
	return found
}
