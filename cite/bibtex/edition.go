package bibtex

import (
	"github.com/citecheck/citecheck/cite/pattern"
)

// ordinals are the editions that the BibTeX styles print as words.
var ordinals = [...]string{
	"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
	"Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
	"Eighteenth", "Nineteenth", "Twentieth",
}

var (
	editionNumber = pattern.New(`(?i)^([1-9][0-9]{0,2})(?:st|nd|rd|th|\.|e|ª|º)?$`)
	editionWord   = pattern.New(`(?i)\s*\b(?:edition|edn\.?|ed\.?)$`)
)

// edition writes an edition as the styles want it: biblatex a bare number or
// the whole phrase, BibTeX an ordinal to which the style adds "edition".
func (t *texter) edition(s string, o Options) string {
	s = clean(s)
	short := editionWord.ReplaceAllString(s, "")
	number := editionNumber.FindStringSubmatch(short)
	switch {
	case o.Dialect == Biblatex && number != nil:
		return number[1]
	case o.Dialect == Biblatex || short == "":
		return t.escape(s)
	case number == nil:
		return t.escape(short)
	}
	return ordinal(number[1])
}

// ordinal writes a number in digits as an English word, or with its ending
// from the twenty-first on.
func ordinal(digits string) string {
	n := 0
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	if n <= len(ordinals) {
		return ordinals[n-1]
	}
	endings := map[int]string{1: "st", 2: "nd", 3: "rd"}
	if ending := endings[n%10]; ending != "" && n/10%10 != 1 {
		return digits + ending
	}
	return digits + "th"
}

// ordinalOr is ordinal for what may not be a number.
func ordinalOr(s string) string {
	if m := editionNumber.FindStringSubmatch(s); m != nil {
		return ordinal(m[1])
	}
	return s
}
