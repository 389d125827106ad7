package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var nameTransliteration = &Rule{
	ID:       "CC609",
	Name:     "name-transliteration",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A Slavic name in two romanisations",
		Why:   "Trotsky, Trotskii and Trockij are one man in three systems. Lists sort them apart; a file should keep to one system.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{t1930,\n  author = {Trotsky, Leon},\n  title = {My Life},\n  publisher = {Scribner},\n  year = 1930\n}\n\n@book{t1931,\n  author = {Trotskii, Lev},\n  title = {Istoriia},\n  publisher = {Granit},\n  year = 1931\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{t1930,\n  author = {Trotsky, Leon and Tolstoy, Lev},\n  title = {My Life},\n  publisher = {Scribner},\n  year = 1930\n}\n\n@book{t1931,\n  author = {Trotsky, Lev and Tolstov, Ivan},\n  title = {Istoriia},\n  publisher = {Granit},\n  year = 1931\n}\n"},
		},
	},
	Run: func(p *Pass) {
		first := make(map[string]*spelling)
		for _, s := range p.spellings() {
			key := slavicKey(s.family) + "/" + initialOf(s.given)
			other := first[key]
			if other == nil {
				first[key] = s
				continue
			}
			if plain(other.family) != plain(s.family) {
				p.Report(cite.Finding{
					Ref: s.first.r.Ref, Span: s.first.span(), Message: "\"" + s.family + "\" is also romanised \"" + other.family + "\"",
					Related: []cite.Related{{Span: other.first.span(), Message: "romanised otherwise here"}},
				})
			}
		}
	},
}

// slavicLetters folds the systems of romanisation (ALA-LC, BGN/PCGN, ISO 9, the
// scientific one and newspapers' own) into one.
var slavicLetters = strings.NewReplacer(
	"shch", "#", "šč", "#", "sch", "&", "sh", "&", "š", "&", "zh", "%", "ž", "%", "ch", "!", "č", "!", "tch", "!", "kh", "h", "x", "h",
	"ts", "c", "tz", "c", "ya", "a", "ia", "a", "ja", "a", "yu", "u", "iu", "u", "ju", "u", "ye", "e", "je", "e", "yo", "e", "ë", "e",
	"iy", "i", "ii", "i", "ij", "i", "yi", "i", "yj", "i", "y", "i", "j", "i", "w", "v", "ff", "v", "'", "", "’", "", "ʹ", "",
)

// slavicKey is the family name with the systems folded. Endings are left out
// only where they are written -ov, -ev, -off.
func slavicKey(family string) string {
	key := slavicLetters.Replace(strings.ToLower(family))
	if s, ok := strings.CutSuffix(key, "of"); ok {
		key = s + "ov"
	}
	return key
}
