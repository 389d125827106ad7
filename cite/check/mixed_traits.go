package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// givenForm tells initials from given names that are written out.
func givenForm(r *cite.Reference) string {
	names := r.Entry.Authors()
	if len(names) == 0 || names[0].Given == "" || names[0].Family == "" {
		return ""
	}
	for _, word := range strings.FieldsFunc(names[0].Given, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if utf8.RuneCountInString(word) > 2 {
			return "given names are written out"
		}
	}
	return "given names are initials"
}

// englishWords are words by which a title is known to be English, whose nouns have no
// capitals of their own.
var englishWords = wordSet("the of and in for on with from to by an as at is are how what why")

// titleCapitals tells titles in which all words that count have capitals from
// those in which only names have.
func titleCapitals(r *cite.Reference) string {
	title := parsed(r, "title")
	if title == nil {
		return ""
	}
	words := strings.Fields(title.Value)
	large, small, isEnglish := 0, 0, false
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		isEnglish = isEnglish || englishWords[strings.ToLower(w)]
		switch {
		case i == 0 || len(w) < 4 || !unicode.IsLetter(first) || strings.HasSuffix(words[i-1], ":"):
		case unicode.IsUpper(first):
			large++
		default:
			small++
		}
	}
	switch all := large + small; {
	case !isEnglish || all < 3:
		return ""
	case 5*large >= 4*all:
		return "titles have capitals throughout"
	case 5*small >= 4*all:
		return "titles are in small letters"
	}
	return ""
}

// journalSpelling tells abbreviated names of journals from full ones.
func journalSpelling(r *cite.Reference) string {
	journal := parsed(r, "journal", "container-title")
	if journal == nil || r.Entry.Type != "article-journal" {
		return ""
	}
	words := strings.Fields(journal.Value)
	short := 0
	for _, w := range words {
		if strings.HasSuffix(w, ".") {
			short++
		}
	}
	switch {
	case len(words) < 2:
		return ""
	case 2*short >= len(words):
		return "journals are abbreviated"
	case short == 0:
		return "journals are written out"
	}
	return ""
}

var accessForms = []struct {
	form  string
	match *pattern.Regexp
}{
	{"days of access are like 2020-05-03", pattern.New(`\b\d{4}-\d\d-\d\d\b`)},
	{"days of access are like 3.5.2020", pattern.New(`\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b`)},
	{"days of access are like 5/3/2020", pattern.New(`\b\d{1,2}/\d{1,2}/\d{2,4}\b`)},
	{"days of access are like May 3, 2020", pattern.New(`\p{Lu}\p{Ll}+\.? \d{1,2},? \d{4}\b`)},
	{"days of access are like 3 May 2020", pattern.New(`\b\d{1,2}\.? (?:de )?\p{L}+\.?,? (?:de )?\d{4}\b`)},
}

// accessForm tells the forms of days of access.
func accessForm(r *cite.Reference) string {
	accessed := parsed(r, "accessed")
	if accessed == nil {
		return ""
	}
	for _, f := range accessForms {
		if f.match.MatchString(accessed.Value) {
			return f.form
		}
	}
	return ""
}
