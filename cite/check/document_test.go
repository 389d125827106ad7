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
	found, err := check.Run(context.Background(), r, subject)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
