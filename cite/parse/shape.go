package parse

import (
	"unicode"
	"unicode/utf8"
)

// A shape is the class of a token by the look of it alone.
type shape uint8

// The shapes of words, numbers and identifiers; those of marks follow from
// shapeMark on, one for each mark that means something in a reference.
const (
	shapeEdge shape = iota // beyond either end of the text
	shapeLower1
	shapeLower
	shapeInitial // one capital
	shapeCap
	shapeUpper2 // two or three capitals: initials without stops, abbreviations
	shapeUpper
	shapeMixed
	shapeUncased // letters of a script without capitals
	shapeIdeograph
	shapeRoman // small or capital, two letters or more
	shapeYear18
	shapeYear19
	shapeYear20
	shapeDigit1
	shapeDigit2
	shapeDigit3
	shapeDigit4
	shapeDigit5
	shapeDigitMore
	shapeURL
	shapeDOILink
	shapeDOI
	shapeArXiv
	shapeISBN
	shapeISSN
	shapePMC
	shapeMark
)

// marks orders the marks by shape; what is not among them has the shape of the
// last, a blank.
var marks = [...]struct {
	shape shape
	runes string
}{
	{shapeMark, "."}, {shapeMark + 1, ","}, {shapeMark + 2, ":："}, {shapeMark + 3, ";；"}, {shapeMark + 4, "(（"},
	{shapeMark + 5, ")）"}, {shapeMark + 6, "[［【〔"}, {shapeMark + 7, "]］】〕"}, {shapeMark + 8, "\"″＂"}, {shapeMark + 9, "“„「『《〈"},
	{shapeMark + 10, "”」』》〉"}, {shapeMark + 11, "«‹"}, {shapeMark + 12, "»›"}, {shapeMark + 13, "'’`´"}, {shapeMark + 14, "‘‚"},
	{shapeMark + 15, "-‐‑"}, {shapeMark + 16, "–—―−"}, {shapeMark + 17, "/"}, {shapeMark + 18, "&"}, {shapeMark + 19, "?!？！"},
	{shapeMark + 20, "…"}, {shapeMark + 21, "_"}, {shapeMark + 22, "<{"}, {shapeMark + 23, ">}"}, {shapeMark + 24, "=+~*#^|"},
	{shapeMark + 25, "№§°º"}, {shapeMark + 26, "•·∙"}, {shapeMark + 27, "。．"}, {shapeMark + 28, "，、"}, {shapeOther, " "},
}

const (
	shapeStop     = shapeMark
	shapeComma    = shapeMark + 1
	shapeColon    = shapeMark + 2
	shapeSemi     = shapeMark + 3
	shapeOpen     = shapeMark + 4
	shapeClose    = shapeMark + 5
	shapeBrOpen   = shapeMark + 6
	shapeBrEnd    = shapeMark + 7
	shapeQuote    = shapeMark + 8
	shapeQOpen    = shapeMark + 9
	shapeQClose   = shapeMark + 10
	shapeGOpen    = shapeMark + 11
	shapeGClose   = shapeMark + 12
	shapeApos     = shapeMark + 13
	shapeSOpen    = shapeMark + 14
	shapeHyphen   = shapeMark + 15
	shapeDash     = shapeMark + 16
	shapeSlash    = shapeMark + 17
	shapeAnd      = shapeMark + 18
	shapeQuery    = shapeMark + 19
	shapeScore    = shapeMark + 21
	shapeAngle    = shapeMark + 22
	shapeAngleEnd = shapeMark + 23
	shapeSigns    = shapeMark + 24
	shapeNumero   = shapeMark + 25
	shapeBullet   = shapeMark + 26
	shapeCJStop   = shapeMark + 27
	shapeCJList   = shapeMark + 28
	shapeOther    = shapeMark + 29
	numShapes     = shapeOther + 1
)

func (s shape) isMark() bool   { return s >= shapeMark }
func (s shape) isYear() bool   { return s >= shapeYear18 && s <= shapeYear20 }
func (s shape) isNumber() bool { return s >= shapeYear18 && s <= shapeDigitMore }
func (s shape) isID() bool     { return s >= shapeURL && s <= shapePMC }

// newMarkShapes returns the tables that find the shape of a mark.
func newMarkShapes() (ascii [utf8.RuneSelf]shape, other map[rune]shape) {
	other = make(map[rune]shape, 64)
	for i := range ascii {
		ascii[i] = shapeOther
	}
	for _, m := range marks {
		for _, r := range m.runes {
			if r < utf8.RuneSelf {
				ascii[r] = m.shape
			} else {
				other[r] = m.shape
			}
		}
	}
	return ascii, other
}

// shapeOfKind is the shape of the identifiers.
func shapeOfKind(k kind) shape { return shapeURL + shape(k-kindURL) }

// shapeOfNumber looks at the digits of s.
func shapeOfNumber(s string) shape {
	switch len(s) {
	case 1:
		return shapeDigit1
	case 2:
		return shapeDigit2
	case 3:
		return shapeDigit3
	case 4:
		switch {
		case s >= "1400" && s < "1900":
			return shapeYear18
		case s >= "1900" && s < "2000":
			return shapeYear19
		case s >= "2000" && s < "2040":
			return shapeYear20
		}
		return shapeDigit4
	case 5:
		return shapeDigit5
	}
	return shapeDigitMore
}

// shapeOfWord looks at the letters of s.
func shapeOfWord(s string) shape {
	letters, upper, lower, roman := 0, 0, 0, true
	first := false // is the first letter a capital?
	for i := 0; i < len(s); {
		r, n := decode(s, i)
		i += n
		letters++
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			lower++
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			upper++
			first = first || letters == 1
		}
		roman = roman && isRoman(r)
	}
	if roman && letters >= 2 && letters <= 8 && (upper == 0 || lower == 0) {
		return shapeRoman
	}
	return shapeOfCase(letters, upper, lower, first)
}

func shapeOfCase(letters, upper, lower int, first bool) shape {
	switch {
	case upper+lower == 0:
		return shapeUncased
	case letters == 1 && lower == 1:
		return shapeLower1
	case letters == 1:
		return shapeInitial
	case upper == 0:
		return shapeLower
	case upper == 1 && first:
		return shapeCap
	case lower == 0 && letters <= 3:
		return shapeUpper2
	case lower == 0:
		return shapeUpper
	}
	return shapeMixed
}

// isRoman leaves the small l and c out: "il", "ci" and "li" are words.
func isRoman(r rune) bool {
	switch r {
	case 'i', 'v', 'x', 'I', 'V', 'X', 'L', 'C':
		return true
	}
	return false
}
