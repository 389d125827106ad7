package check

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
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
			{Format: "bibtex", Source: "@book{t1930,\n  author = {Trotsky, Leon and Tolstoy, Lev and Yang, Jin},\n  title = {My Life},\n  publisher = {Scribner},\n  year = 1930\n}\n\n@book{t1931,\n  author = {Trotsky, Lev and Tolstov, Ivan and Jang, Jin},\n  title = {Istoriia},\n  publisher = {Granit},\n  year = 1931\n}\n"},
		},
	},
	Run: func(p *Pass) {
		first := make(map[string]*spelling)
		for _, s := range p.spellings() {
			family := slavicKey(s.family)
			if !slavic.MatchString(family) || s.given == "" {
				continue
			}
			initial, _ := utf8.DecodeRuneInString(slavicKey(s.given))
			key := family + "/" + string(initial)
			if other := first[key]; other == nil {
				first[key] = s
			} else if plain(other.family) != plain(s.family) {
				p.Report(cite.Finding{
					Ref: s.first.r.Ref, Span: s.first.span(), Message: "\"" + s.family + "\" is also romanised \"" + other.family + "\"",
					Related: []cite.Related{{Span: other.first.span(), Message: "romanised otherwise here"}},
				})
			}
		}
	},
}

// slavic matches family names that are of a Slavic language by their endings,
// with the systems folded. Short ones are as often Chinese or Korean.
var slavic = pattern.New(`^\S{2,}(?:[scz%]kia?|[oe]va?|[oe]vi[!c]|enko|[!&c]uk)$`)

// slavicLetters folds the systems of romanisation (ALA-LC, BGN/PCGN, ISO 9, the
// scientific one, German, French and newspapers' own) into one.
var slavicLetters = strings.NewReplacer(
	"schtsch", "#", "chtch", "#", "shch", "#", "šč", "#", "tsch", "!", "tch", "!", "ch", "!", "č", "!", "sch", "&", "sh", "&", "š", "&",
	"zh", "%", "ž", "%", "kh", "h", "x", "h", "ts", "c", "tz", "c", "ya", "a", "ia", "a", "ja", "a", "yu", "u", "iu", "u", "ju", "u",
	"ye", "e", "je", "e", "ie", "e", "yo", "e", "ë", "e", "iy", "i", "ii", "i", "ij", "i", "yi", "i", "yj", "i", "y", "i", "j", "i",
	"w", "v", "ff", "v", "'", "", "’", "", "ʹ", "",
)

// slavicKey is a name with the systems folded.
func slavicKey(name string) string { return slavicLetters.Replace(strings.ToLower(name)) }
