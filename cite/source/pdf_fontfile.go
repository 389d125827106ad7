package source

import (
	"bytes"
	"encoding/binary"
)

// type1Encoding reads the encoding in the clear part of a Type 1 font, or nil.
// Fonts of TeX have it there and nowhere else.
func type1Encoding(data []byte) *byteEncoding {
	if i := bytes.Index(data, []byte("eexec")); i >= 0 {
		data = data[:i]
	}
	at := bytes.Index(data, []byte("/Encoding"))
	if at < 0 {
		return nil
	}
	l := &pdfLexer{src: data, at: at + len("/Encoding")}
	var e byteEncoding
	var before, last pdfToken
	for found := false; ; {
		t := l.next()
		switch {
		case t.kind == tokenEnd:
			return nil
		case t.kind == tokenWord && string(t.bytes) == "StandardEncoding":
			return standard
		case t.kind == tokenWord && string(t.bytes) == "put" && last.kind == tokenName && before.kind == tokenNumber:
			if c := int(before.num); 0 <= c && c < 256 {
				e[c], found = spellOut(glyphText(string(last.bytes))), true
			}
		case t.kind == tokenWord && (string(t.bytes) == "def" || string(t.bytes) == "readonly"):
			if found {
				return &e
			}
		}
		before, last = last, t
	}
}

// glyphTexts says what the glyphs of an embedded font stand for, by number: by
// the character map of a TrueType font read backwards, or by the glyph names
// of a CFF font.
func glyphTexts(trueType, cff []byte) map[uint32]string {
	if t := parseSFNT(trueType); t != nil {
		return t
	}
	if bytes.HasPrefix(cff, []byte("OTTO")) {
		if t := parseSFNT(cff); t != nil {
			return t
		}
		cff = sfntTable(cff, "CFF ")
	}
	if c := parseCFF(cff); c != nil {
		return c.glyphs
	}
	return nil
}

// sfntTable finds a table of a TrueType or OpenType font.
func sfntTable(font []byte, tag string) []byte {
	if len(font) < 12 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(font[4:]))
	for i := 0; i < n && 12+16*i+16 <= len(font); i++ {
		e := font[12+16*i:]
		if string(e[:4]) != tag {
			continue
		}
		from, size := int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
		if from > len(font) {
			return nil
		}
		return font[from:min(len(font), from+size)]
	}
	return nil
}

// parseSFNT reads the character map of a font, glyph number to text.
func parseSFNT(font []byte) map[uint32]string {
	m := sfntTable(font, "cmap")
	if len(m) < 4 {
		return nil
	}
	out := map[uint32]string{}
	n := int(binary.BigEndian.Uint16(m[2:]))
	for i := 0; i < n && 4+8*i+8 <= len(m); i++ {
		e := m[4+8*i:]
		platform, kind := binary.BigEndian.Uint16(e), binary.BigEndian.Uint16(e[2:])
		from := int(binary.BigEndian.Uint32(e[4:]))
		if from+6 > len(m) || platform != 0 && (platform != 3 || kind == 0) {
			continue
		}
		eachMapped(m[from:], func(r rune, gid uint32) {
			if _, ok := out[gid]; !ok && gid != 0 && r >= ' ' && !private(string(r)) {
				out[gid] = string(r)
			}
		})
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// eachMapped reads a subtable of format 4 or 12.
func eachMapped(s []byte, f func(r rune, gid uint32)) {
	switch binary.BigEndian.Uint16(s) {
	case 4:
		eachSegment(s, f)
	case 12:
		if len(s) < 16 {
			return
		}
		n := int(binary.BigEndian.Uint32(s[12:]))
		for i, left := 0, maxMapped; i < n && 16+12*i+12 <= len(s) && left > 0; i++ {
			e := s[16+12*i:]
			from, to, gid := binary.BigEndian.Uint32(e), binary.BigEndian.Uint32(e[4:]), binary.BigEndian.Uint32(e[8:])
			for c := from; c <= to && c <= 0x10ffff && left > 0; c++ {
				f(rune(c), gid+c-from)
				left--
			}
		}
	}
}

// eachSegment reads format 4: segments of codes with a shift or a list.
func eachSegment(s []byte, f func(r rune, gid uint32)) {
	if len(s) < 16 {
		return
	}
	n := int(binary.BigEndian.Uint16(s[6:])) / 2
	at := func(i int) int {
		if i+2 > len(s) {
			return 0
		}
		return int(binary.BigEndian.Uint16(s[i:]))
	}
	left := maxMapped
	for k := 0; k < n && 16+8*n <= len(s)+2*n; k++ {
		to, from := at(14+2*k), at(16+2*n+2*k)
		delta, offset := at(16+4*n+2*k), at(16+6*n+2*k)
		for c := from; c <= to && c < 0xffff && left > 0; c++ {
			left--
			gid := c
			if offset != 0 {
				if gid = at(16 + 6*n + 2*k + offset + 2*(c-from)); gid == 0 {
					continue
				}
			}
			f(rune(c), uint32(gid+delta)&0xffff)
		}
	}
}
