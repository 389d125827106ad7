package engine

import (
	"cmp"
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// checkAll runs every rule over every document. The rules are quick and need
// no network, so they also run over what an interrupted run has read.
func checkAll(docs []*cite.Document, o Options) ([]cite.Located, []cite.Problem) {
	found := make([][]cite.Located, len(docs))
	problems := make([][]cite.Problem, len(docs))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, doc := range docs {
		g.Go(func() error {
			found[i], problems[i] = checkOne(doc, o)
			return nil
		})
	}
	_ = g.Wait() // rules that fail are problems, not errors
	return slices.Concat(found...), slices.Concat(problems...)
}

// checkOne returns the findings of one document in the order of their place.
func checkOne(doc *cite.Document, o Options) ([]cite.Located, []cite.Problem) {
	var found []cite.Located
	var problems []cite.Problem
	subject := check.NewSubject(doc)
	subject.Now = time.Now()
	policy := o.policy(doc.Path)
	judged, errs := check.RunAll(context.Background(), policy.Rules, subject, o.Verifier != nil)
	for _, err := range errs {
		problems = append(problems, cite.Problem{Path: doc.Path, Message: err.Error(), Partial: true})
	}
	for _, f := range judged {
		found = append(found, locate(doc, f, policy.Severity))
	}
	slices.SortStableFunc(found, byPlace)
	return found, problems
}

func locate(doc *cite.Document, f check.Judged, severity map[string]cite.Severity) cite.Located {
	if s, ok := severity[f.Rule.ID]; ok {
		f.Severity = s
	}
	return cite.Located{
		Finding:    f.Finding,
		Name:       f.Rule.Name,
		Doc:        doc,
		From:       doc.Position(f.Span.Part, f.Span.Start),
		To:         doc.Position(f.Span.Part, f.Span.End),
		Suppressed: f.Suppressed,
	}
}

func byPlace(a, b cite.Located) int {
	return cmp.Or(
		cmp.Compare(a.Span.Part, b.Span.Part),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule, b.Rule),
	)
}

// once leaves out findings in a file that a document names where the file was
// checked itself and gave the same.
func once(docs []*cite.Document, found []cite.Located) []cite.Located {
	paths := make(map[string]bool)
	for _, d := range docs {
		paths[filepath.Clean(d.Path)] = true
	}
	type place struct {
		path, rule, message string
		start, end          int
	}
	seen := make(map[place]bool)
	at := func(f *cite.Located) (place, bool) {
		p := place{filepath.Clean(f.Doc.Path), f.Rule, f.Message, f.Span.Start, f.Span.End}
		if f.Span.Part > 0 && f.Span.Part < len(f.Doc.Parts) {
			p.path = filepath.Join(filepath.Dir(f.Doc.Path), filepath.FromSlash(f.Doc.Parts[f.Span.Part].Name))
		}
		return p, f.Span.Part > 0 && paths[p.path]
	}
	for i := range found {
		if p, named := at(&found[i]); !named {
			seen[p] = true
		}
	}
	return slices.DeleteFunc(found, func(f cite.Located) bool {
		p, named := at(&f)
		return named && seen[p]
	})
}
