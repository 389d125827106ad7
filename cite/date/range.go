package date

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// rangeMark is what joins two dates: dashes, the slash, and words in the
// languages that write them.
var rangeMark = pattern.New(`(?i)\s*(?:--+|[-/‐‑‒–—−〜～~])\s*|\s+(?:to|through|until|and|bis|und|à|au|et|al|a|y|até|e|do|по|и|до)\s+`)

// parseRange reads two dates that are joined by a dash, a slash or a word. Each
// half takes from the other what it does not say: "12-15 May 1993".
func parseRange(s string) (cite.Date, bool) {
	for _, at := range rangeMark.FindAllStringIndex(s, -1) {
		from, to := scan(s[:at[0]]), scan(s[at[1]:])
		if d, ok := join(from, to); ok {
			return d, true
		}
	}
	return cite.Date{}, false
}

func join(from, to reading) (d cite.Date, ok bool) {
	if from.strange || to.strange || from.empty() || to.empty() {
		return d, false
	}
	if to.isShortYear() && from.Year > 0 && from.Month == 0 && len(from.loose) == 0 {
		to.Year, to.loose = from.Year/100*100+to.loose[0], nil
	}
	share(&from, &to)
	d, ok = from.date()
	end, endOK := to.date()
	if !ok || !endOK || d.Year == 0 || !before(d, end) {
		return cite.Date{}, false
	}
	d.End = &end
	return d, true
}

// isShortYear reports whether the second half of a range may be the end of a
// year alone: "99" in "1998/99".
func (r reading) isShortYear() bool {
	return r.Year == 0 && r.Month == 0 && r.Season == 0 && len(r.loose) == 1
}

// share fills each half with what only the other says.
func share(from, to *reading) {
	if from.Year == 0 {
		from.Year = to.Year
	}
	if to.Year == 0 {
		to.Year = from.Year
	}
	if from.Month == 0 && len(from.loose) > 0 {
		from.Month = to.Month
	}
	if to.Month == 0 && len(to.loose) > 0 {
		to.Month = from.Month
	}
	to.Circa = to.Circa || from.Circa // "c. 1905-1921" is so at both ends
}
