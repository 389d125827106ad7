package check

import (
	"context"

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
	return found, errs
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
