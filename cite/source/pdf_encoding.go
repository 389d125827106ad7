package source

import (
	"golang.org/x/text/encoding/charmap"
)

// A byteEncoding says what the codes of a simple font stand for.
type byteEncoding [256]string

// The encodings that PDF knows by name (ISO 32000-1, annex D), and what TeX
// fonts without names use.
var (
	winAnsi    = charmapEncoding(charmap.Windows1252)
	macRoman   = charmapEncoding(charmap.Macintosh)
	standard   = standardEncoding()
	symbolFont = symbolEncoding()
	texText    = texEncoding()
)

func baseEncoding(name string) *byteEncoding {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi
	case "MacRomanEncoding":
		return macRoman
	case "StandardEncoding":
		return standard
	}
	return nil
}

func charmapEncoding(m *charmap.Charmap) *byteEncoding {
	var e byteEncoding
	for i := ' '; i < 256; i++ {
		if r := m.DecodeByte(byte(i)); r != '\ufffd' && r >= ' ' && !('\u007f' <= r && r < '\u00a0') {
			e[i] = string(r)
		}
	}
	if m == charmap.Windows1252 {
		e[0x7f], e[0x81], e[0x8d], e[0x8f], e[0x90], e[0x9d] = "•", "•", "•", "•", "•", "•"
	}
	e[0xad] = orText(e[0xad], "-")
	return &e
}

func orText(s, otherwise string) string {
	if s == "" || s == "\u00ad" {
		return otherwise
	}
	return s
}

func asciiEncoding() *byteEncoding {
	var e byteEncoding
	for i := ' '; i < 0x7f; i++ {
		e[i] = string(i)
	}
	return &e
}

// put sets the codes from c on; '\x00' leaves one out.
func (e *byteEncoding) put(c int, text string) {
	for _, r := range text {
		if r != 0 {
			e[c] = ligature(r)
		}
		c++
	}
}

func standardEncoding() *byteEncoding {
	e := asciiEncoding()
	e['\''], e['`'] = "’", "‘"
	e.put(0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—")
	e.put(0xe1, "Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß")
	return e
}

func symbolEncoding() *byteEncoding {
	e := asciiEncoding()
	e.put(' ', " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	e.put(0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑")
	e.put(0xf1, "〉∫")
	return e
}

// texEncoding is OT1, that of Computer Modern.
func texEncoding() *byteEncoding {
	e := asciiEncoding()
	e.put(0, "ΓΔΘΛΞΠΣΥΦΨΩﬀﬁﬂﬃﬄıȷ`´ˇ˘¯˚¸ßæœøÆŒØ")
	e.put('"', "”")
	e.put('\'', "’")
	e.put('<', "¡=¿")
	e.put('\\', "“")
	e.put('_', "˙‘")
	e.put('{', "–—˝˜¨")
	return e
}

// ligature writes ligatures as the letters that they join.
func ligature(r rune) string {
	if 0xfb00 <= r && r <= 0xfb06 {
		return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00]
	}
	return string(r)
}

// glyphLetters is ligature, and reads the private characters that symbol fonts of
// Windows have.
func glyphLetters(r rune) string {
	if 0xf020 <= r && r <= 0xf0ff {
		return symbolFont[r-0xf000]
	}
	return ligature(r)
}
