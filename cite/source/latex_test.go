package source

import (
	"strings"
	"unicode/utf8"
)

// texSpells reports what in LaTeX may be read as r: any command or macro, the
// brace behind its arguments, ligatures, shorthands and bytes of old encodings.
func texSpells(source string, r rune) bool {
	if strings.HasPrefix(source, `\`) || strings.HasPrefix(source, "}") {
		return true
	}
	for _, l := range texLigatures {
		if l.tex == source && l.text == string(r) {
			return true
		}
	}
	for _, l := range texShorthands {
		if l.tex == source && l.text == string(r) {
			return true
		}
	}
	if len(source) == 1 && source[0] >= utf8.RuneSelf {
		for _, m := range texCharsets {
			if m.DecodeByte(source[0]) == r {
				return true
			}
		}
	}
	return r == ' ' && (source == "~" || strings.TrimSpace(source) == "" || source[0] == '$' || source[0] == '%')
}
