package source

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// glyphList is the Adobe Glyph List, which says what the names of glyphs in
// fonts stand for (https://github.com/adobe-type-tools/agl-aglfn).
//
//go:embed glyphlist.txt
var glyphList string

// glyphNames is the list as a map.
var glyphNames = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 4500)
	for line := range strings.Lines(glyphList) {
		name, codes, ok := strings.Cut(strings.TrimSpace(line), ";")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		var b strings.Builder
		for _, c := range strings.Fields(codes) {
			n, _ := strconv.ParseUint(c, 16, 32)
			b.WriteRune(rune(n))
		}
		m[name] = b.String()
	}
	for name, s := range moreGlyphs {
		m[name] = s
	}
	return m
})

// moreGlyphs are names that the list has not, or has as private characters:
// those of TeX fonts.
var moreGlyphs = map[string]string{
	"ff": "ff", "fi": "fi", "fl": "fl", "ffi": "ffi", "ffl": "ffl", "ft": "ft", "Th": "Th", "tt": "tt", "ct": "ct", "st": "st",
	"IJ": "IJ", "ij": "ij", "dotlessj": "ȷ", "jdotless": "ȷ", "visiblespace": " ", "nbspace": " ", "nonbreakingspace": " ",
	"Ng": "Ŋ", "ng": "ŋ", "suppress": "\u0335", "polishlcross": "ł", "cwm": "", "compoundwordmark": "", "hyphenchar": "-", "sfthyphen": "\u00ad",
	"quotedblbase": "„", "rangedash": "–", "punctdash": "—", "dblbracketleft": "⟦", "dblbracketright": "⟧", "epsilon1": "ϵ",
	"angbracketleft": "⟨", "angbracketright": "⟩", "arrowright": "→", "bardbl": "‖", "minus": "−", "mu": "µ", "periodcentered": "·",
	"Scommaaccent": "Ș", "scommaaccent": "ș", "Tcommaaccent": "Ț", "tcommaaccent": "ț", "tie": "", "ascendercompwordmark": "", "capitalcompwordmark": "",
	"dieresis": "¨", "macron": "¯", "cedilla": "¸", ".notdef": "",
}

// glyphText says what a glyph of that name stands for, "" if unknown.
func glyphText(name string) string {
	if s, ok := glyphNames()[name]; ok && !private(s) {
		return s
	}
	base, _, _ := strings.Cut(name, ".")
	if base == "" {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(base, "_") {
		b.WriteString(glyphPart(part))
	}
	return b.String()
}

// glyphPart reads one component of a name.
func glyphPart(name string) string {
	if s, ok := glyphNames()[name]; ok && !private(s) {
		return s
	}
	for _, kind := range []string{"oldstyle", "taboldstyle", "fitted", "lining"} {
		if base, ok := strings.CutSuffix(name, kind); ok && base != "" {
			return glyphNames()[base]
		}
	}
	if base, ok := strings.CutSuffix(name, "small"); ok && len(base) > 0 {
		return strings.ToLower(glyphNames()[base])
	}
	return codedName(name)
}

// codedName reads names that give the character: uni00E9, u1F600.
func codedName(name string) string {
	if hex, ok := strings.CutPrefix(name, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
		var b strings.Builder
		for i := 0; i < len(hex); i += 4 {
			n, err := strconv.ParseUint(hex[i:i+4], 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(n))
		}
		return b.String()
	}
	if hex, ok := strings.CutPrefix(name, "u"); ok && 4 <= len(hex) && len(hex) <= 6 {
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil {
			return string(rune(n))
		}
	}
	return ""
}

// numberedName reads names that some writers make of codes: a65, C65, G41.
func numberedName(name string, c int) string {
	digits := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if len(digits) < len(name)-3 || digits == name {
		return ""
	}
	n, err := strconv.Atoi(digits)
	if hex, err2 := strconv.ParseUint(digits, 16, 16); err2 == nil && int(hex) == c {
		n, err = c, nil
	}
	if err != nil || n < ' ' || n > 255 {
		return ""
	}
	return string(rune(n))
}

// private reports characters whose meaning is up to the font.
func private(s string) bool {
	for _, r := range s {
		if 0xe000 <= r && r <= 0xf8ff || r >= 0xf0000 {
			return true
		}
	}
	return false
}
