package source

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A pdfFont says of each code of a string what it stands for and how wide its
// glyph is.
type pdfFont struct {
	name                      string
	bold, italic, mono, maths bool

	codes    *cmap // of a composite font, else nil
	unicode  *cmap // ToUnicode
	names    byteEncoding
	gids     map[uint32]string // text by glyph number, of a composite font
	vertical bool

	widths map[uint32]float64 // by code, or by glyph number; in 1/1000 em
	width  float64            // of the others
	core   string             // the standard font whose widths count
	scale  float64            // glyph space to text space

	known map[uint32]pdfChar
}

// A pdfChar is what a font says of a code.
type pdfChar struct {
	text  string
	width float64 // in text space: of a font of size 1
}

var (
	boldName   = pattern.New(`(?i)bold|black|heavy|demi|-bd|cmb|sfb|nimbus.*medi|-b$|,b$|CMBX|semib|-medi\b|Blk`)
	italicName = pattern.New(`(?i)ital|obli|slant|cmti|cmsl|sfti|sfsl|-it$|-i$`)
	monoName   = pattern.New(`(?i)courier|mono|cmtt|sftt|consol|typewriter|lmtt|inconsolata|menlo`)
	mathsName  = pattern.New(`(?i)^(?:cmmi|cmsy|cmex|cmbsy|msam|msbm|eufm|eusm|rsfs|mathematicalpi|mtsy|mtmi|euex|stmary|wasy|symbol|txsy|txmi|pxmi|pxsy|rtxmi|ntxmi|esint|lmmath)|math`)
	subsetName = pattern.New(`^[A-Z]{6}\+`)
)

// font reads a font once.
func (p *pdfFile) font(o types.Object) *pdfFont {
	n := objectNumber(o)
	if f := p.fonts[n]; f != nil && n > 0 {
		return f
	}
	f := p.readFont(p.dict(o))
	if n > 0 {
		p.fonts[n] = f
	}
	return f
}

func (p *pdfFile) readFont(d types.Dict) *pdfFont {
	f := &pdfFont{
		name:   subsetName.ReplaceAllString(p.name(d["BaseFont"]), ""),
		widths: map[uint32]float64{}, scale: 0.001, known: map[uint32]pdfChar{},
	}
	if data := p.stream(d["ToUnicode"]); data != nil {
		f.unicode = parseCMap(data)
	}
	desc := p.dict(d["FontDescriptor"])
	switch p.name(d["Subtype"]) {
	case "Type0":
		below := p.array(d["DescendantFonts"])
		if len(below) > 0 {
			cid := p.dict(below[0])
			desc = p.dict(cid["FontDescriptor"])
			p.compositeFont(f, d, cid, desc)
		}
	case "Type3":
		if m := p.numbers(d["FontMatrix"], 6); m != nil && m[0] != 0 {
			f.scale = m[0]
		}
		p.simpleFont(f, d, desc)
	default:
		p.simpleFont(f, d, desc)
	}
	p.describe(f, desc)
	return f
}

// describe notes the style of a font.
func (p *pdfFile) describe(f *pdfFont, desc types.Dict) {
	flags := int(p.num(desc["Flags"], 0))
	f.bold = boldName.MatchString(f.name) || flags&(1<<18) != 0 || p.num(desc["FontWeight"], 400) >= 600
	f.italic = italicName.MatchString(f.name) || p.num(desc["ItalicAngle"], 0) != 0
	f.mono = monoName.MatchString(f.name) || flags&1 != 0
	f.maths = mathsName.MatchString(f.name)
}

// simpleFont reads a font whose codes are bytes.
func (p *pdfFile) simpleFont(f *pdfFont, d, desc types.Dict) {
	first := uint32(p.num(d["FirstChar"], 0))
	for i, w := range p.array(d["Widths"]) {
		if i < 256 {
			f.widths[first+uint32(i)] = p.num(w, 0)
		}
	}
	f.width = p.num(desc["MissingWidth"], 0)
	if len(f.widths) == 0 {
		f.core, f.width = coreFont(f.name), 500
	}
	f.names = *p.builtIn(f, d, desc)
	enc := p.get(d["Encoding"])
	if base := baseEncoding(p.name(enc)); base != nil && !strings.Contains(f.name, "Symbol") {
		f.names = *base
	}
	if diff := p.dict(enc); diff != nil {
		if base := baseEncoding(p.name(diff["BaseEncoding"])); base != nil {
			f.names = *base
		}
		p.differences(f, diff["Differences"], p.name(d["Subtype"]) == "Type3")
	}
}

// differences sets single codes by the names of their glyphs.
func (p *pdfFile) differences(f *pdfFont, o types.Object, drawn bool) {
	c, unread := 0, 0
	for _, e := range p.array(o) {
		if n, ok := p.number(e); ok {
			c = int(n)
			continue
		}
		if c >= 0 && c < 256 {
			name := p.name(e)
			s := spellOut(glyphText(name))
			if s == "" && name != ".notdef" {
				if s = numberedName(name, c); s != "" {
					unread++
				}
			}
			f.names[c] = s
		}
		c++
	}
	if drawn && unread > 0 && f.unicode == nil {
		f.names = *texText // bitmaps of TeX, which have numbers for names
	}
}

