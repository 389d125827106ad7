package engine

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/citecheck/citecheck/cite"
)

// A Scope says which links of a document count.
type Scope uint8

// The scopes, each wider than the one before but for the order of the zero
// value, which is what an editor means by "the links of my article".
const (
	ContentLinks   Scope = iota // the article's own text and its references
	ReferenceLinks              // the references alone
	AllLinks                    // navigation, share buttons and comments too
)

var scopeNames = [...]string{"content", "references", "all"}

// String returns the word that the --links flag takes.
func (s Scope) String() string { return scopeNames[s] }

// ParseScope reads what String writes.
func ParseScope(s string) (Scope, error) {
	for i, name := range scopeNames {
		if name == s {
			return Scope(i), nil
		}
	}
	return 0, fmt.Errorf("unknown scope of links %q: use references, content or all", s)
}

func (s Scope) holds(l *cite.Link) bool {
	switch s {
	case AllLinks:
		return true
	case ReferenceLinks:
		return l.Ref >= 0
	case ContentLinks:
		return l.Region == cite.Content || l.Ref >= 0
	}
	return false
}

// defaultAtOnce bounds the questions that wait for their turn, not those on
// the wire: the verifier holds the limits for the network as a whole and for
// each host, and a slow host must not keep the others from being asked.
const defaultAtOnce = 300

// verify gives every link a verdict: first those that need no question, then
// those of the network.
func verify(ctx context.Context, docs []*cite.Document, o Options, report *reporter) {
	var asked []asking
	for _, doc := range docs {
		for i := range doc.Links {
			l := &doc.Links[i]
			if l.Verdict = settle(l, o); l.Verdict == nil {
				asked = append(asked, asking{l, cited(doc, l)})
			}
		}
	}
	pages := byPage(asked)
	report.links(len(asked))
	ask(ctx, pages, o, report)
}

// settle returns the verdict on a link that nobody has to ask for, or nil.
func settle(l *cite.Link, o Options) *cite.Verdict {
	v := &cite.Verdict{URL: l.URL}
	url := strings.TrimSpace(l.URL)
	switch {
	case url == "" || url == "#":
		v.Status, v.Evidence = cite.Malformed, "no address"
	case !o.Scope.holds(l):
		v.Status, v.Evidence = cite.Skipped, "outside the links that were asked for"
	case local(url):
		v.Status, v.Evidence = cite.Skipped, "points into the site itself"
	case o.Skip != nil && o.Skip(url):
		v.Status, v.Evidence = cite.Skipped, "excluded by --skip-url"
	case o.Verifier == nil:
		v.Status = cite.Unchecked
	default:
		return nil
	}
	return v
}

// local reports whether an address has neither scheme nor host, so that only
// the published site could say where it leads.
func local(url string) bool {
	if strings.HasPrefix(url, "//") || strings.HasPrefix(url, "www.") {
		return false
	}
	head, _, _ := strings.Cut(url, "/")
	return !strings.Contains(head, ":")
}

// ask asks the verifier about each page, the places in it one after the other,
// so that they are one request. What an ended context left unasked is
// Unchecked.
func ask(ctx context.Context, pages [][]asking, o Options, report *reporter) {
	var g errgroup.Group
	var next atomic.Int64
	for range min(len(pages), max(1, cmp.Or(o.AtOnce, defaultAtOnce))) {
		g.Go(func() error { // each goes on with the next page: a stack that has grown is kept
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				askPage(ctx, pages[i], o.Verifier)
				report.linksDone(len(pages[i]))
			}
			return nil
		})
	}
	_ = g.Wait() // a failed question is a verdict, never an error
}

// askPage asks each question about a page once.
func askPage(ctx context.Context, page []asking, v Verifier) {
	known := make(map[cite.Question]*cite.Verdict, len(page))
	for _, a := range page {
		q := cite.Question{URL: a.link.URL, Entry: a.entry}
		if known[q] == nil {
			verdict := askOne(ctx, q, v)
			known[q] = &verdict
		}
		a.link.Verdict = known[q]
	}
}

func askOne(ctx context.Context, q cite.Question, v Verifier) cite.Verdict {
	if ctx.Err() != nil {
		return cite.Verdict{URL: q.URL, Status: cite.Unchecked, Evidence: "interrupted"}
	}
	return v.Verify(ctx, q)
}
