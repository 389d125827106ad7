package normalize

import (
	"strings"
	"testing"
)

func FuzzCollapse(f *testing.F) {
	for _, s := range []string{"a b", " a", "a ", "a  b", "a\u00a0b", "\u3000", "a\tb", "\xc2", "é \u2009", "\u0085x", "\u1680"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := collapse(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	})
}

func TestNextWord(t *testing.T) {
	var got []string
	for word, rest := nextWord("«Über» 12-й, été!", isLetterOrDigit); word != ""; word, rest = nextWord(rest, isLetterOrDigit) {
		got = append(got, word)
	}
	if s := strings.Join(got, "|"); s != "Über|12|й|été" {
		t.Errorf("words %s", s)
	}
}

func TestKnown(t *testing.T) {
	list := map[string]int{"über": 1, "of": 2}
	for word, want := range map[string]int{"Über": 1, "OF": 2, "off": 0, "": 0, strings.Repeat("of", 40): 0} {
		if got := known(list, word); got != want {
			t.Errorf("known(%q) = %d, want %d", word, got, want)
		}
	}
}
