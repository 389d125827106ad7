package check

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var todoMarker = &Rule{
	ID:       "CC203",
	Name:     "todo-marker",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A note to oneself that was not done before publication",
		Why:   "TODO, TBD, \"to be added\" tell the reader that the author knew something was missing.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The vote was held in May. TODO: check the date\n"},
			{Format: "text", Source: "References\n==========\n\nKnuth, Donald. The TeXbook. Addison-Wesley, 1984, pages TBD.\n\nLamport, Leslie. LaTeX. Addison-Wesley, 1986.\n"},
			{Format: "html", Source: "<p>Les conseils ont voté [lien et date à compléter].</p>\n"},
			{Format: "markdown", Source: "It had been decided the year before [REF NEEDED].\n"},
			{Format: "markdown", Source: "The answer cell [XXX more may be needed here] is padded.\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "Todo lo que sé de los soviets. Edward Todo keeps a TODO list, and Book XXX of the Annals is lost.\n"},
			{Format: "markdown", Source: "Write `TODO` in the margin, or see <https://example.org/TODO.md> and the \"TODO\" of others.\n\n    TODO: this is code\n"},
			{Format: "text", Source: "References\n==========\n\nMommsen, Theodor. Römische Geschichte, vol. XXX, Berlin, Weidmann, 1904.\n\nLamport, Leslie. LaTeX. Addison-Wesley, 1986.\n"},
			{Format: "markdown", Source: "New features to be added later are listed below; tertiary-butyl alcohol (TBA) boils at 82 °C.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Blocks {
			if prose(&p.Doc.Blocks[i]) {
				p.todos(&p.Doc.Blocks[i])
			}
		}
		p.unfinishedEntries()
	},
}

// todoPhrases are the notes in words: see data/todo-phrases.tsv.
var todoPhrases = sync.OnceValue(func() phraseSet { return readPhrases("todo-phrases.tsv") })

// longestNote bounds a bracketed note to oneself, in bytes.
const longestNote = 160

// todos reports the markers and the bracketed notes in a block, each once.
func (p *Pass) todos(b *cite.Block) {
	s := b.Text.String()
	var done []bracket
	for _, br := range bracketed(s, brackets[:], longestNote) {
		if isNumber(br.inner) {
			continue // a citation
		}
		_, promise := linkWords().get(br.inner)
		if !promise && (beginsWithMarker(br.inner) || holdsPhrase(br.inner)) {
			done = append(done, br)
			p.todo(b, br.start, br.end)
		}
	}
	for _, m := range markers(s) {
		if !within(done, m) && marksWork(s, m) {
			p.todo(b, m[0], m[1])
		}
	}
}

func (p *Pass) todo(b *cite.Block, start, end int) {
	span := b.Text.Span(start, end)
	if !spokenOf(p.Doc, span) && !inAddress(p.Doc, span) {
		p.ReportRef(refAt(p.Doc, span), span, "%q was left to be done", excerpt(b.Text.String()[start:end]))
	}
}

// inAddress reports whether s lies in an address that the text prints.
func inAddress(doc *cite.Document, s cite.Span) bool {
	for _, l := range doc.LinksIn(s) {
		if l.Kind == cite.Autolink || strings.Contains(l.Label.String(), "://") {
			return true
		}
	}
	return false
}

func within(all []bracket, m []int) bool {
	for _, br := range all {
		if br.start <= m[0] && m[1] <= br.end {
			return true
		}
	}
	return false
}

