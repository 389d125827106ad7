package pattern

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// FuzzPrefilter holds the one promise of a prefilter: what matches passes.
func FuzzPrefilter(f *testing.F) {
	for _, c := range [][2]string{
		{`(?i)\b(?:et al|u\. ?a|и др)\.`, "Doe, J. ET AL."},
		{`(?i)(?:^|\s)(?:pp?|s|seiten?)\.?\s*\d+`, "see PAGES, ſ. 12"},
		{`[,;]\s*(?:and|&|und)\s`, "a, und b"},
		{`^\p{Lu}(?:-?\p{Lu}){0,3}$`, "J-P"},
		{`(?i:Kelvin|mass)`, "\u212aelvin"},
		{`(a|b)?c+|[x-z]{2,}`, "yy"},
		{`\s+([:;])\s+`, "Titre : sous-titre"},
		{`в кн\.|под ред`, "В кн.: под ред."},
	} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, source, s string) {
		if len(source) > 200 {
			return
		}
		re, err := regexp.Compile(source)
		if err != nil {
			return
		}
		filter, words := newPrefilter(source)
		if filter == nil || !re.MatchString(s) {
			return
		}
		if !filter.passes(s) {
			t.Errorf("%q matches %q and is filtered out", source, s)
		}
		lower := strings.ToLower(strings.ReplaceAll(s, "\u017f", "s"))
		if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) }) {
			t.Errorf("%q matches %q, which has none of %q", source, s, words)
		}
	})
}

func TestRequired(t *testing.T) {
	for _, c := range []struct {
		source string
		want   []string
	}{
		{`(?i)\b(?:Vol|Band)\.?\s*\d`, []string{"vol", "vol.", "band", "band."}},
		{`a+bc`, []string{"bc"}},
		{`x*`, nil},
		{`x?y`, []string{"xy", "y"}},
		{`(?:in|dans)\s+\p{Lu}`, []string{"in", "dans"}},
		{`[:;]\s`, []string{":\t", ":\n", ":\f", ":\r", ": ", ";\t", ";\n", ";\f", ";\r", "; "}},
	} {
		f, _ := newPrefilter(c.source)
		var got []string
		if f != nil {
			for _, words := range f.words {
				got = append(got, words...)
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s needs one of %q, want %q", c.source, got, c.want)
		}
	}
}

func BenchmarkNoMatch(b *testing.B) {
	p := New(`(?i)\b(?:proc(?:eedings|\.)|conference|workshop|symposium|kongress|tagungsband|actes du)`)
	for b.Loop() {
		if p.MatchString("Journal of the History of Small Examples") {
			b.Fatal("a match")
		}
	}
}

// TestPrefilterBeyondASCII tries what case folding and broken text can do.
func TestPrefilterBeyondASCII(t *testing.T) {
	for _, c := range []struct{ source, text string }{
		{`(?i)kg`, "\u212ag"}, {`(?i)^ships`, "\u017fhips"}, {`İ`, "İ"}, {`(?i)ж`, "Ж"}, {`(?i)^ж`, "Ж"},
		{`\x{fffd}`, "\xff"}, {`(?i)straße`, "STRAẞE"}, {`(?:^|\s)ж`, "ж"}, {`(?i)σ`, "ς"},
	} {
		if !regexp.MustCompile(c.source).MatchString(c.text) {
			t.Fatalf("%q does not match %q: a useless test", c.source, c.text)
		}
		if !New(c.source).MatchString(c.text) {
			t.Errorf("%q matches %q and is filtered out", c.source, c.text)
		}
	}
	if New(`(?i)\bи др\b`).on("Müller – Straße") != nil {
		t.Error("every text beyond ASCII passes for one in Cyrillic")
	}
}
