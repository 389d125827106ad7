package check

import (
	"strings"
	"sync"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

var forthcomingStale = &Rule{
	ID:       "CC221",
	Name:     "forthcoming-stale",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A work that was forthcoming years ago",
		Why:   "What was \"in press\" in 2012 is in print by now, with volume and pages, or it never came out. Readers need the one or the other.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review*, forthcoming 2012.\n- Wood, Ellen (2011, in press). \"Origins.\" *Past & Present*.\n"},
			{Format: "bibtex", Source: "@article{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  journal = {Slavic Review},\n  year = 2012,\n  note = {forthcoming},\n}\n"},
			{Format: "text", Source: "Literatur\n=========\n\nMüller, Hans (2013): Die Räte. Geschichte und Gesellschaft, im Erscheinen.\n\nWood, Ellen. The Origin of Capitalism. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review*, forthcoming 2026.\n- Wood, Ellen. \"Submitted: A Drama in Press.\" *Past & Present* 12 (2011): 3-9.\n- Roe, Jim. *A Forthcoming Vote*. London: In Press, 2001.\n"},
			{Format: "bibtex", Source: "@article{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  journal = {Slavic Review},\n  volume = 3,\n  pages = {1--9},\n  year = 2012,\n  note = {first in press 2011},\n}\n"},
		},
	},
	Run: func(p *Pass) {
		if p.subject.Now.IsZero() {
			return
		}
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil {
				continue
			}
			year := r.Entry.Dates["issued"].Year
			if year == 0 {
				year = latestYear(r.Text.String())
			}
			const patience = 2 // years from acceptance to print
			if 1900 < year && year < p.subject.Now.Year()-patience && r.Entry.Get("volume") == "" && r.Entry.Get("page") == "" {
				p.stale(i, r, year)
			}
		}
	},
}

// stale reports the words that say that reference i is yet to come.
func (p *Pass) stale(i int, r *cite.Reference, year int) {
	if r.Text.Len() > 0 {
		if from, to := pendingWords(r); from < to {
			p.ReportRef(i, r.Text.Span(from, to), "%q was said of %d: give volume and pages, or say what became of it", r.Text.String()[from:to], year)
		}
		return
	}
	for _, f := range r.Entry.Fields {
		if (f.Name == "note" || f.Name == "status") && stalePhrases()[folded(f.Value)] {
			p.ReportRef(i, f.Span, "%q was said of %d: give volume and pages, or say what became of it", f.Value, year)
		}
	}
}

func latestYear(s string) int {
	latest := 0
	for _, y := range years(s) {
		if y > latest && y < 2100 {
			latest = y
		}
	}
	return latest
}

// stalePhrases are words of data/undated.tsv that stand for a work to come
// wherever they stand between punctuation; others there are too common.
var stalePhrases = sync.OnceValue(func() map[string]bool {
	return phrasesOf("forthcoming|in press|manuscript submitted for publication|submitted for publication|manuscript submitted|manuscript in preparation|manuscript under review|article in press|accepted|to appear|submitted|in preparation|in prep|under review|accepted for publication|in review|" +
		"à paraître|sous presse|en préparation|soumis|im erscheinen|im druck|in vorbereitung|eingereicht|en prensa|en preparación|no prelo|em preparação|" +
		"in stampa|in corso di stampa|в печати|в прессе|w druku|v tisku|ter perse|te verschijnen|i trykken|under tryckning|painossa|baskıda|印刷中|待刊|近刊|即将出版")
})

func phrasesOf(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}

// pendingWords finds such words between punctuation, outside the title, perhaps
// with a year beside them: ", forthcoming 2012."
func pendingWords(r *cite.Reference) (from, to int) {
	s := r.Text.String()
	start := 0
	for i, c := range s + "." {
		if !parts(c) {
			continue
		}
		lo, hi := withoutSpace(s, start, i)
		for lo < hi && (isDigit(s[hi-1]) || s[hi-1] == ' ') {
			hi--
		}
		for _, word := range []string{" en", " in", " im", " em", " nel", " в", " w"} {
			hi -= len(s[lo:hi]) - len(strings.TrimSuffix(s[lo:hi], word))
		}
		if lo < hi && stalePhrases()[folded(s[lo:hi])] && (!inTitle(r, r.Text.Span(lo, hi)) || endsWith(s, start, hi)) && !imprint(r, r.Text.Span(lo, hi), s[lo:hi]) {
			return lo, hi
		}
		start = i + len(string(c))
	}
	return 0, 0
}

// endsWith reports words behind a comma with which a reference ends: the
// parser may have taken them for a part of the title.
func endsWith(s string, from, to int) bool {
	return from > 0 && s[from-1] == ',' && strings.Trim(s[to:], " .)0123456789") == ""
}

func withoutSpace(s string, from, to int) (int, int) {
	for from < to && unicode.IsSpace(rune(s[from])) {
		from++
	}
	for from < to && unicode.IsSpace(rune(s[to-1])) {
		to--
	}
	return from, to
}

func inTitle(r *cite.Reference, s cite.Span) bool {
	return fieldAt(r, s, "title")
}

// imprint reports the name of a publisher: there is one called "In Press".
func imprint(r *cite.Reference, s cite.Span, words string) bool {
	return strings.EqualFold(words, "in press") && fieldAt(r, s, "publisher", "location")
}

// fieldAt reports whether s is in a field with one of the names.
func fieldAt(r *cite.Reference, s cite.Span, names ...string) bool {
	for _, f := range r.Fields {
		for _, name := range names {
			if f.Name == name && f.Span.Overlaps(s) {
				return true
			}
		}
	}
	return false
}