// builtIn is the encoding that a font has of itself.
func (p *pdfFile) builtIn(f *pdfFont, d, desc types.Dict) *byteEncoding {
	switch {
	case strings.Contains(f.name, "Symbol") && desc["FontFile"] == nil:
		return symbolFont
	case p.name(d["Subtype"]) == "TrueType":
		return winAnsi
	case p.name(d["Subtype"]) == "Type3":
		return texText
	}
	if e := type1Encoding(p.stream(desc["FontFile"])); e != nil {
		return e
	}
	if c := parseCFF(p.stream(desc["FontFile3"])); c != nil {
		return &c.encoding
	}
	return standard
}

// compositeFont reads a font whose codes have several bytes.
func (p *pdfFile) compositeFont(f *pdfFont, d, cid, desc types.Dict) {
	f.codes = p.cmapOf(d["Encoding"])
	f.vertical = f.codes.vertical
	f.width = p.num(cid["DW"], 1000)
	p.cidWidths(f, p.array(cid["W"]))
	if f.unicode == nil && f.codes.decode == nil {
		f.gids = glyphTexts(p.stream(desc["FontFile2"]), p.stream(desc["FontFile3"]))
	}
}

// cidWidths reads "c [w1 w2 ...]" and "c1 c2 w".
func (p *pdfFile) cidWidths(f *pdfFont, w types.Array) {
	for i := 0; i+1 < len(w) && len(f.widths) <= 0xffff; {
		c := uint32(max(p.num(w[i], 0), 0))
		if list := p.array(w[i+1]); list != nil {
			for k, e := range list {
				f.widths[c+uint32(k)] = p.num(e, 0)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last := min(uint32(max(p.num(w[i+1], 0), 0)), 0xffff)
		if wide := p.num(w[i+2], 0); wide != f.width {
			for ; c <= last; c++ {
				f.widths[c] = wide
			}
		}
		i += 3
	}
}

// next cuts the first code off s, which is not empty.
func (f *pdfFont) next(s []byte) (c uint32, n int) {
	if f.codes != nil {
		return f.codes.next(s)
	}
	return uint32(s[0]), 1
}

// char says what code c of n bytes stands for.
func (f *pdfFont) char(c uint32, n int) pdfChar {
	if k, ok := f.known[c]; ok {
		return k
	}
	glyph := c
	if f.codes != nil {
		glyph = f.codes.cid(c)
	}
	k := pdfChar{text: spellOut(f.text(c, glyph, n))}
	k.width = f.glyphWidth(glyph, k.text) * f.scale
	f.known[c] = k
	return k
}

func (f *pdfFont) text(c, glyph uint32, n int) string {
	if f.unicode != nil {
		if s := f.unicode.text[c]; readable(s) {
			return s
		}
	}
	switch {
	case f.codes == nil:
		return f.names[c&0xff]
	case f.codes.decode != nil:
		return f.codes.decode(c, n)
	case f.gids[glyph] != "":
		return f.gids[glyph]
	}
	return "\ufffd"
}

// readable refuses what fonts say that do not know.
func readable(s string) bool {
	for _, r := range s {
		if r == 0 || r == '\ufffd' || private(string(r)) && !(0xf020 <= r && r <= 0xf0ff) {
			return false
		}
	}
	return s != ""
}

// spellOut writes ligatures as letters and leaves out control characters.
func spellOut(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\u00a0' || r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < ' ' || 0x7f <= r && r < 0xa0, r == '\u200b', r == '\ufeff', r == '\u200c', r == '\u200d':
		default:
			b.WriteString(glyphLetters(r))
		}
	}
	return b.String()
}

func (f *pdfFont) glyphWidth(glyph uint32, text string) float64 {
	if w, ok := f.widths[glyph]; ok {
		return w
	}
	if f.core != "" && len(text) > 0 {
		if w, err := font.CharWidth(f.core, []rune(text)[0]); err == nil && w > 0 {
			return float64(w)
		}
	}
	return f.width
}

// coreFont is the standard font that is drawn for one that is not embedded.
func coreFont(name string) string {
	bold, italic := boldName.MatchString(name), italicName.MatchString(name)
	family, plain, slanted := "Times", "Roman", "Italic"
	switch {
	case monoName.MatchString(name):
		family, plain, slanted = "Courier", "", "Oblique"
	case strings.Contains(name, "Helv") || strings.Contains(name, "Arial") || strings.Contains(name, "Sans"):
		family, plain, slanted = "Helvetica", "", "Oblique"
	}
	style := ""
	if bold {
		style = "Bold"
	}
	if italic {
		style += slanted
	}
	if style == "" {
		style = plain
	}
	return strings.TrimSuffix(family+"-"+style, "-")
}
