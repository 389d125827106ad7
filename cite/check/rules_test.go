package check_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/check"
)

// TestExamples runs every example of every rule.
func TestExamples(t *testing.T) {
	for _, r := range check.All {
		for i, e := range r.Doc.Bad {
			t.Run(fmt.Sprintf("%s/bad%d", r.ID, i), func(t *testing.T) {
				doc := document(t, e)
				found := findings(t, r, doc)
				if len(found) == 0 {
					t.Errorf("not raised by:\n%s", e.Source)
				}
				for _, f := range found {
					if f.Span.Start >= f.Span.End || f.Span.End > len(doc.Parts[0].Source) {
						t.Errorf("finding stands nowhere: %+v", f)
					}
				}
			})
		}
		for i, e := range r.Doc.Good {
			t.Run(fmt.Sprintf("%s/good%d", r.ID, i), func(t *testing.T) {
				doc := document(t, e)
				for _, f := range findings(t, r, doc) {
					t.Errorf("raised: %s, at %q, by:\n%s", f.Message, doc.Excerpt(f.Span), e.Source)
				}
			})
		}
	}
}

var (
	idForm   = regexp.MustCompile(`^CC[1-9]\d\d$`)
	nameForm = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
)

// TestContract demands of every rule what people and machines count on.
func TestContract(t *testing.T) {
	names := map[string]bool{}
	for i, r := range check.All {
		if !idForm.MatchString(r.ID) || !nameForm.MatchString(r.Name) || names[r.Name] {
			t.Errorf("%s %s: malformed or taken", r.ID, r.Name)
		}
		names[r.Name] = true
		if i > 0 && check.All[i-1].ID >= r.ID {
			t.Errorf("%s is out of order", r.ID)
		}
		if r.Doc.Title == "" || strings.HasSuffix(r.Doc.Title, ".") || len(r.Doc.Title) > 90 {
			t.Errorf("%s: title %q", r.ID, r.Doc.Title)
		}
		if !strings.HasSuffix(r.Doc.Why, ".") || len(r.Doc.Bad) == 0 || len(r.Doc.Good) == 0 || r.Since == "" || r.Run == nil {
			t.Errorf("%s: incomplete", r.ID)
		}
		if slices.ContainsFunc([]string{"disallow", "no-", "invalid", "check"}, func(w string) bool { return strings.Contains(r.Name, w) }) {
			t.Errorf("%s: %q does not read well after \"allow\"", r.ID, r.Name)
		}
	}
}

// TestMessages demands one sentence without a full stop, in the present tense
// of the examples' own words, and never the same place twice.
func TestMessages(t *testing.T) {
	for _, r := range check.All {
		for _, e := range r.Doc.Bad {
			places := map[string]bool{}
			for _, f := range findings(t, r, document(t, e)) {
				if f.Message == "" || strings.HasSuffix(f.Message, ".") || strings.Contains(f.Message, "\n") {
					t.Errorf("%s: message %q", r.ID, f.Message)
				}
				if f.Rule != r.ID || f.Severity != r.Severity || f.Ref < -1 {
					t.Errorf("%s: finding %+v", r.ID, f)
				}
				if at := fmt.Sprint(f.Span); places[at] {
					t.Errorf("%s: twice at %s", r.ID, at)
				} else {
					places[at] = true
				}
			}
		}
	}
}
