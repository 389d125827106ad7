package source

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are the spacing forms that TeX draws over letters, and what joins
// with a letter in their place.
var accents = map[string]rune{
	"´": '\u0301', "`": '\u0300', "¨": '\u0308', "ˆ": '\u0302', "^": '\u0302', "˜": '\u0303', "~": '\u0303', "ˇ": '\u030c', "˘": '\u0306',
	"¯": '\u0304', "˙": '\u0307', "˚": '\u030a', "˝": '\u030b', "¸": '\u0327', "˛": '\u0328', "ˊ": '\u0301', "ˋ": '\u0300',
}

// stroke is what TeX draws through the Polish l.
const stroke = '\u0335'

// accentOf is the combining character that a glyph stands for, or 0.
func accentOf(s string) rune {
	s = strings.TrimSpace(s)
	if r, ok := accents[s]; ok {
		return r
	}
	if r, n := utf8.DecodeRuneInString(s); n == len(s) && unicode.Is(unicode.Mn, r) {
		return r
	}
	return 0
}

// compose joins accents with the letters that they stand over, and leaves out
// glyphs that are drawn twice to look bold.
func compose(glyphs []pdfGlyph) []pdfGlyph {
	var out []pdfGlyph
	seen := map[spot]bool{}
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		if strings.TrimSpace(g.text) != "" && drawn(seen, &g) {
			continue
		}
		if a := accentOf(g.text); a != 0 {
			if i+1 < len(glyphs) && over(&g, &glyphs[i+1]) && joinAccent(&glyphs[i+1], a) {
				continue
			}
			if n := len(out); n > 0 && over(&g, &out[n-1]) && joinAccent(&out[n-1], a) {
				continue
			}
			g.text = alone(g.text)
		}
		out = append(out, g)
	}
	return out
}

// alone is how an accent reads that stands over no letter.
func alone(s string) string {
	switch s {
	case "˜":
		return "~" // in addresses, as TeX sets them
	case "ˆ":
		return "^"
	case string(stroke):
		return ""
	}
	return s
}

// over reports whether accent a is drawn over letter g.
func over(a, g *pdfGlyph) bool {
	middle := a.x + a.dx/2
	slack := 0.12 * g.size
	return g.x-slack <= middle && middle <= g.x+g.dx+slack && a.x < g.x+g.dx-slack/2 && a.x+a.dx > g.x+slack/2 &&
		math.Abs(a.y-g.y) < 0.5*g.size
}

// joinAccent puts accent a on the letter of g, if that makes one character.
func joinAccent(g *pdfGlyph, a rune) bool {
	base := g.text
	switch base {
	case "ı":
		base = "i"
	case "ȷ":
		base = "j"
	}
	if a == stroke {
		if i := strings.Index("lL", base); i >= 0 && len(base) == 1 {
			g.text = [...]string{"ł", "Ł"}[i]
			return true
		}
		return false
	}
	r, n := utf8.DecodeRuneInString(base)
	if !unicode.IsLetter(r) || n != len(base) {
		return false
	}
	s := norm.NFC.String(base + string(a))
	if utf8.RuneCountInString(s) != 1 {
		return false
	}
	g.text = s
	return true
}

// A spot is a place on the page where a character was drawn.
type spot struct {
	text       string
	size, x, y int
}

// drawn reports whether the same character was drawn at nearly the same place,
// and notes that it is now.
func drawn(seen map[spot]bool, g *pdfGlyph) bool {
	cell := 0.12 * g.size
	size, x, y := int(10*g.size), int(math.Floor(g.x/cell)), int(math.Floor(g.y/cell))
	for i := x - 1; i <= x+1; i++ {
		for j := y - 1; j <= y+1; j++ {
			if seen[spot{g.text, size, i, j}] {
				return true
			}
		}
	}
	seen[spot{g.text, size, x, y}] = true
	return false
}
