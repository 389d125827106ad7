package name

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite/pattern"
)

// shouted reports whether s has several letters and none of them is small;
// the c of McDONALD does not count.
func shouted(s string) bool {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "Mc", "MC"), "Mac", "MAC")
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) || unicode.Is(unicode.Lo, r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// calm turns a name in capitals to normal case: ANWEILER, McDONALD, O'BRIEN,
// PÉREZ-HIGUERAS, LÓPEZ DE LA TORRE.
func calm(s string) string {
	if !shouted(s) || strings.Contains(s, ".") {
		return s
	}
	f := strings.Fields(s)
	for i, w := range f {
		if small := strings.ToLower(w); i > 0 && i < len(f)-1 && (particles[small] || links[small]) {
			f[i] = small
		} else {
			f[i] = capital(w)
		}
	}
	return scottish(strings.Join(f, " "))
}

func capital(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && !unicode.IsMark(r)
	}
	return b.String()
}

// voiceless is an abbreviation: capitals without a vowel.
var voiceless = pattern.New(`^(?:[B-DF-HJ-NP-TV-XZ]{2,6}|[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{2,6})$`)

// scottish restores the inner capital of McDonald.
func scottish(s string) string {
	r := []rune(s)
	for i := 0; i+2 < len(r); i++ {
		if r[i] == 'M' && r[i+1] == 'c' && (i == 0 || !unicode.IsLetter(r[i-1])) {
			r[i+2] = unicode.ToUpper(r[i+2])
		}
	}
	return string(r)
}
