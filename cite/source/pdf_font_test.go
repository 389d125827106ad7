package source

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGlyphText(t *testing.T) {
	tests := []struct{ name, want string }{
		{"A", "A"}, {"eacute", "é"}, {"ffi", "ffi"}, {"f_f_i", "ffi"}, {"a.sc", "a"}, {"uni00E9", "é"}, {"uni0041030A", "A\u030a"},
		{"u1F600", "😀"}, {"oneoldstyle", "1"}, {"Asmall", "a"}, {"dotlessj", "ȷ"}, {".notdef", ""}, {"g123", ""}, {"unixyz", ""}, {"", ""},
	}
	for _, tt := range tests {
		if got := glyphText(tt.name); got != tt.want {
			t.Errorf("glyphText(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPDFEncodings(t *testing.T) {
	tests := []struct {
		name string
		enc  *byteEncoding
		code int
		want string
	}{
		{"standard", standard, 0xae, "fi"}, {"standard", standard, 0xd0, "—"}, {"standard", standard, 0xfb, "ß"}, {"standard", standard, 0xf5, "ı"},
		{"standard", standard, '\'', "’"}, {"WinAnsi", winAnsi, 0x80, "€"}, {"WinAnsi", winAnsi, 0xad, "-"}, {"MacRoman", macRoman, 0x8e, "é"},
		{"Symbol", symbolFont, 'a', "α"}, {"Symbol", symbolFont, 0xb7, "•"}, {"Symbol", symbolFont, 0xf2, "∫"},
		{"TeX", texText, 14, "ffi"}, {"TeX", texText, 0x7b, "–"}, {"TeX", texText, 0x60, "‘"}, {"TeX", texText, 0x13, "´"},
	}
	for _, tt := range tests {
		if got := tt.enc[tt.code]; got != tt.want {
			t.Errorf("%s %#x is %q, want %q", tt.name, tt.code, got, tt.want)
		}
	}
}

func TestParseCMap(t *testing.T) {
	m := parseCMap([]byte(`/CIDInit /ProcSet findresource begin
1 begincodespacerange <00> <7F> endcodespacerange 1 begincodespacerange <8140> <FEFE> endcodespacerange
2 beginbfchar <01> <00660069> <8142> <D83DDE00> endbfchar
2 beginbfrange <02> <04> <0041> <8150> <8151> [<0031> <0032>] endbfrange
1 begincidrange <10> <1f> 100 endcidrange /WMode 1 def`))
	want := map[uint32]string{1: "fi", 0x8142: "😀", 2: "A", 3: "B", 4: "C", 0x8150: "1", 0x8151: "2"}
	if d := cmp.Diff(want, m.text); d != "" {
		t.Errorf("text (-want +got):\n%s", d)
	}
	if !m.vertical || m.cid(0x12) != 102 || m.cid(0x20) != 0 {
		t.Errorf("vertical %v, glyphs %d and %d, want true, 102 and 0", m.vertical, m.cid(0x12), m.cid(0x20))
	}
	for s, want := range map[string]string{"\x01\x81\x42": "1/1", "\x81\x42\x01": "8142/2", "\xff": "ff/1"} {
		c, n := m.next([]byte(s))
		if got := fmt.Sprintf("%x/%d", c, n); got != want {
			t.Errorf("the first code of %q is %s, want %s", s, got, want)
		}
	}
}

func TestNamedCMap(t *testing.T) {
	tests := []struct {
		name, bytes, want string
		n                 int
	}{
		{"UniGB-UCS2-H", "\x4e\x2d", "中", 2}, {"GBK-EUC-H", "\xd6\xd0", "中", 2}, {"90ms-RKSJ-H", "\x92\x86", "中", 2},
		{"ETen-B5-H", "\xa4\xa4", "中", 2}, {"KSCms-UHC-H", "\xb0\xa1", "가", 2}, {"90ms-RKSJ-H", "A", "A", 1},
	}
	for _, tt := range tests {
		m := namedCMap(tt.name)
		c, n := m.next([]byte(tt.bytes))
		if got := m.decode(c, n); got != tt.want || n != tt.n {
			t.Errorf("%s reads %x as %q of %d bytes, want %q of %d", tt.name, tt.bytes, got, n, tt.want, tt.n)
		}
	}
}

func TestType1Encoding(t *testing.T) {
	e := type1Encoding([]byte("%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 11 /ff put\ndup 19 /acute put\nreadonly def\ncurrentfile eexec\x80\x81"))
	if e == nil || e[11] != "ff" || e[19] != "´" || e['A'] != "" {
		t.Errorf("got %v", e)
	}
	if type1Encoding([]byte("/Encoding StandardEncoding def")) != standard || type1Encoding([]byte("nothing")) != nil {
		t.Error("the standard encoding or none is not told")
	}
}

// TestParseSFNT reads a character map of format 4 backwards.
func TestParseSFNT(t *testing.T) {
	u16 := func(v ...uint16) []byte {
		var b []byte
		for _, x := range v {
			b = binary.BigEndian.AppendUint16(b, x)
		}
		return b
	}
	sub := u16(4, 32, 0, 4, 0, 0, 0, 'C', 0xffff, 0, 'A', 0xffff, 0xffff-'A'+6, 1, 0, 0)
	m := append(u16(0, 1, 3, 1, 0, 12), sub...)
	font := append([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c"), 0, 0, 0, byte(len(m)))
	if d := cmp.Diff(map[uint32]string{5: "A", 6: "B", 7: "C"}, parseSFNT(append(font, m...))); d != "" {
		t.Errorf("glyphs (-want +got):\n%s", d)
	}
	for i := range font {
		parseSFNT(font[:i]) // must not panic
	}
}

// TestParseCFF reads a font of two glyphs, one with a name of its own.
func TestParseCFF(t *testing.T) {
	top := []byte{28, 0, 46, 15, 28, 0, 51, 16, 28, 0, 44, 17} // charset, encoding, glyphs
	data := []byte{1, 0, 4, 1, 0, 1, 1, 1, 2, 'F', 0, 1, 1, 1, byte(1 + len(top))}
	data = append(data, top...)
	data = append(data, 0, 1, 1, 1, 7, 'e', 'a', 'c', 'u', 't', 'e')
	data = append(data, 0, 0) // no subroutines
	data = append(data, make([]byte, 44-len(data))...)
	data = append(data, 0, 3)                           // three glyphs
	data = append(data, 0, 0, 34, 1, 135, 0, 2, 65, 66) // A and the named one; codes 65 and 66
	f := parseCFF(data)
	if f == nil {
		t.Fatal("it is not read")
	}
	if d := cmp.Diff(map[uint32]string{0: "", 1: "A", 2: "é"}, f.glyphs); d != "" {
		t.Errorf("glyphs (-want +got):\n%s", d)
	}
	if f.encoding[65] != "A" || f.encoding[66] != "é" {
		t.Errorf("codes 65 and 66 are %q and %q", f.encoding[65], f.encoding[66])
	}
	for i := range data {
		parseCFF(data[:i]) // must not panic
	}
}
