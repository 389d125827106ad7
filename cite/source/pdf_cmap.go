package source

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A cmap says how the bytes of a string make codes, and what the codes stand
// for: text (ToUnicode) or glyph numbers (an encoding).
type cmap struct {
	spaces   []codeSpace
	text     map[uint32]string
	ranges   []cidRange
	vertical bool

	// decode reads a code as text where the name of the CMap says how.
	decode func(code uint32, n int) string
}

// A codeSpace is the range of codes of one length.
type codeSpace struct {
	n        int // bytes
	from, to uint32
}

// A cidRange maps codes to glyph numbers one after the other.
type cidRange struct{ from, to, cid uint32 }

// maxMapped bounds the codes that a CMap lists, which are 16 bits as a rule.
const maxMapped = 1 << 17

// maxSpaces bounds the ranges of codes of one length, of which there are four
// at most in the CMaps of Adobe.
const maxSpaces = 100

// parseCMap reads a CMap; what it does not know it skips.
func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := &pdfLexer{src: data}
	var args []pdfToken
	for {
		t := l.next()
		if t.kind == tokenEnd {
			slices.SortFunc(m.ranges, func(a, b cidRange) int { return cmp.Compare(a.to, b.to) })
			return m
		}
		if t.kind != tokenWord {
			if len(args) < maxElements {
				args = append(args, t)
			}
			continue
		}
		m.operator(string(t.bytes), args)
		args = args[:0]
	}
}

func (m *cmap) operator(op string, args []pdfToken) {
	switch op {
	case "endcodespacerange":
		eachGroup(args, 2, func(a []pdfToken) {
			if len(m.spaces) < maxSpaces {
				m.spaces = append(m.spaces, codeSpace{len(a[0].bytes), codeNumber(a[0].bytes), codeNumber(a[1].bytes)})
			}
		})
	case "endbfchar":
		eachGroup(args, 2, func(a []pdfToken) { m.set(codeNumber(a[0].bytes), target(a[1])) })
	case "endbfrange":
		eachGroup(args, 3, m.bfRange)
	case "endcidchar":
		eachGroup(args, 2, func(a []pdfToken) {
			c := codeNumber(a[0].bytes)
			m.ranges = append(m.ranges, cidRange{c, c, uint32(a[1].num)})
		})
	case "endcidrange":
		eachGroup(args, 3, func(a []pdfToken) {
			m.ranges = append(m.ranges, cidRange{codeNumber(a[0].bytes), codeNumber(a[1].bytes), uint32(a[2].num)})
		})
	case "def":
		if n := len(args); n >= 2 && string(args[n-2].bytes) == "WMode" {
			m.vertical = args[n-1].num == 1
		}
	}
}

// eachGroup calls f for every n tokens; the count before "begin..." was an
// argument of that.
func eachGroup(args []pdfToken, n int, f func([]pdfToken)) {
	for i := 0; i+n <= len(args); i += n {
		f(args[i : i+n])
	}
}

func (m *cmap) bfRange(a []pdfToken) {
	from, to := codeNumber(a[0].bytes), codeNumber(a[1].bytes)
	if a[2].kind == tokenList {
		for i, t := range a[2].list {
			m.set(from+uint32(i), target(t))
		}
		return
	}
	to = min(to, from+0xffff)
	text := []rune(target(a[2]))
	for c := from; c <= to && len(text) > 0 && len(m.text) < maxMapped; c++ {
		m.set(c, string(text))
		text[len(text)-1]++
	}
}

func (m *cmap) set(c uint32, s string) {
	if len(m.text) < maxMapped {
		m.text[c] = s
	}
}

// codeNumber reads the bytes of a code as a number.
func codeNumber(b []byte) uint32 {
	n := uint32(0)
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

// target reads what a code stands for: UTF-16, or the name of a glyph.
func target(t pdfToken) string {
	if t.kind == tokenName {
		return glyphText(string(t.bytes))
	}
	if len(t.bytes) == 1 {
		return string(rune(t.bytes[0]))
	}
	return utf16Text(t.bytes)
}

func utf16Text(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}

// next cuts the first code off s, which is not empty.
func (m *cmap) next(s []byte) (c uint32, n int) {
	for n = 1; n <= 4 && n <= len(s); n++ {
		c = c<<8 | uint32(s[n-1])
		for _, r := range m.spaces {
			if r.n == n && r.from <= c && c <= r.to {
				return c, n
			}
		}
	}
	n = min(len(s), m.shortest())
	return codeNumber(s[:n]), n
}

func (m *cmap) shortest() int {
	if len(m.spaces) == 0 {
		return 2
	}
	n := 4
	for _, r := range m.spaces {
		n = min(n, max(r.n, 1))
	}
	return n
}

func (m *cmap) cid(c uint32) uint32 {
	if m.ranges == nil {
		return c
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].to >= c })
	if i < len(m.ranges) && m.ranges[i].from <= c {
		return m.ranges[i].cid + c - m.ranges[i].from
	}
	return 0
}

// cmapOf reads the encoding of a composite font: a stream or a name.
func (p *pdfFile) cmapOf(o types.Object) *cmap {
	n := objectNumber(o)
	if m := p.cmaps[n]; m != nil && n > 0 {
		return m
	}
	m := namedCMap(p.name(o))
	if data := p.stream(o); data != nil {
		m = parseCMap(data)
		if base := p.name(p.dict(o)["UseCMap"]); base != "" {
			m.decode = namedCMap(base).decode
		}
	}
	p.cmaps[n] = m
	return m
}

var twoBytes = []codeSpace{{2, 0, 0xffff}}

// namedCMap is a CMap that PDF knows by name (ISO 32000-1, 9.7.5.2). Of those
// for East Asian encodings the glyph numbers are not known here, but the text
// is.
func namedCMap(name string) *cmap {
	m := &cmap{spaces: twoBytes, vertical: strings.HasSuffix(name, "-V")}
	switch {
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		m.decode = func(c uint32, _ int) string { return utf16Text([]byte{byte(c >> 8), byte(c)}) }
	case strings.Contains(name, "RKSJ"):
		m.spaces = []codeSpace{{1, 0, 0x80}, {2, 0x8140, 0x9ffc}, {1, 0xa0, 0xdf}, {2, 0xe040, 0xfcfc}}
		m.decode = legacy(japanese.ShiftJIS)
	case strings.HasPrefix(name, "EUC-"):
		m.spaces = eucSpaces
		m.decode = legacy(japanese.EUCJP)
	case strings.HasPrefix(name, "GB"):
		m.spaces = eucSpaces
		m.decode = legacy(simplifiedchinese.GBK)
	case strings.Contains(name, "B5"), strings.HasPrefix(name, "HK"):
		m.spaces = eucSpaces
		m.decode = legacy(traditionalchinese.Big5)
	case strings.HasPrefix(name, "KSC"):
		m.spaces = eucSpaces
		m.decode = legacy(korean.EUCKR)
	}
	return m
}

var eucSpaces = []codeSpace{{1, 0, 0x80}, {2, 0x8140, 0xfefe}}

// legacy reads codes in an encoding of before Unicode.
func legacy(e encoding.Encoding) func(uint32, int) string {
	return func(c uint32, n int) string {
		b := []byte{byte(c >> 8), byte(c)}
		s, err := e.NewDecoder().Bytes(b[2-min(n, 2):])
		if err != nil {
			return ""
		}
		return string(s)
	}
}
