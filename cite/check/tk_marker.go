package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var tkMarker = &Rule{
	ID:       "CC204",
	Name:     "tk-marker",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "TK, the mark of journalists for what is to come",
		Why:   "Newsrooms write TK, a pair of letters that hardly any word has, where a name or a number is still to come. It is meant to be found before the paper is printed.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The paper sold TK copies in 1917, and TKTK in 1918.\n"},
			{Format: "html", Source: "<p>The sailors (TK name) had asked for bread.</p>\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999, pp. TK.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York, TK 1968.\n"},
			{Format: "text", Source: "It was the vote of May TK TK that decided.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The ticket TK-123 was closed; TK Smith wrote it in Tcl/Tk, and TK Maxx sold it to T. K. Jones.\n"},
			{Format: "html", Source: "<p>The Techniker Krankenkasse (TK) paid. Die TK zahlte, und bei der TK war es so.</p>\n"},
			{Format: "markdown", Source: "Write `TK` or \"TK\" where something is to come.\n"},
			{Format: "text", Source: "Tokelau has the code TK, and .tk is its domain. The TK family of Intel, TK1.\n"},
		},
	},
	Run: func(p *Pass) {
		if !p.mentions("tk") {
			return
		}
		for i := range p.Doc.Blocks {
			if b := &p.Doc.Blocks[i]; prose(b) && strings.Contains(b.Text.String(), "TK") {
				p.comeMarks(i)
			}
		}
	},
}

var toCome = pattern.New(`\bTK(?:TK)+\b|\bTK(?:[ –-]TK)*\b`)

func (p *Pass) comeMarks(block int) {
	text := p.Doc.Blocks[block].Text
	s := text.String()
	for _, m := range toCome.FindAllStringIndex(s, -1) {
		certain := m[1]-m[0] > len("TK")
		if glued(s[:m[0]], s[m[1]:]) || !certain && !p.toCome(block, s[:m[0]], s[m[1]:]) {
			continue
		}
		if span := text.Span(m[0], m[1]); !spokenOf(p.Doc, span) && !inAddress(p.Doc, span) {
			ref := p.refAt(span)
			p.ReportRef(ref, span, "%q stands for something that is still to come", s[m[0]:m[1]])
		}
	}
}

// toCome reports whether a single TK between before and after is the mark and
// no abbreviation: in a reference where pages or a year should be, in the text
// with a small letter or a number behind it and no word before it that goes
// with names.
func (p *Pass) toCome(block int, before, after string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0"))
	last := strings.Trim(lastWord(before), "([:,")
	switch {
	case strings.Contains(before, "TK)") || explained(before, after):
		return false
	case p.holdsReference(block) || p.Doc.Blocks[block].Kind == cite.Caption:
		return slotWord(last) || aboutTK[last] || strings.HasSuffix(strings.TrimRight(before, " "), ",") && (unicode.IsDigit(next) || next == '.' || next == utf8.RuneError)
	case !strings.HasPrefix(after, " "):
		return slotWord(last) || aboutTK[last]
	}
	return comesBefore[firstWord(after)] && !withNames[last] || countsBefore[last] && unicode.IsLower(next)
}

// explained reports a TK in parentheses of its own, behind what it is short for.
func explained(before, after string) bool {
	return strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")")
}

// aboutTK are the words for what is to come, before the mark.
var aboutTK = wordSet("photo photos credit credits caption image name names number quote graf date dates time place title age figure figures source")

// countsBefore are words that a number follows.
var countsBefore = wordSet("sold carried killed paid cost bought about some nearly almost than least most over around roughly approximately had has employs employed counted enrolled hired")

// comesBefore are the words for what is to come.
var comesBefore = wordSet("january february march april may june july august september october november december copies name names number numbers date dates year years page pages percent per people men women votes dollars pounds euros quote quotes " +
	"more times days weeks months miles words members delegates source sources title cite graf grafs lede hed dek photo credit link million thousand")

var withNames = wordSet("the a an die der das le la el il my our your this that code by mr ms mrs dr")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
