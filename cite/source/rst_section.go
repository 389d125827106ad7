package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// rstMaxLevel is that of the deepest heading that is told apart.
const rstMaxLevel = 6

// rstSections knows the sections that are open.
type rstSections struct {
	styles []string                     // of titles, in order of appearance
	level  int                          // of the innermost section
	open   [rstMaxLevel + 1]*rstListing // by level, where titles promise references
	rubric *rstListing                  // so does the last rubric, a title without a section
	lists  []*rstListing                // all
}

// An rstListing is a section whose title promises references.
type rstListing struct {
	strong bool // and not perhaps remarks
	plain  int  // paragraphs and items that are no footnotes
}

// listing is the section that promises references, if one is open.
func (s *rstSections) listing() *rstListing {
	if s.rubric != nil {
		return s.rubric
	}
	for i := s.level; i > 0; i-- {
		if s.open[i] != nil {
			return s.open[i]
		}
	}
	return nil
}

func (s *rstSections) listed() bool { return s.listing() != nil }

// enter opens a section.
func (s *rstSections) enter(level int, title []byte) {
	s.level, s.rubric = level, nil
	s.open[level] = s.promise(title)
}

// promise judges a title.
func (s *rstSections) promise(title []byte) *rstListing {
	ok, strong := rstListTitle(string(title))
	if !ok {
		return nil
	}
	l := &rstListing{strong: strong}
	s.lists = append(s.lists, l)
	return l
}

// mostIntroduction is how many paragraphs may stand above footnotes that are a
// reference list. Below more, the list is what stands there.
const mostIntroduction = 1

// listsPlainly reports whether the article lists its references otherwise than
// as footnotes.
func (s *rstSections) listsPlainly() bool {
	return slices.ContainsFunc(s.lists, func(l *rstListing) bool { return l.strong && l.plain > mostIntroduction })
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
		r.rubric = nil
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

// rstListTitle reports a title under which footnotes are the references of the
// article rather than remarks to its text, and whether it can mean no remarks.
func rstListTitle(title string) (ok, strong bool) {
	title = rstTitleNumber.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), "")
	for _, word := range rstTitleJoint.Split(title, -1) {
		word = strings.Trim(word, " :.*`_")
		if !rstReferenceTitles[word] && !rstNoteTitles[word] {
			return false, false
		}
		strong = strong || rstReferenceTitles[word]
	}
	return true, strong
}

var (
	rstTitleNumber = pattern.New(`^(?:[\d§.]+[.)]?|[ivx]+\.|[a-z][.)])\s+`)
	rstTitleJoint  = pattern.New(`\s+(?:and|und|et|y|e|и)\s+|\s*[&/,]\s*`)
)

// rstReferenceTitles and rstNoteTitles are the titles over lists of footnotes
// and citations.
var (
	rstReferenceTitles = rstSet(
		"references", "reference", "reference list", "list of references", "bibliography", "selected bibliography", "citations",
		"literature", "literature cited", "works cited", "references cited", "sources", "further reading",
		"normative references", "informative references", "bibliographic references",
		"referenzen", "literatur", "literaturverzeichnis", "literaturangaben", "quellen", "quellenverzeichnis", "quellenangaben",
		"einzelnachweise", "bibliographie", "bibliografie", "références", "références bibliographiques", "ouvrages cités",
		"referencias", "referencias bibliográficas", "bibliografía", "obras citadas", "fuentes",
		"referências", "referências bibliográficas", "bibliografia", "fontes",
		"riferimenti", "riferimenti bibliografici", "fonti", "opere citate", "referenties", "literatuur", "bronnen",
		"referenser", "referanser", "referencer", "litteratur", "källor", "kilder", "lähteet", "kirjallisuus",
		"kaynaklar", "kaynakça", "literatura", "źródła", "литература", "список литературы", "библиография", "ссылки", "источники",
		"참고문헌", "참고 문헌", "参考文献", "参考", "參考文獻", "参考资料", "文献",
	)
	rstNoteTitles = rstSet(
		"footnotes", "footnote", "endnotes", "notes", "fußnoten", "anmerkungen", "notes de bas de page", "notas", "notas al pie",
		"notas de rodapé", "note", "voetnoten", "noter", "viitteet", "přípisy", "przypisy", "примечания", "сноски",
		"脚注", "註", "注", "注释", "註釋",
	)
)

func rstSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
