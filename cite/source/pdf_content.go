package source

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A matrix is an affine transformation, in the order of PDF.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// A pdfGlyph is a character as it stands on the page.
type pdfGlyph struct {
	text      string
	x, y      float64 // where the baseline begins
	dx, dy    float64 // to where the next glyph would stand
	size      float64
	font      *pdfFont
	direction int  // 0 to the right, 1 up, 2 to the left, 3 down, -1 aslant
	artifact  bool // marked as no content: a running head
}

// A graphics is the part of the graphics state that q and Q keep.
type graphics struct {
	ctm                           matrix
	font                          *pdfFont
	size, char, word, scale, lead float64
	rise                          float64
}

// A painter interprets content streams and collects the glyphs they show.
type painter struct {
	*pdfFile
	graphics
	stack     []graphics
	tm, line  matrix
	resources types.Dict
	marks     []mark // open marked content
	glyphs    []pdfGlyph
	rules     []rect     // thin lines, as over footnotes
	at        [2]float64 // where a path begins
	pictures  int
	depth     int // of forms in forms
	work      *int
}

// A mark is one level of marked content.
type mark struct {
	artifact bool
	actual   *actualText
}

// An actualText is what a reader should read in place of some glyphs.
type actualText struct {
	text string
	used bool
}

// maxActual bounds what is read in place of glyphs: a ligature, a word. Longer
// texts describe pictures, or are the whole page again.
const maxActual = 60

// Bounds on what one page may cost. A page set in 5 point type has some
// 20,000 characters.
const (
	maxGlyphs   = 200_000
	maxForms    = 12
	maxStates   = 500
	maxPDFWork  = 60_000_000 // operators of the whole file
	maxPageWork = 6_000_000  // and of a page: a drawing of as many strokes is no text
	maxPDFWords = 4_000_000
	maxOperands = 500
)

// run interprets a content stream. It stops early when the work or the time is
// used up.
func (g *painter) run(data []byte) {
	l := &pdfLexer{src: data}
	var args []pdfToken
	for {
		t := l.next()
		if t.kind == tokenEnd {
			return
		}
		if t.kind != tokenWord {
			if len(args) < maxOperands {
				args = append(args, t)
			}
			continue
		}
		if *g.work--; *g.work <= 0 || len(g.glyphs) >= maxGlyphs || *g.work&0x3ff == 0 && g.ctx.Err() != nil {
			return
		}
		if op := string(t.bytes); op == "BI" {
			g.pictures++
			skipImage(l)
		} else {
			g.operator(op, args)
		}
		args = args[:0]
	}
}

// skipImage moves past an inline image: to EI between white space.
func skipImage(l *pdfLexer) {
	for l.at+3 < len(l.src) {
		if isPDFSpace(l.src[l.at]) && l.src[l.at+1] == 'E' && l.src[l.at+2] == 'I' && isPDFDelimiter(l.src[l.at+3]) {
			l.at += 3
			return
		}
		l.at++
	}
	l.at = len(l.src)
}

// arg is the operand i as a number.
func arg(args []pdfToken, i int) float64 {
	if i < len(args) && !math.IsInf(args[i].num, 0) && !math.IsNaN(args[i].num) {
		return args[i].num
	}
	return 0
}

func matrixOf(args []pdfToken) matrix {
	return matrix{arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3), arg(args, 4), arg(args, 5)}
}

// name is the first argument, if it is a name.
func name(args []pdfToken) string {
	if len(args) > 0 && args[0].kind == tokenName {
		return string(args[0].bytes)
	}
	return ""
}

