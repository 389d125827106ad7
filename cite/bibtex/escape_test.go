package bibtex_test

import (
	"testing"

	"github.com/citecheck/citecheck/cite/bibtex"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ tex, want string }{
		{"Müller & Sons, 5% of a_b #1", `M{\"{u}}ller \& Sons, 5\% of a\_b \#1`},
		{`M{\"u}ller \& 5\% $a_b$ $$c_d%$$`, `M{\"u}ller \& 5\% $a_b$ $$c_d%$$`},
		{"e\u0301 and \u0301", `{\'{e}} and ` + "\u0301"},
		{`\url{http://x.org/a_b%20} \textcite{a_b} \ensuremath{x_1}`, `\url{http://x.org/a_b%20} \textcite{a_b} \ensuremath{x_1}`},
		{"see https://x.org/a_b%20 and http_x", `see https://x.org/a_b%20 and http\_x`},
		{"a\u00A0b – “c” …", "a~b -- ``c'' \\ldots{}"},
		{"Москва 北京", "Москва 北京"},
		{"$5 a_b", `$5 a\_b`},
		{"", ""},
	} {
		got := bibtex.Escape(c.tex)
		if got != c.want {
			t.Errorf("Escape(%q) = %q, want %q", c.tex, got, c.want)
		}
		if again := bibtex.Escape(got); again != got {
			t.Errorf("Escape(%q) = %q the second time", got, again)
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("Müller & $x_1$ \\url{a_b} e\u0301 http://a_b \\_")
	f.Fuzz(func(t *testing.T, s string) {
		if once := bibtex.Escape(s); bibtex.Escape(once) != once {
			t.Errorf("Escape(%q) = %q, and again %q", s, once, bibtex.Escape(once))
		}
	})
}
