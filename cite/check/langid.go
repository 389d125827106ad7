package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var badLangid = &Rule{
	ID:       "CC530",
	Name:     "langid-unknown",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A language that babel and polyglossia do not know",
		Why:   "biblatex and natbib choose hyphenation and the words of the style by langid; an unknown one stops LaTeX with an error or is ignored.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {inglish}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  hyphenation = {ruso}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {russian}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {ngerman}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {en-US}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  language = {Old Church Slavonic}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {de}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("langid", "hyphenation") {
			name := strings.ToLower(strings.TrimSpace(f.Text))
			if name != "" && !isWordOf(name, babelLanguages) && !languageTag.MatchString(name) {
				p.ReportField(r, f, "\"%s\" is no language of babel or polyglossia", f.Text)
			}
		}
	},
}

var languageTag = pattern.New(`^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$`)

// babelLanguages are the options of babel 3.86 and polyglossia 1.60.
var babelLanguages = strings.Fields(`acadian afrikaans albanian american amharic ancientgreek arabic armenian assamese asturian australian austrian
	azerbaijani bahasa bahasai bahasam basque belarusian bengali bosnian brazil brazilian breton british bulgarian burmese canadian canadien
	catalan chinese chinese-hans chinese-hant chinese-simplified chinese-traditional coptic croatian czech danish dhivehi divehi dutch english
	esperanto estonian ethiopic faroese farsi filipino finnish francais french frenchb friulan friulian gaelic galician georgian german germanb
	greek gujarati hebrew hindi hungarian icelandic indon indonesian interlingua irish italian japanese kannada kashmiri kazakh khmer korean
	kurdish kurmanji lao latin latinclassic latinecclesiastic latinmedieval latvian lithuanian lowersorbian lsorbian macedonian magyar malay malayalam
	malaysian maltese marathi melayu mexican mongolian monotonic naustrian newzealand ngerman nko norsk northernsami norwegian nswissgerman
	nynorsk occitan odia oriya persian piedmontese polish polutonikogreek polytonic portuges portuguese punjabi romanian romansh russian
	sami samin sanskrit scottish serbian serbianc sinhala slovak slovene slovenian sorbian spanish spanishmx swedish swissgerman syriac tamil telugu
	thai tibetan turkish turkmen ukenglish ukraineb ukrainian uppersorbian urdu usenglish usorbian uyghur vietnamese welsh`)
