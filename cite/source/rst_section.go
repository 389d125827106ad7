package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// rstMaxLevel is that of the deepest heading that is told apart.
const rstMaxLevel = 6

// rstSections knows the sections that are open.
type rstSections struct {
	styles []string              // of titles, in order of appearance
	lists  [rstMaxLevel + 1]bool // by level: the section is a reference list
	level  int                   // of the innermost section
	rubric bool                  // so does the last rubric, a title without a section
}

// listed reports whether an open section promises references.
func (s *rstSections) listed() bool {
	return s.rubric || slices.Contains(s.lists[1:s.level+1], true)
}

// enter opens a section.
func (s *rstSections) enter(level int, title []byte) {
	s.level, s.rubric = level, false
	s.lists[level] = rstListTitle(string(title))
}

// levelOf is the level of titles of a style: styles rank in the order in which
// they first appear.
func (s *rstSections) levelOf(style string) int {
	i := slices.Index(s.styles, style)
	if i < 0 {
		i = len(s.styles)
		if i < rstMaxLevel {
			s.styles = append(s.styles, style)
		}
	}
	return min(i+1, rstMaxLevel)
}

// ruleOf returns the character that line is made of, or 0.
func (r *rstReader) ruleOf(l textLine) byte {
	s := r.line(l)
	if len(s) == 0 || !isRSTPunct(s[0]) || len(bytes.Trim(s, string(s[:1]))) > 0 {
		return 0
	}
	return s[0]
}

// fits reports whether a rule is long enough for a title, or so long that it
// is one of a title that grew.
func (r *rstReader) fits(title, rule textLine) bool {
	n := rule.to - rule.from
	return n >= 4 || utf8.RuneCount(r.line(title)) <= n
}

// underlined reads a title with a rule below it.
func (r *rstReader) underlined(lines []textLine, c rstContext) int {
	if !c.titled() || len(lines) < 2 || lines[1].blank() || lines[1].col != c.base {
		return 0
	}
	mark := r.ruleOf(lines[1])
	if mark == 0 || !r.fits(lines[0], lines[1]) || r.ruleOf(lines[0]) != 0 {
		return 0
	}
	r.heading(lines[:1], string(mark))
	return 2
}

// overlined reads a title between two rules, or a transition.
func (r *rstReader) overlined(lines []textLine, c rstContext) int {
	mark := r.ruleOf(lines[0])
	if mark == 0 {
		return 0
	}
	if len(lines) == 1 || lines[1].blank() {
		if lines[0].to-lines[0].from < 4 {
			return 0
		}
		r.rubric = false
		r.push(cite.Block{Kind: cite.ThematicBreak}, nil)
		return 1
	}
	if !c.titled() || len(lines) < 3 || r.ruleOf(lines[2]) != mark || !r.fits(lines[1], lines[0]) {
		return 0
	}
	r.heading(lines[1:2], string([]byte{mark, mark}))
	return 3
}

func (r *rstReader) heading(title []textLine, style string) {
	level := r.levelOf(style)
	r.enter(level, r.line(title[0]))
	r.titles[rstName(string(r.line(title[0])))] = true
	r.push(cite.Block{Kind: cite.Heading, Level: level}, title)
}

// rstListTitle reports a title under which footnotes are the references of
// the article rather than remarks to its text.
func rstListTitle(title string) bool {
	title = rstTitleNumber.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), "")
	for _, word := range rstTitleJoint.Split(title, -1) {
		if !rstReferenceTitles[strings.Trim(word, " :.*`_")] {
			return false
		}
	}
	return true
}

var (
	rstTitleNumber = regexp.MustCompile(`^(?:[\d§.]+[.)]?|[ivx]+\.|[a-z][.)])\s+`)
	rstTitleJoint  = regexp.MustCompile(`\s+(?:and|und|et|y|e|и)\s+|\s*[&/,]\s*`)
)

// rstReferenceTitles are the titles over lists of footnotes and citations.
var rstReferenceTitles = rstSet(
	"references", "reference", "reference list", "list of references", "footnotes", "footnote", "endnotes", "notes",
	"bibliography", "selected bibliography", "citations", "literature", "literature cited", "works cited", "references cited",
	"sources", "further reading", "notes and references", "normative references", "informative references", "bibliographic references",
	"referenzen", "literatur", "literaturverzeichnis", "literaturangaben", "quellen", "quellenverzeichnis", "quellenangaben",
	"einzelnachweise", "fußnoten", "anmerkungen", "bibliographie", "bibliografie",
	"références", "références bibliographiques", "notes de bas de page", "ouvrages cités",
	"referencias", "referencias bibliográficas", "bibliografía", "obras citadas", "notas", "notas al pie", "fuentes",
	"referências", "referências bibliográficas", "bibliografia", "notas de rodapé", "fontes",
	"riferimenti", "riferimenti bibliografici", "note", "fonti", "opere citate",
	"referenties", "literatuur", "bronnen", "voetnoten", "referenser", "referanser", "referencer", "litteratur", "källor", "kilder", "noter",
	"lähteet", "viitteet", "kirjallisuus", "kaynaklar", "kaynakça", "literatura", "reference a literatura", "přípisy", "przypisy", "źródła",
	"литература", "список литературы", "библиография", "ссылки", "примечания", "сноски", "источники",
	"참고문헌", "참고 문헌", "参考文献", "参考", "參考文獻", "参考资料", "文献", "脚注", "註", "注", "注释", "註釋",
)

func rstSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
