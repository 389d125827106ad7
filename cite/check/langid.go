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
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  langid = {de}\n}\n\n@book{hill1990,\n  author = {Hill, Mary},\n  title = {Saveti},\n  publisher = {Nolit},\n  year = 1990,\n  langid = {serbian-cyrillic}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("langid", "hyphenation") {
			name := strings.ToLower(strings.TrimSpace(f.Text))
			stem, _, _ := strings.Cut(name, "-") // serbian-cyrillic
			if name == "" || isWordOf(stem, babelLanguages) || languageTag.MatchString(name) {
				continue
			}
			finding := cite.Finding{
				Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)),
				Message: "\"" + shown(f.Text) + "\" is no language of babel or polyglossia",
			}
			if english := ownNames[name]; english != "" {
				finding.Message += ", which call it " + english
				finding.Fixes = r.edited(f, "write "+english, texEdit{0, len(f.TeX), english})
			}
			p.Report(finding)
		}
	},
}

var languageTag = pattern.New(`^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$`)

// ownNames are languages as those who speak them write, or as others do.
var ownNames = map[string]string{
	"deutsch": "german", "allemand": "german", "anglais": "english", "englisch": "english", "inglés": "english", "ingles": "english",
	"français": "french", "französisch": "french", "francés": "french", "español": "spanish", "espanol": "spanish", "castellano": "spanish",
	"italiano": "italian", "português": "portuguese", "portugues": "portuguese", "nederlands": "dutch", "русский": "russian", "ruso": "russian",
	"russisch": "russian", "українська": "ukrainian", "polski": "polish", "čeština": "czech", "svenska": "swedish", "dansk": "danish",
	"suomi": "finnish", "türkçe": "turkish", "ελληνικά": "greek", "中文": "chinese", "日本語": "japanese", "한국어": "korean",
}

// babelLanguages are options of babel and polyglossia, and locales of babel,
// which are named as in CLDR. Written down by hand in 2026, not taken from the
// packages.
var babelLanguages = strings.Fields(`acadian afrikaans albanian american amharic ancientgreek arabic armenian assamese asturian australian austrian
	azerbaijani bahasa bahasai bahasam basque belarusian bengali bosnian brazil brazilian breton british bulgarian burmese canadian canadien
	catalan chinese chinese-hans chinese-hant chinese-simplified chinese-traditional coptic croatian czech danish dhivehi divehi dutch english
	esperanto estonian ethiopic faroese farsi filipino finnish francais french frenchb friulan friulian gaelic galician georgian german germanb
	greek gujarati hebrew hindi hungarian icelandic indon indonesian interlingua irish italian japanese kannada kashmiri kazakh khmer korean
	kurdish kurmanji lao latin latinclassic latinecclesiastic latinmedieval latvian lithuanian lowersorbian lsorbian macedonian magyar malay malayalam
	malaysian maltese marathi melayu mexican mongolian monotonic naustrian newzealand ngerman nko norsk northernsami norwegian nswissgerman
	nynorsk occitan odia oriya persian piedmontese polish polutonikogreek polytonic portuges portuguese punjabi romanian romansh russian
	sami samin sanskrit scottish serbian serbianc sinhala slovak slovene slovenian sorbian spanish spanishmx swedish swissgerman syriac tamil telugu
	aghem akan asu atsam austriangerman bafia bambara basaa bemba bena bodo cantonese centralatlastamazight centralkurdish chechen cherokee chiga
	churchslavic churchslavonic classicallatin classiclatin colognian cornish duala dzongkha ecclesiasticallatin ecclesiasticlatin embu ewe ewondo
	fulah ganda gusii hausa hawaiian igbo inarisami jolafonyi kabuverdianu kabyle kako kalaallisut kalenjin kamba kikuyu kinyarwanda konkani
	koyraborosenni koyrachiini kwasio kyrgyz lakota langi lingala lubakatanga luo luxembourgish luyia machame makhuwameetto makonde malagasy manx
	maori masai mazanderani medievallatin meru meta monotonicgreek morisyen mundang nama nepali ngiemboon ngomba northernluri northndebele
	norwegianbokmal norwegiannynorsk nuer nyankole oromo ossetic pashto polytonicgreek quechua rombo rundi rwa sakha samburu sango sangu
	scottishgaelic sena shambala shona sichuanyi sindhi soga somali standardmoroccantamazight swahili tachelhit taita tasawaq tatar teso tigrinya
	tongan uzbek vai vietnam vunjo walser westernfrisian wolof yangben yiddish yoruba zarma zulu
	thai tibetan turkish turkmen ukenglish ukraineb ukrainian uppersorbian urdu usenglish usorbian uyghur vietnamese welsh`)
