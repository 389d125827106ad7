package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var journalMixed = &Rule{
	ID:       "CC527",
	Name:     "journal-abbreviation-mixed",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A journal in full here and abbreviated there",
		Why:   "Readers take \"J. Hist.\" and \"Journal of History\" for two journals; a list should keep to one form.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Towns},\n  journal = {American Journal of Sociology},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {More Towns},\n  journal = {Am J Sociol},\n  year = {1992}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {Journal of Modern History},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {J. Mod. Hist.},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Towns},\n  journal = {History},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {More Towns},\n  journal = {Hist.},\n  year = {1992}\n}\n\n@article{hill1990,\n  author = {Hill, Mary},\n  title = {Walls},\n  journal = {Journal of Statistics},\n  year = {1990}\n}\n\n@article{hill1991,\n  author = {Hill, Mary},\n  title = {Gates},\n  journal = {Journal of Stats},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {Journal of Modern History},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {J. Mil. Hist.},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		byInitials, journals := make(map[string][]*journalForm), make(map[string]*journalForm)
		for r, f := range p.FieldsNamed("journal", "journaltitle") {
			form := journals[f.Text]
			if form == nil {
				form = &journalForm{text: f.Text, words: journalWords(f.Text)}
				journals[f.Text] = form
				initials := initialsOf(form.words)
				if len(byInitials[initials]) < sameInitials {
					byInitials[initials] = append(byInitials[initials], form)
				}
			}
			form.places = append(form.places, journalPlace{r, f})
		}
		for _, f := range p.FieldsNamed("journal", "journaltitle") {
			form := journals[f.Text]
			if form.places[0].f != f || form.told {
				continue
			}
			for _, other := range byInitials[initialsOf(form.words)] {
				if !other.told && p.mixed(form, other) {
					break
				}
			}
		}
	},
}

// sameInitials is how many journals are compared that begin alike.
const sameInitials = 50

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// A journalForm is a way to write the name of a journal, and where it stands.
type journalForm struct {
	text   string
	words  []string
	places []journalPlace
	told   bool
}

type journalPlace struct {
	r *Record
	f *BibField
}

// mixed reports the rarer of two forms of a journal's name, once: at its first
// place.
func (p *Pass) mixed(a, b *journalForm) bool {
	if a == b || !abbreviates(a.words, b.words) && !abbreviates(b.words, a.words) {
		return false
	}
	rare, usual := a, b
	if len(b.places) < len(a.places) {
		rare, usual = b, a
	}
	rare.told = true
	first, other := rare.places[0], usual.places[0]
	p.Report(cite.Finding{
		Ref: first.r.Ref, Span: first.r.Within(first.f, 0, len(first.f.TeX)),
		Message: fmt.Sprintf("\"%s\" is \"%s\" elsewhere, %s", shown(rare.text), shown(usual.text), times(len(usual.places))),
		Related: []cite.Related{{Span: other.r.Within(other.f, 0, len(other.f.TeX)), Message: "written otherwise here"}},
		Fixes:   respell(rare, usual),
	})
	return true
}

// respell writes the usual form wherever the rare one stands, unless macros
// are in use.
func respell(rare, usual *journalForm) []cite.Fix {
	fix := cite.Fix{Message: "write " + shown(usual.text)}
	for _, at := range rare.places {
		one := at.r.edited(at.f, "", texEdit{0, len(at.f.TeX), usual.places[0].f.TeX})
		if len(one) == 0 {
			return nil
		}
		fix.Edits = append(fix.Edits, one[0].Edits...)
	}
	return []cite.Fix{fix}
}

// journalWords are the words of a journal's name but for those that
// abbreviations leave out.
func journalWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(strings.ReplaceAll(s, ".", ". "))), func(w string) bool {
		return isWordOf(strings.Trim(w, "."), smallJournalWords)
	})
}

var smallJournalWords = strings.Fields("of the and for in on de la le des du et für der die das und e di della y del & \\&")

func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// abbreviates reports whether each word of short begins that of long in its
// place, or leaves out letters inside of it before a stop as "Natl." does, and
// at least half of those that can be shortened are.
func abbreviates(short, long []string) bool {
	if len(short) != len(long) || len(short) < 2 {
		return false
	}
	cut, whole, dotted := 0, 0, false
	for i := range short {
		stem, stopped := strings.CutSuffix(short[i], ".")
		dotted = dotted || stopped
		switch {
		case stem == long[i]:
			if len(stem) > len("data") {
				whole++
			}
		case strings.HasPrefix(long[i], stem) && len(stem) < len(long[i])-1:
			cut++
		case stopped && contracts(stem, long[i]):
			cut++
		default:
			return false
		}
	}
	return cut > whole && (dotted || cut > 1)
}

// contracts reports whether the letters of short come in the word in order,
// the first and the last at its ends: natl, national.
func contracts(short, word string) bool {
	if len(short) < 2 || short[0] != word[0] || short[len(short)-1] != word[len(word)-1] {
		return false
	}
	for _, c := range short {
		i := strings.IndexRune(word, c)
		if i < 0 {
			return false
		}
		word = word[i+utf8.RuneLen(c):]
	}
	return true
}
