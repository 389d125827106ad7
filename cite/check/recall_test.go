package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// TestPlaceholderRecall counts the placeholders of testdata/placeholders.txt
// that a rule of family 2xx (or a rule that is named) reports, class by class,
// and the lines behind "ok" that one reports wrongly.
func TestPlaceholderRecall(t *testing.T) {
	total, found, wrong := 0, 0, 0
	for class, examples := range placeholderTable(t) {
		missed := 0
		for _, e := range examples {
			got := placeholdersIn(t, e)
			if twice := inOnePlace(t, e); twice != "" {
				t.Errorf("%s: %s in one place of %q", class, twice, e.words)
			}
			switch {
			case e.fine && len(got) > 0:
				wrong++
				t.Errorf("%s: %s raised by %q", class, strings.Join(got, ", "), e.words)
			case !e.fine:
				total++
				if len(got) > 0 {
					found++
				} else {
					missed++
					t.Logf("%s: missed %q", class, e.words)
				}
			}
		}
		if missed > 0 {
			t.Logf("%s: %d of %d missed", class, missed, len(examples))
		}
	}
	t.Logf("%d of %d found (%.3f), %d false alarms", found, total, float64(found)/float64(total), wrong)
	if float64(found) < 0.97*float64(total) {
		t.Errorf("%d of %d placeholders found: the aim is 0.97", found, total)
	}
}

// placeholdersIn returns the rules that report a placeholder in the example,
// which stands in a reference list, in a note to a figure, or in the text.
func placeholdersIn(t *testing.T, e placeholder) []string {
	doc := document(t, cite.Example{Format: e.format, Source: e.source()})
	var rules []string
	for _, r := range check.All {
		if strings.HasPrefix(r.ID, "CC2") && !r.Off && r.Severity > cite.Info || r.ID == "CC317" {
			for _, f := range findings(t, r, doc) {
				rules = append(rules, fmt.Sprintf("%s %q", r.ID, doc.Excerpt(f.Span)))
			}
		}
	}
	return rules
}

// inOnePlace names two rules that report the same words: an author is told
// once.
func inOnePlace(t *testing.T, e placeholder) string {
	doc := document(t, cite.Example{Format: e.format, Source: e.source()})
	found, errs := check.RunAll(context.Background(), check.All, check.NewSubject(doc), false)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for i, a := range found {
		for _, b := range found[:i] {
			family := a.Rule.ID[:3] == "CC2" && b.Rule.ID[:3] == "CC2" || a.Rule.ID[:3] == "CC2" && b.Rule.ID == "CC801"
			if family && a.Rule != b.Rule && a.Span.Overlaps(b.Span) {
				return b.Rule.ID + " and " + a.Rule.ID
			}
		}
	}
	return ""
}
