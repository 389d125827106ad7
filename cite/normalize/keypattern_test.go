package normalize_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/normalize"
)

// soviets is a work with all that a key may be made of.
func soviets() *cite.Entry {
	e := entry("Anweiler", 1974, "The Soviets: The Russian Workers, Peasants and Soldiers")
	e.Names["author"] = append(e.Names["author"], cite.Name{Family: "Müller-Lüdenscheid"}, cite.Name{Literal: "Institut für Marxismus"})
	e.Type = "article-journal"
	for variable, value := range map[string]string{"container-title": "Review of Soviet Studies", "volume": "XII", "page": "S12–19"} {
		e.Set(variable, value, cite.Span{})
	}
	return e
}

func keyBy(t *testing.T, pattern string, e *cite.Entry) string {
	t.Helper()
	p, err := normalize.ParseKeyPattern(pattern)
	if err != nil {
		t.Fatal(err)
	}
	p.Keys([]*cite.Entry{e}, nil)
	return e.Key
}

func TestKeyPatterns(t *testing.T) {
	unsigned := entry("", 1918, "1918 RSFSR Constitution of Russia")
	for _, c := range []struct {
		pattern string
		entry   *cite.Entry
		want    string
	}{
		{normalize.DefaultKeyPattern, soviets(), "anweiler1974soviets"},
		{"[auth][year]", soviets(), "Anweiler1974"},
		{"[auth:lower]_[shorttitle:camel]_[shortyear]", soviets(), "anweiler_sovietsRussianWorkers_74"},
		{"%a_%t_%y", soviets(), "anweiler_soviets_1974"},
		{"[auth3:upper]:[year]", soviets(), "ANW:1974"},
		{"[authors][year]", soviets(), "AnweilerMullerLudenscheidInstitut1974"},
		{"[authors2]", soviets(), "AnweilerMullerLudenscheidEtAl"},
		{"[authors9]", soviets(), "AnweilerMullerLudenscheidInstitut"},
		{"[authEtAl].[year]", soviets(), "AnweilerEtAl.1974"},
		{"[title]", soviets(), "SovietsRussianWorkersPeasantsSoldiers"},
		{"[title2:lower]", soviets(), "sovietsrussian"},
		{"[VeryShortTitle:lower]", soviets(), "soviets"},
		{"[journal:abbr][volume]-[firstpage]", soviets(), "RSSXII-S12"},
		{"[type]/[year]", soviets(), "articlejournal/1974"},
		{"[year][auth]", soviets(), "1974Anweiler"},
		{"[auth][year][shorttitle1]", unsigned, "RSFSR1918Constitution"},
		{"[year]-[shorttitle1]", unsigned, "1918-RSFSR"},
		{"[auth][year]", entry("王", 2001, "中文"), "ref2001"},
		{"-[shortyear]", entry("Doe", 0, ""), "ref"},
		{"[auth:lower:capitalize]", entry("MCDONALD", 0, ""), "Mcdonald"},
		{"[auth]", entry("Ленин", 0, ""), "Lenin"},
		{"[auth]", entry("Šćepanović", 0, ""), "Scepanovic"},
	} {
		if got := keyBy(t, c.pattern, c.entry); got != c.want {
			t.Errorf("%s gives %s, want %s", c.pattern, got, c.want)
		}
	}
}

func TestKeyPatternErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		"[author][year]":    "unknown token [author]: did you mean [auth]?",
		"[auht]":            "unknown token [auht]: did you mean [auth]?",
		"[yaer]":            "did you mean [year]?",
		"[nonsense]":        "unknown token [nonsense] (there are [auth] [authetal]",
		"[auth:lowercase]":  "unknown modifier :lowercase: did you mean :lower?",
		"[auth:(x)]":        "unknown modifier :(x) (there are :abbr",
		"[year4]":           "[year4] takes no number",
		"[auth0]":           "[auth0] takes no number",
		"[auth":             "no closing bracket",
		"auth.lower + year": "write tokens in brackets",
		"[auth]{year}":      "cannot stand in a key",
		"[auth]é":           "'é' cannot stand in a key",
		"":                  "has no token",
		"fixed":             "has no token",
		"[auth][" + strings.Repeat("9", 99) + "]": "unknown token",
	} {
		if _, err := normalize.ParseKeyPattern(pattern); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error is %v, want %q", pattern, err, want)
		}
	}
}

// TestKeysDifferWithoutCase gives one list to a pattern that keeps capitals.
func TestKeysDifferWithoutCase(t *testing.T) {
	p, err := normalize.ParseKeyPattern("[auth][year]")
	if err != nil {
		t.Fatal(err)
	}
	list := []*cite.Entry{entry("Doe", 2001, "A"), entry("DOE", 2001, "B"), entry("Roe", 1999, "C"), entry("Moe", 2000, "D")}
	p.Keys(list, map[string]bool{"roe1999": true, "roe1999a": true})
	var keys []string
	for _, e := range list {
		keys = append(keys, e.Key)
	}
	if diff := cmp.Diff([]string{"Doe2001a", "DOE2001b", "Roe1999b", "Moe2000"}, keys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestKeysAreStable adds a work to a list: keys of others may change in their
// endings alone.
func TestKeysAreStable(t *testing.T) {
	list := func() []*cite.Entry {
		return []*cite.Entry{entry("Doe", 2001, "Same"), entry("Roe", 2001, "Other"), soviets()}
	}
	before := keysOf(list()...)
	after := keysOf(append([]*cite.Entry{entry("Doe", 2001, "Same"), entry("Abel", 1900, "First")}, list()...)...)[2:]
	if diff := cmp.Diff([]string{"doe2001same", "roe2001other", "anweiler1974soviets"}, before); diff != "" {
		t.Errorf("before (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"doe2001sameb", "roe2001other", "anweiler1974soviets"}, after); diff != "" {
		t.Errorf("after (-want +got):\n%s", diff)
	}
}

var anyKey = regexp.MustCompile(`^[A-Za-z0-9][-A-Za-z0-9_:./+]*$`)

func FuzzKeyPattern(f *testing.F) {
	f.Add(normalize.DefaultKeyPattern, "Müller", "Über die Größe", 1999)
	f.Add("[authors2:camel]-[journal:abbr]%y", "", "", 0)
	f.Add("[auth[year]]%", "]", "İ", -5)
	f.Fuzz(func(t *testing.T, pattern, family, title string, year int) {
		p, err := normalize.ParseKeyPattern(pattern)
		if err != nil {
			return
		}
		list := []*cite.Entry{entry(family, year, title), entry(family, year, title), entry(title, year, family)}
		p.Keys(list, map[string]bool{"ref": true})
		seen := map[string]bool{"ref": true}
		for _, e := range list {
			if key := strings.ToLower(e.Key); seen[key] || !anyKey.MatchString(e.Key) {
				t.Errorf("key %q twice or not valid, by %q", e.Key, pattern)
			} else {
				seen[key] = true
			}
		}
	})
}
