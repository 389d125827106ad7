package check_test

import (
	"context"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/extract"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
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
	for i := range doc.Links {
		doc.Links[i].Ref = -1
	}
	doc.References = extract.References(doc)
	var entries []*cite.Entry
	for i := range doc.References {
		ref := &doc.References[i]
		var links []cite.Link
		for _, l := range ref.Links {
			doc.Links[l].Ref = i
			links = append(links, doc.Links[l])
		}
		read := parse.List([]cite.Text{ref.Text})[0]
		ref.Fields, ref.Confidence = read.Fields, read.Confidence
		ref.Entry = normalize.Entry(ref, links)
		entries = append(entries, ref.Entry)
	}
	normalize.Keys(entries)
	doc.Citations = extract.Citations(doc, doc.References)
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
	found, err := check.Run(context.Background(), r, doc)
	if err != nil {
		t.Fatal(err)
	}
	return found
}
