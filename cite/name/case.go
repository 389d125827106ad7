package name

import (
	"strings"
	"unicode"
)

// isShouted reports whether s has letters and all of them are capitals.
func isShouted(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// normalCase turns a family name in capitals to the case of names: O'BRIEN to
// O'Brien, MCDONALD to McDonald, GARCÍA-LÓPEZ to García-López. Names that are
// not in capitals stay as they are written.
func normalCase(s string) string {
	if !isShouted(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = capitalised(w)
	}
	return strings.Join(words, " ")
}

func capitalised(word string) string {
	runes := []rune(strings.ToLower(word))
	start := true
	for i, r := range runes {
		if start && unicode.IsLetter(r) {
			runes[i] = unicode.ToUpper(r)
		}
		start = !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
	}
	if len(runes) > 3 && runes[0] == 'M' && runes[1] == 'c' {
		runes[2] = unicode.ToUpper(runes[2])
	}
	return string(runes)
}
