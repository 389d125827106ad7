package check

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A Judged finding says whether its document allows it.
type Judged struct {
	cite.Finding
	Rule       *Rule
	Suppressed string // why it does not count, "" if it does
}

// RunAll applies rules to a document and marks the findings that its comments
// allow. Rules about these comments run last, whatever their place. online says
// that links were asked: only then a rule that needs verdicts had its say.
func RunAll(ctx context.Context, rules []*Rule, s *Subject, online bool) (found []Judged, errs []error) {
	s.ran = make(map[*Rule]bool)
	for _, late := range []bool{false, true} {
		for _, r := range rules {
			if r.Needs&NeedAllows != 0 != late {
				continue
			}
			findings, err := Run(ctx, r, s)
			if err != nil {
				errs = append(errs, err)
			}
			s.ran[r] = err == nil && (online || r.Needs&NeedVerdicts == 0)
			for _, f := range findings {
				found = append(found, Judged{f, r, s.allowed(&f)})
			}
		}
	}
	return onePerPlace(found), errs
}

// onePerPlace leaves out placeholders that another rule for placeholders
// reports as well: an author is told once of "accessed [date]". The longer words
// win, and among equals the first rule.
func onePerPlace(found []Judged) []Judged {
	var places []int // of findings, in the order of their words
	for i := range found {
		if strings.HasPrefix(found[i].Rule.ID, "CC2") && found[i].Span.Start < found[i].Span.End {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int {
		x, y := found[a].Span, found[b].Span
		return cmp.Or(cmp.Compare(x.Part, y.Part), cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	drop := make(map[int]bool)
	for n, last := 1, 0; n < len(places); n++ {
		a, b := &found[places[last]], &found[places[n]]
		switch shorter := b.Span.End-b.Span.Start <= a.Span.End-a.Span.Start; {
		case a.Rule == b.Rule || !a.Span.Overlaps(b.Span):
			last = n
		case shorter:
			drop[places[n]] = true
		default:
			drop[places[last]], last = true, n
		}
	}
	kept := found[:0]
	for i := range found {
		if !drop[i] {
			kept = append(kept, found[i])
		}
	}
	return kept
}

// allowed says by which comment a finding is allowed, and notes that it was of
// use; "" if there is none.
func (s *Subject) allowed(f *cite.Finding) string {
	why := ""
	for _, a := range s.allows() {
		if a.Covers(f) {
			a.Used = true
			why = a.Why()
		}
	}
	return why
}
