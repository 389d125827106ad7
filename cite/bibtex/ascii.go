package bibtex

import "golang.org/x/text/unicode/norm"

// accents are the LaTeX commands for combining marks. Commands that are
// letters need a space or a brace before the letter they go on.
var accents = map[rune]string{
	'\u0300': "`", '\u0301': "'", '\u0302': "^", '\u0303': "~", '\u0304': "=",
	'\u0306': "u", '\u0307': ".", '\u0308': `"`, '\u030A': "r", '\u030B': "H",
	'\u030C': "v", '\u0323': "d", '\u0327': "c", '\u0328': "k", '\u0331': "b",
}

// spellings are the letters that do not decompose, and common signs.
var spellings = map[rune]string{
	'ß': `{\ss}`, 'æ': `{\ae}`, 'Æ': `{\AE}`, 'œ': `{\oe}`, 'Œ': `{\OE}`,
	'ø': `{\o}`, 'Ø': `{\O}`, 'å': `{\aa}`, 'Å': `{\AA}`, 'ł': `{\l}`, 'Ł': `{\L}`,
	'ı': `{\i}`, 'ȷ': `{\j}`, 'đ': `{\dj}`, 'Đ': `{\DJ}`, 'ð': `{\dh}`, 'Ð': `{\DH}`,
	'þ': `{\th}`, 'Þ': `{\TH}`, 'ŋ': `{\ng}`, 'Ŋ': `{\NG}`, 'ĳ': "ij", 'Ĳ': "IJ",

	'‐': "-", '‑': "-", '‒': "--", '–': "--", '—': "---", '―': "---", '−': "-",
	'‘': "`", '’': "'", '“': "``", '”': "''", '‚': `\quotesinglbase{}`, '„': `\quotedblbase{}`,
	'«': `\guillemotleft{}`, '»': `\guillemotright{}`, '‹': `\guilsinglleft{}`, '›': `\guilsinglright{}`,
	'…': `\ldots{}`, '·': `\textperiodcentered{}`, '•': `\textbullet{}`, '¡': "!`", '¿': "?`",
	'§': `{\S}`, '¶': `{\P}`, // braced: the styles write other commands in small letters
	'†': `\dag{}`, '‡': `\ddag{}`, '°': `\textdegree{}`,
	'£': `\pounds{}`, '€': `\texteuro{}`, '¥': `\textyen{}`, '¢': `\textcent{}`,
	'©': `\textcopyright{}`, '®': `\textregistered{}`, '™': `\texttrademark{}`, '№': `\textnumero{}`,
	'×': `\texttimes{}`, '÷': `\textdiv{}`, '±': `\textpm{}`, 'µ': `\textmu{}`, '¬': `\textlnot{}`,
	'¹': `\textonesuperior{}`, '²': `\texttwosuperior{}`, '³': `\textthreesuperior{}`,
	'¼': `\textonequarter{}`, '½': `\textonehalf{}`, '¾': `\textthreequarters{}`,
	'ª': `\textordfeminine{}`, 'º': `\textordmasculine{}`, 'ʼ': "'", 'ʻ': "`", '′': "'", '″': "''",
}

// asciiSpelling returns r as a LaTeX macro.
func asciiSpelling(r rune) (string, bool) {
	if s, ok := spellings[r]; ok {
		return s, true
	}
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) < 2 || !isASCIILetter(parts[0]) {
		return "", false
	}
	s := string(parts[0]) // LaTeX takes the dot off an i by itself
	for _, mark := range parts[1:] {
		command, ok := accents[mark]
		if !ok {
			return "", false
		}
		s = `\` + command + group(s)
	}
	return "{" + s + "}", true
}

// group puts what an accent goes on in braces, so that the letter of a command
// never runs into the letter that it bears.
func group(s string) string { return "{" + s + "}" }

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
