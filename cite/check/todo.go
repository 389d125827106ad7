package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var todoMarker = &Rule{
	ID:       "CC203",
	Name:     "todo-marker",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A note to oneself that was not done before publication",
		Why:   "\"TODO\", \"TBD\" and \"to be added\" tell the reader that the author knew something was missing.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The vote was held in May. TODO: check the date\n"},
			{Format: "text", Source: "References\n==========\n\nKnuth, Donald. The TeXbook. Addison-Wesley, 1984, pages TBD.\n\nLamport, Leslie. LaTeX. Addison-Wesley, 1986.\n"},
			{Format: "html", Source: "<p>Les conseils ont voté [lien et date à compléter].</p>\n"},
			{Format: "markdown", Source: "It had been decided the year before [REF NEEDED].\n"},
			{Format: "text", Source: "The other rules apply here too. XXX which of them? -asn\n"},
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
		if !p.mentions("todo", "fixme", "tbd", "tbc", "tba", "xxx") && !p.mentions(todoPhrases().all()...) {
			return
		}
		for i := range p.Doc.Blocks {
			if prose(&p.Doc.Blocks[i]) {
				p.todos(&p.Doc.Blocks[i])
			}
		}
		p.unfinishedEntries()
	},
}

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
		if promise || isInstruction(s[br.start:br.end]) {
			continue // for CC201 and CC207
		}
		if beginsWithMarker(br.inner) || holdsPhrase(br.inner) {
			done = append(done, br)
			start, end := wrongPart(s, br)
			p.todo(b, start, end, s[br.start:br.end])
		}
	}
	for _, br := range bracketed(s, roundBrackets[:], longestRemark) {
		if isRemark(br.inner) {
			done = append(done, br)
			p.todo(b, br.start, br.end, s[br.start:br.end])
		}
	}
	for _, m := range markers(s) {
		if !within(done, m) && marksWork(s, m) {
			p.todo(b, m[0], m[1], s[m[0]:m[1]])
		}
	}
}

// roundBrackets are those in which notes stand beside other remarks.
var roundBrackets = [...][2]string{{"(", ")"}, {"（", "）"}}

// longestRemark bounds a note in round brackets, in bytes.
const longestRemark = 60

// wrongPart is what to underline of a bracketed note: its marker, or all of it
// where words alone say that something is to do.
func wrongPart(s string, br bracket) (start, end int) {
	if m := markers(s[br.start:br.end]); len(m) > 0 {
		return br.start + m[0][0], br.start + m[0][1]
	}
	return br.start, br.end
}

// todo reports the words in [start, end) of a block, which belong to a note.
func (p *Pass) todo(b *cite.Block, start, end int, note string) {
	span := b.Text.Span(start, end)
	if !spokenOf(p.Doc, span) && !inAddress(p.Doc, span) {
		p.ReportRef(p.refAt(span), span, "%q was left to be done", excerpt(note))
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
