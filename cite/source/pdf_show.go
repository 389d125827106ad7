package source

import "math"

// textOperator handles the operators of text objects (ISO 32000-1, 9.3 and 9.4).
func (g *painter) textOperator(op string, args []pdfToken) {
	switch op {
	case "BT":
		g.tm, g.line = identity, identity
	case "Tf":
		g.graphics.font, g.size = g.fontNamed(name(args)), arg(args, 1)
	case "Tc":
		g.char = arg(args, 0)
	case "Tw":
		g.word = arg(args, 0)
	case "Tz":
		g.scale = arg(args, 0) / 100
	case "TL":
		g.lead = arg(args, 0)
	case "Ts":
		g.rise = arg(args, 0)
	case "Tm":
		g.line = matrixOf(args)
		g.tm = g.line
	case "Td":
		g.move(arg(args, 0), arg(args, 1))
	case "TD":
		g.lead = -arg(args, 1)
		g.move(arg(args, 0), arg(args, 1))
	case "T*":
		g.move(0, -g.lead)
	case "Tj":
		g.showAll(args)
	case "TJ":
		if len(args) > 0 {
			g.showAll(args[0].list)
		}
	case "'":
		g.move(0, -g.lead)
		g.showAll(args)
	case "\"":
		g.word, g.char = arg(args, 0), arg(args, 1)
		g.move(0, -g.lead)
		if len(args) > 2 {
			g.showAll(args[2:3])
		}
	}
}

func (g *painter) move(x, y float64) {
	g.line = matrix{1, 0, 0, 1, x, y}.times(g.line)
	g.tm = g.line
}

// directFont is what it costs to read a font that is not shared.
const directFont = 1000

func (g *painter) fontNamed(name string) *pdfFont {
	o := g.resource("Font", name)
	if o == nil {
		return nil
	}
	if objectNumber(o) > 0 {
		return g.pdfFile.font(o)
	}
	*g.work -= directFont
	return g.readFont(g.dict(o))
}

// showAll shows strings and moves by numbers, in thousandths of the size.
func (g *painter) showAll(list []pdfToken) {
	f := g.graphics.font
	if f == nil {
		return
	}
	for _, t := range list {
		switch t.kind {
		case tokenString:
			g.show(f, t.bytes)
		case tokenNumber:
			g.advance(f, -t.num/1000*g.size)
		}
	}
}

// advance moves along the line.
func (g *painter) advance(f *pdfFont, by float64) {
	if f.vertical {
		g.tm = matrix{1, 0, 0, 1, 0, by}.times(g.tm)
	} else {
		g.tm = matrix{1, 0, 0, 1, by * g.scale, 0}.times(g.tm)
	}
}

func (g *painter) show(f *pdfFont, s []byte) {
	for len(s) > 0 && len(g.glyphs) < maxGlyphs {
		c, n := f.next(s)
		k := f.char(c, n)
		space := n == 1 && s[0] == ' '
		s = s[n:]
		step := k.width*g.size + g.char
		if f.vertical {
			step = -g.size + g.char
		}
		ink := step - g.char
		if space {
			step += g.word
			ink = step
		}
		g.add(f, k.text, ink)
		g.advance(f, step)
		*g.work--
	}
}

// add notes a glyph that takes width of text space.
func (g *painter) add(f *pdfFont, text string, width float64) {
	m := g.tm.times(g.ctm)
	e := pdfGlyph{text: text, font: f, size: math.Hypot(m[2], m[3]) * math.Abs(g.size)}
	e.x, e.y = m.apply(0, g.rise)
	x, y := m.apply(width*g.scale, g.rise)
	if f.vertical {
		x, y = m.apply(0, width+g.rise)
	}
	e.dx, e.dy = x-e.x, y-e.y
	e.direction = direction(m, g.size*g.scale, f.vertical)
	if e.size < 0.5 || e.size > 1000 || !finite(e.x, e.y, e.dx, e.dy) {
		return
	}
	if n := len(g.marks); n > 0 {
		e.artifact = g.marks[n-1].artifact
		if a := g.marks[n-1].actual; a != nil && g.replaced(&e, a) {
			return
		}
	}
	if e.text != "" {
		g.glyphs = append(g.glyphs, e)
	}
}

// direction says how text runs: 0 to the right, 1 up, 2 to the left, 3 down,
// -1 aslant.
func direction(m matrix, sign float64, vertical bool) int {
	x, y := m[0], m[1]
	if vertical {
		x, y = -m[2], -m[3]
	} else if sign < 0 {
		x, y = -x, -y
	}
	a := math.Atan2(y, x) / (math.Pi / 2)
	if math.Abs(a-math.Round(a)) > 0.1 {
		return -1
	}
	return (int(math.Round(a)) + 4) % 4
}

// replaced gives the first glyph of marked content the text that it stands
// for, and makes it as wide as all of them.
func (g *painter) replaced(e *pdfGlyph, a *actualText) bool {
	if !a.used {
		a.used = true
		switch {
		case a.text != "":
			e.text = a.text
		case e.text == "-" || e.text == "\u2010": // of a word that is broken
			e.text = "\u00ad"
		default:
			e.text = ""
		}
		return false
	}
	if n := len(g.glyphs); n > 0 && e.direction == 0 && e.x > g.glyphs[n-1].x && math.Abs(e.y-g.glyphs[n-1].y) < e.size/2 {
		last := &g.glyphs[n-1]
		last.dx = e.x + e.dx - last.x
	}
	return true
}

func finite(v ...float64) bool {
	for _, f := range v {
		if math.IsNaN(f) || math.Abs(f) > 1e6 {
			return false
		}
	}
	return true
}
