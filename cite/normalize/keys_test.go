package normalize_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/normalize"
)

var validKey = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func entry(family string, year int, title string) *cite.Entry {
	e := &cite.Entry{Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{"issued": {Year: year}}}
	if family != "" {
		e.Names["author"] = []cite.Name{{Family: family}}
	}
	e.Set("title", title, cite.Span{})
	return e
}

func keysOf(entries ...*cite.Entry) []string {
	normalize.Keys(entries)
	var keys []string
	for _, e := range entries {
		keys = append(keys, e.Key)
	}
	return keys
}

func TestKeys(t *testing.T) {
	got := keysOf(
		entry("Anweiler", 1974, "The Soviets: The Russian Workers"),
		entry("", 1918, "1918 RFSR Constitution"),
		entry("Wood", 0, "The Agrarian Origin of Capitalism"),
		entry("Müller-Lüdenscheid", 1999, "Über die Größe"),
		entry("Ленин", 1917, "Государство и революция"),
		entry("王", 2001, "中文"),
		entry("", 0, ""),
		entry("Doe", 2001, "Same"),
		entry("Doe", 2001, "Same"),
	)
	want := []string{"anweiler1974soviets", "rfsr1918constitution", "woodagrarian", "mullerludenscheid1999grosse",
		"lenin1917gosudarstvo", "ref2001", "ref", "doe2001samea", "doe2001sameb"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Many equal entries, and one whose key looks like a collision already.
func TestKeysUnique(t *testing.T) {
	entries := []*cite.Entry{entry("Doe", 2001, "Samec")}
	for range 60 {
		entries = append(entries, entry("Doe", 2001, "Same"))
	}
	seen := map[string]bool{}
	for _, k := range keysOf(entries...) {
		if seen[k] || !validKey.MatchString(k) {
			t.Errorf("key %q twice or not valid", k)
		}
		seen[k] = true
	}
	if entries[0].Key != "doe2001samec" || entries[60].Key != "doe2001same-61" {
		t.Errorf("keys %q and %q", entries[0].Key, entries[60].Key)
	}
}