var marker = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:TODO|FIXME|TBD|TBC|TBA|XXX)\b`) })

// markers finds the words in capitals that mark work to do.
func markers(s string) [][]int {
	if !hasAny(s, "TODO", "FIXME", "TBD", "TBC", "TBA", "XXX") {
		return nil
	}
	return marker().FindAllStringIndex(s, -1)
}

// beginsWithMarker reports a bracket that is a note: [TODO: page], [... XXX].
func beginsWithMarker(inner string) bool {
	m := markers(inner)
	return len(m) > 0 && strings.IndexFunc(inner[:m[0][0]], func(r rune) bool { return !isPunctuation(r) }) < 0
}

// marksWork reports whether the marker s[m[0]:m[1]] is meant, and is not a
// thing spoken of, a name, a number or a part of an identifier.
func marksWork(s string, m []int) bool {
	before, after := s[:m[0]], s[m[1]:]
	if glued(before, after) {
		return false
	}
	switch s[m[0]:m[1]] {
	case "TODO", "FIXME":
		return !spokenWord(before, after)
	case "XXX":
		return opensRemark(before) && !isNumeral(before, after)
	}
	return fillsSlot(before, after) && !spokenWord(before, after)
}

// glued reports whether a marker is a part of a longer token: TODO.md, X-TBD.
func glued(before, after string) bool {
	if before != "" && strings.IndexByte("/_-=&#@.\\%$+", before[len(before)-1]) >= 0 {
		return true
	}
	if after == "" {
		return false
	}
	letter := len(after) > 1 && (isDigit(after[1]) || after[1] >= 'A' && after[1] <= 'z')
	return strings.IndexByte("/_=&@\\", after[0]) >= 0 || (after[0] == '-' || after[0] == '.') && letter
}

// spokenWord reports a marker with an article before it or a noun behind it:
// "the TODO list", "a TODO".
func spokenWord(before, after string) bool {
	switch lastWord(before) {
	case "a", "an", "the", "this", "that", "each", "every", "any", "no", "your", "my", "our", "their", "and", "or", "of", "with", "as", "called", "say", "word":
		return true
	}
	switch firstWord(after) {
	case "list", "lists", "app", "apps", "item", "items", "comment", "comments", "file", "files", "tag", "tags", "marker", "markers", "note", "notes", "application", "is", "was", "and", "or":
		return true
	}
	return false
}

func lastWord(s string) string {
	f := strings.Fields(s[max(0, len(s)-40):])
	if len(f) == 0 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}

func firstWord(s string) string {
	f := strings.Fields(s[:min(len(s), 40)])
	if len(f) == 0 || !strings.HasPrefix(s, " ") {
		return ""
	}
	return strings.ToLower(strings.TrimRight(f[0], ".,;:!?)]"))
}

// opensRemark reports whether a statement ends right before a marker.
func opensRemark(before string) bool {
	trimmed := strings.TrimRight(before, " \u00a0")
	if trimmed == "" || strings.HasSuffix(trimmed, "\n") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune(".!?:;[(—–", last)
}

// isNumeral reports an XXX that stands for thirty: behind a word such as
// "vol." or before a comma, a year or an end.
func isNumeral(before, after string) bool {
	trimmed := strings.TrimRight(before, " ")
	if word := lastWord(trimmed); strings.HasSuffix(word, ".") && len(word) <= 6 {
		return true // vol. bd. t. no. cap.
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return next == ',' || next == '(' || next == '.' || next == ';' || next == utf8.RuneError || unicode.IsDigit(next) || next == '-' || next == '–'
}

// fillsSlot reports whether TBD, TBC or TBA stands where a value should: set
// off on both sides, and not explained as an abbreviation by the words before.
func fillsSlot(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if after != "" && !strings.ContainsRune(".,;:)]!?\n", next) {
		return false
	}
	trimmed := strings.TrimRight(before, " \u00a0")
	if strings.HasSuffix(trimmed, "(") {
		return lastWord(strings.TrimRight(trimmed, "( ")) == "" || opensRemark(strings.TrimRight(trimmed, "( "))
	}
	return opensRemark(before) || strings.HasSuffix(trimmed, ",") || slotWord(lastWord(before))
}

// slotWord reports a word that a value follows in a reference.
func slotWord(w string) bool {
	switch strings.TrimRight(w, ".:") {
	case "page", "pages", "p", "pp", "vol", "volume", "no", "number", "issue", "year", "date", "publisher", "place", "doi",
		"isbn", "url", "link", "title", "author", "edition", "accessed", "retrieved", "reference", "source":
		return true
	}
	return false
}

// holdsPhrase reports whether a bracket ends in, begins with or is a note in
// words.
func holdsPhrase(inner string) bool {
	set := todoPhrases()
	words := strings.Fields(folded(inner))
	for n := 1; n <= min(4, len(words)); n++ {
		for _, part := range [][]string{words[:n], words[len(words)-n:]} {
			if _, ok := set.get(strings.Join(part, " ")); ok {
				return true
			}
		}
	}
	return false
}

// unfinishedEntries reports notes in words without brackets, in references
// only: prose may well speak of things to be added.
func (p *Pass) unfinishedEntries() {
	for i := range p.Doc.References {
		t := p.Doc.References[i].Text
		for _, piece := range pieces(t.String()) {
			words := t.String()[piece[0]:piece[1]]
			if !endsInPhrase(words) {
				continue
			}
			if span := t.Span(piece[0], piece[1]); !spokenOf(p.Doc, span) {
				p.ReportRef(i, span, "%q was left to be done", words)
			}
		}
	}
}

// pieces returns where the words between punctuation stand that are outside
// brackets and short enough to be a note.
func pieces(s string) (all [][2]int) {
	longest, depth, start := todoPhrases().longest+24, 0, 0
	for i, r := range s + "." {
		if !parts(r) {
			continue
		}
		for start < i && s[start] == ' ' {
			start++
		}
		if depth == 0 && i > start && i-start <= longest {
			all = append(all, [2]int{start, i})
		}
		start = i + utf8.RuneLen(r)
		if r == '[' {
			depth++
		} else if r == ']' && depth > 0 {
			depth--
		}
	}
	return all
}

// parts reports the punctuation that parts the elements of a reference.
func parts(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '(', ')', '[', ']', '\n', '（', '）', '，', '。', '；', '：':
		return true
	}
	return false
}

// endsInPhrase reports whether a piece between punctuation is a note, perhaps
// with the one word before it that it is about: "pages to be confirmed".
func endsInPhrase(s string) bool {
	last := s[strings.LastIndexByte(strings.TrimRight(s, " "), ' ')+1:]
	if !todoEndings()[folded(last)] {
		return false
	}
	if _, ok := todoPhrases().get(s); ok {
		return true
	}
	_, rest, ok := strings.Cut(s, " ")
	if ok {
		_, ok = todoPhrases().get(rest)
	}
	return ok
}

// todoEndings are the last words of the notes: most pieces have another.
var todoEndings = sync.OnceValue(func() map[string]bool {
	endings := make(map[string]bool)
	for phrase := range todoPhrases().class {
		endings[phrase[strings.LastIndexByte(phrase, ' ')+1:]] = true
	}
	return endings
})
