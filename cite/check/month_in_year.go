package check

import (
	"fmt"
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	spokenMonth = pattern.New(`^(?:\d\d?\.?\s+)?\p{L}{3,}\.?(?:\s+\d\d?(?:st|nd|rd|th)?)?,?\s+\d{4}$`)
	isoMonth    = pattern.New(`^\d\d(\d\d)-(\d\d)(-\d\d)?$`)
)

// monthInYear reports a year that holds the month or the day too.
func (p *Pass) monthInYear(r *Record, f *BibField) {
	s := f.words()
	if !f.known() || !holdsMonth(s) {
		return
	}
	d := date.Parse(s)
	if d.Month == 0 || d.Literal != "" || d.End != nil || d.Circa || d.Uncertain {
		return
	}
	if r.Bib.Dialect == bibtex.Biblatex {
		p.reportFixed(r, f, fmt.Sprintf("year %q is a date, for which biblatex has the field date", excerpt(s)), renameToDate(r, f, d)...)
		return
	}
	p.reportFixed(r, f, fmt.Sprintf("year %q holds the month, for which there is the field month", excerpt(s)), splitYear(r, f, d)...)
}

// holdsMonth reports a month in words or digits. "2003-04" may be two years as
// well, but "2014-09" may not.
func holdsMonth(s string) bool {
	if m := isoMonth.FindStringSubmatch(s); m != nil {
		return m[3] != "" || m[2] <= m[1]
	}
	return spokenMonth.MatchString(s)
}

// renameToDate turns the year into a date, where there is none yet and no
// month to contradict it.
func renameToDate(r *Record, f *BibField, d cite.Date) []cite.Fix {
	if r.Field("date", "month") != nil || !wellFormed(d.String()) {
		return nil
	}
	fix := r.Rewrite(f, "write date = {"+d.String()+"}", d.String())
	rename := cite.Edit{Span: r.Bib.At(f.Field.Name.Span), New: "date"}
	fix.Edits = append([]cite.Edit{rename}, fix.Edits...)
	return []cite.Fix{fix}
}

// splitYear gives the month a field of its own, unless there is one. The day
// goes with it as BibTeX has it; biblatex would not take that.
func splitYear(r *Record, f *BibField, d cite.Date) []cite.Fix {
	year, month := strconv.Itoa(d.Year), monthMacros[d.Month-1]
	if r.Field("date", "month", "day") != nil || d.Day != 0 && r.Bib.Dialect != bibtex.BibTeX {
		return nil
	}
	if d.Day != 0 {
		month = `"` + strconv.Itoa(d.Day) + `~" # ` + month
	}
	fix := r.recode(f, "write year "+year+" and month "+month, "{"+year+"}"+r.separator(f)+"month = "+month)
	fix.Unsafe = !englishMonth.MatchString(f.Text) && !isoMonth.MatchString(f.words()) // see monthFixes
	return []cite.Fix{fix}
}