func (g *painter) operator(op string, args []pdfToken) {
	switch op {
	case "q":
		if len(g.stack) < maxStates {
			g.stack = append(g.stack, g.graphics)
		}
	case "Q":
		if n := len(g.stack); n > 0 {
			g.graphics, g.stack = g.stack[n-1], g.stack[:n-1]
		}
	case "cm":
		g.ctm = matrixOf(args).times(g.ctm)
	case "Do":
		g.form(name(args))
	case "gs":
		state := g.dict(g.resource("ExtGState", name(args)))
		if f := g.array(state["Font"]); len(f) == 2 {
			g.graphics.font, g.size = g.pdfFile.font(f[0]), g.num(f[1], 0)
		}
	case "BMC", "BDC":
		g.begin(args)
	case "EMC":
		g.marks = g.marks[:max(len(g.marks)-1, 0)]
	case "re":
		g.rule(arg(args, 0), arg(args, 1), arg(args, 0)+arg(args, 2), arg(args, 1)+arg(args, 3))
	case "m":
		g.at = [2]float64{arg(args, 0), arg(args, 1)}
	case "l":
		g.rule(g.at[0], g.at[1], arg(args, 0), arg(args, 1))
	default:
		g.textOperator(op, args)
	}
}

// maxRules bounds the lines that are noted of a page.
const maxRules = 2000

// rule notes a thin horizontal line.
func (g *painter) rule(x0, y0, x1, y1 float64) {
	r := rect{x0, y0, x1, y1}.turn(g.ctm)
	if r.y1-r.y0 < 1.6 && r.x1-r.x0 > 6 && len(g.rules) < maxRules && finite(r.x0, r.y0, r.x1, r.y1) {
		g.rules = append(g.rules, r)
	}
}

func (g *painter) resource(kind, name string) types.Object {
	return g.dict(g.resources[kind])[name]
}

// form shows a form XObject: a content stream of its own.
func (g *painter) form(name string) {
	o := g.resource("XObject", name)
	d := g.dict(o)
	g.pictures += boolInt(g.name(d["Subtype"]) == "Image")
	if g.depth >= maxForms || g.name(d["Subtype"]) != "Form" {
		return
	}
	data := g.formData(o)
	saved, stack, resources, marks := g.graphics, g.stack, g.resources, len(g.marks)
	if m := g.numbers(d["Matrix"], 6); m != nil {
		g.ctm = matrix(m).times(g.ctm)
	}
	if r := g.dict(d["Resources"]); r != nil {
		g.resources = r
	}
	g.stack = nil
	g.depth++
	g.run(data)
	g.depth--
	g.graphics, g.stack, g.resources, g.marks = saved, stack, resources, g.marks[:min(marks, len(g.marks))]
}

// formData unpacks a form once, since pages share them.
func (g *painter) formData(o types.Object) []byte {
	n := objectNumber(o)
	if data, ok := g.forms[n]; ok && n > 0 {
		return data
	}
	data := g.stream(o)
	g.forms[n] = data
	return data
}

// begin opens marked content. Running heads may be marked as artifacts, and
// glyphs may come with the text that they stand for.
func (g *painter) begin(args []pdfToken) {
	if len(g.marks) >= maxStates {
		return
	}
	m := mark{}
	if n := len(g.marks); n > 0 {
		m = g.marks[n-1]
	}
	if len(args) > 1 {
		kind, actual := g.properties(args[1])
		m.artifact = m.artifact || name(args) == "Artifact" && kind == "Pagination"
		if actual != nil && m.actual == nil && len(*actual) <= maxActual {
			m.actual = &actualText{text: spellOut(*actual)}
		}
	}
	g.marks = append(g.marks, m)
}

// properties reads the property list of marked content, written in place or
// named.
func (g *painter) properties(t pdfToken) (kind string, actual *string) {
	if t.kind == tokenDict {
		if a, ok := t.dict["ActualText"]; ok {
			s := textString(a.bytes)
			actual = &s
		}
		return string(t.dict["Type"].bytes), actual
	}
	d := g.dict(g.resource("Properties", string(t.bytes)))
	if d["ActualText"] != nil {
		s := g.text(d["ActualText"])
		actual = &s
	}
	return g.name(d["Type"]), actual
}

// textString decodes a string for people: UTF-16, UTF-8 or bytes.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return utf16Text(b[2:])
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return string(b[3:])
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}
