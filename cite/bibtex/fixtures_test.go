package bibtex_test

import (
	"github.com/citecheck/citecheck/cite"
	"slices"
)

// fields are CSL variables in order.
type fields [][2]string

func entry(kind, key string, f fields, edits ...func(*cite.Entry)) *cite.Entry {
	e := &cite.Entry{Type: kind, Key: key, Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	for _, kv := range f {
		e.Fields = append(e.Fields, cite.Field{Name: kv[0], Value: kv[1]})
	}
	for _, edit := range edits {
		edit(e)
	}
	return e
}

func by(role string, names ...cite.Name) func(*cite.Entry) {
	return func(e *cite.Entry) { e.Names[role] = names }
}

func author(names ...cite.Name) func(*cite.Entry) { return by("author", names...) }

func on(variable string, d cite.Date) func(*cite.Entry) {
	return func(e *cite.Entry) { e.Dates[variable] = d }
}

func in(year int) func(*cite.Entry) { return on("issued", cite.Date{Year: year}) }

func lang(tag string) func(*cite.Entry) { return func(e *cite.Entry) { e.Lang = tag } }

func person(family, given string) cite.Name { return cite.Name{Family: family, Given: given} }

func body(name string) cite.Name { return cite.Name{Literal: name} }

// soviets are the six works that the article on the soviets cites, with the
// addresses it should have had.
func soviets() []*cite.Entry {
	return []*cite.Entry{
		entry("book", "lenin1918immediate", fields{
			{"title", "The Immediate Tasks of the Soviet Government"},
			{"URL", "https://www.marxists.org/archive/lenin/works/1918/mar/x03.htm"},
		}, author(person("Lenin", "Vladimir Ilich")), in(1918)),
		entry("document", "rsfsr1918constitution", fields{
			{"title", "1918 RSFSR Constitution"},
			{"URL", "https://www.marxists.org/history/ussr/government/constitution/1918/index.htm"},
		}, in(1918)),
		entry("article-magazine", "wood1998agrarian", fields{
			{"title", "The Agrarian Origins of Capitalism"},
			{"container-title", "Monthly Review"}, {"volume", "50"}, {"issue", "3"}, {"page", "14-31"},
			{"DOI", "10.14452/MR-050-03-1998-07_2"},
			{"URL", "https://monthlyreview.org/1998/07/01/the-agrarian-origins-of-capitalism/"},
		}, author(person("Wood", "Ellen Meiksins")), on("issued", cite.Date{Year: 1998, Month: 7})),
		entry("book", "anweiler1974soviets", fields{
			{"title", "The Soviets: The Russian Workers, Peasants, and Soldiers Councils, 1905-1921"},
			{"publisher", "Pantheon Books"}, {"publisher-place", "New York"},
		}, author(person("Anweiler", "Oscar")), in(1974)),
		entry("book", "hahn1988soviet", fields{
			{"title", "Soviet Grassroots: Citizen Participation in Local Soviet Government"},
			{"publisher", "Princeton University Press"}, {"publisher-place", "New Jersey"},
		}, author(person("Hahn", "Jeffrey W.")), in(1988)),
		entry("book", "lewin2005soviet", fields{{"title", "The Soviet Century"}, {"publisher", "Verso"}},
			author(person("Lewin", "Moshe")), in(2005)),
	}
}

// unlinked are the same works as the article itself gives them: without
// addresses, and one of them without a date or a journal.
func unlinked() []*cite.Entry {
	entries := soviets()
	for _, e := range entries {
		e.Fields = slices.DeleteFunc(e.Fields, func(f cite.Field) bool { return f.Name == "URL" || f.Name == "DOI" })
	}
	entries[2] = entry("document", "woodagrarian", fields{{"title", "The Agrarian Origin of Capitalism"}},
		author(person("Wood", "Ellen Meiksins")))
	return entries
}

// sound are works of every type whose data are complete: no tool may complain
// of any of them.
func sound() []*cite.Entry {
	many := make([]cite.Name, 0, 40)
	for i := range 40 {
		many = append(many, person("Author"+string(rune('A'+i%26)), "N."))
	}
	return append([]*cite.Entry{
		entry("book", "garciamarquez1967", fields{{"title", "Cien años de soledad"}, {"publisher", "Editorial Sudamericana"},
			{"publisher-place", "Buenos Aires"}, {"ISBN", "978-0-306-40615-7"}},
			author(person("García Márquez", "Gabriel")), in(1967), lang("es")),
		entry("book", "platonov", fields{{"title", "Котлован: Повесть о Москве"}, {"publisher", "Наука"}, {"publisher-place", "Санкт-Петербург"},
			{"number-of-pages", "380"}}, author(person("Платонов", "Андрей")), in(2000), lang("ru")),
		entry("book", "lu1923nahan", fields{{"title", "吶喊"}, {"publisher", "新潮社"}, {"publisher-place", "北京"}},
			author(person("魯", "迅")), in(1923), lang("zh-Hant")),
		entry("book", "cormen2009", fields{{"title", "Introduction to Algorithms"}, {"edition", "3rd ed."}, {"publisher", "MIT Press & Co."},
			{"collection-title", "Computer Science"}, {"collection-number", "12"}, {"note", "50% off; costs $5 #1 under_score ~tilde ^caret \\backslash"}},
			author(person("Cormen", "Thomas H."), person("Leiserson", "Charles E."), cite.Name{Others: true}), in(2009)),
		entry("book", "beethoven", fields{{"title", `Letters {and "Notes"} of van Beethoven`}, {"publisher", "Barnes & Noble"}, {"volume", "2"}},
			author(cite.Name{Particle: "van", Family: "Beethoven", Given: "Ludwig"}), by("editor", person("Smith", "A.")),
			by("translator", person("Jones", "B.")), in(1951)),
		entry("book", "gaulle1954", fields{{"title", "Mémoires de guerre"}, {"publisher", "Plon"}},
			author(cite.Name{Dropping: "de", Family: "Gaulle", Given: "Charles"}), in(1954), lang("fr")),
		entry("book", "king1963", fields{{"title", "Strength to Love"}, {"publisher", "Harper & Row"}},
			author(cite.Name{Family: "King", Given: "Martin Luther", Suffix: "Jr."}), in(1963)),
		entry("chapter", "vega2010", fields{{"title", "On the U.S. and NATO"}, {"container-title", "Handbook of Peace"}, {"publisher", "Wiley"},
			{"publisher-place", "Hoboken, NJ"}, {"page", "12-20"}, {"edition", "2"}, {"collection-title", "Handbooks"}, {"volume", "4"}},
			author(person("García y Vega", "Ana")), by("editor", person("Ó Briain", "Dara"), person("d'Alembert", "Jean")), in(2010)),
		entry("article-journal", "nguyen2019", fields{{"title", "Learning from iPhone data with LaTeX: a study in northern Vietnam and COVID-19 wards"},
			{"container-title", "Science & Society"}, {"volume", "12"}, {"issue", "3-4"}, {"page", "S12-S15"}, {"ISSN", "0317-8471"},
			{"DOI", "https://doi.org/10.1000/ABC_(95)4:3.0.CO;2-%23"}},
			author(person("Nguyễn", "Thị Minh"), person("Žižek", "Slavoj"), person("Ångström", "Åsa")), on("issued", cite.Date{Year: 2019, Month: 11})),
		entry("article-journal", "many2020", fields{{"title", "A Measurement of Everything"}, {"container-title", "Nature"}, {"volume", "577"},
			{"page", "706–710"}, {"arxiv", "1912.12345 [hep-ex]"}}, author(append(many, cite.Name{Others: true})...), in(2020)),
		entry("article-newspaper", "smith2015news", fields{{"title", "Why 100% of us lose"}, {"container-title", "The New York Times"}, {"page", "12"},
			{"URL", "https://example.org/a_b/c%20d?x=1&y=2#frag~z"}}, author(person("Smith", "Zadie")),
			on("issued", cite.Date{Year: 2015, Month: 3, Day: 9}), on("accessed", cite.Date{Year: 2024, Month: 1, Day: 2})),
		entry("article-magazine", "lee1999", fields{{"title", "Summer reading"}, {"container-title", "Harper's Magazine"}, {"issue", "42"}},
			author(person("Lee", "H.")), on("issued", cite.Date{Year: 1999, Season: 22})),
		entry("paper-conference", "vaswani2017", fields{{"title", "Attention Is All You Need"}, {"container-title", "Advances in NeurIPS 30"},
			{"publisher", "Curran"}, {"page", "5998-6008"}, {"event-title", "NIPS 2017"}, {"arxiv", "1706.03762"}},
			author(person("Vaswani", "Ashish"), cite.Name{Others: true}), in(2017)),
		entry("thesis", "turing1938", fields{{"title", "Systems of Logic Based on Ordinals"}, {"genre", "PhD thesis"}, {"publisher", "Princeton University"}},
			author(person("Turing", "Alan M.")), in(1938)),
		entry("thesis", "shannon1940", fields{{"title", "A Symbolic Analysis of Relay and Switching Circuits"}, {"genre", "Master's thesis"},
			{"publisher", "MIT"}, {"publisher-place", "Cambridge, MA"}}, author(person("Shannon", "Claude E.")), in(1940)),
		entry("thesis", "unknown2001", fields{{"title", "Of Kinds Unknown"}, {"publisher", "Uni Köln"}}, author(person("Müßig", "Jürgen")), in(2001)),
		entry("report", "ipcc2021", fields{{"title", "Climate Change 2021"}, {"publisher", "IPCC"}, {"number", "AR6 WG-I"}, {"genre", "Assessment Report"}},
			author(body("Intergovernmental Panel on Climate Change and Friends")), in(2021)),
		entry("manuscript", "trotsky1929", fields{{"title", "Letter to the Central Committee"}, {"genre", "Typescript"}, {"archive", "RGASPI"},
			{"archive_location", "f. 17, op. 2, d. 441"}}, author(person("Trotsky", "Leon")), on("issued", cite.Date{Year: 1929, Month: 12, Day: 31})),
		entry("webpage", "who2023", fields{{"title", "Fact sheet: 5 things on Ebola"}, {"container-title", "World Health Organization"},
			{"URL", "https://medium.com/@user/post-{1}"}}, author(body("Department A, Division B, World Health Organization, Geneva")), on("issued", cite.Date{Year: 2023, Month: 5, Day: 4}),
			on("accessed", cite.Date{Year: 2023, Month: 6})),
		entry("post-weblog", "tao2007", fields{{"title", "What is good mathematics?"}, {"container-title", "What's new"}, {"URL", "https://terrytao.wordpress.com/a_b"}},
			author(person("Tao", "Terence")), in(2007)),
		entry("dataset", "kaggle2018", fields{{"title", "ImageNet 2018 (v2)"}, {"publisher", "Kaggle"}, {"DOI", "10.5281/zenodo.1234"}, {"version", "2.1"}},
			author(person("Deng", "Jia")), in(2018)),
		entry("software", "numpy", fields{{"title", "NumPy"}, {"version", "1.26"}, {"URL", "https://numpy.org"}}, author(body("NumPy Developers")), in(2023)),
		entry("legislation", "gdpr", fields{{"title", "Regulation (EU) 2016/679"}, {"number", "L 119"}, {"page", "1-88"}, {"container-title", "Official Journal"}},
			on("issued", cite.Date{Year: 2016, Month: 4, Day: 27})),
		entry("motion_picture", "eisenstein1925", fields{{"title", "Battleship Potemkin"}, {"publisher", "Goskino"}, {"medium", "Film"}},
			by("director", person("Eisenstein", "Sergei")), in(1925)),
		entry("document", "untitled", fields{{"title", "Pamphlet"}, {"ISBN", "978-0-306-40615-0"}}, in(1910)),
		entry("chapter", "nopublisher", fields{{"title", "A Chapter"}, {"container-title", "A Book"}, {"page", "7"}}, author(person("Doe", "Jane")),
			by("editor", person("Roe", "Richard")), in(1990)),
		entry("article-journal", "unsigned1921", fields{{"title", "The Week"}, {"container-title", "The Nation"}, {"volume", "112"}, {"page", "33"}}, in(1921)),
		entry("book", "yesno", fields{{"title", "A title & nothing else"}}, author(cite.Name{Family: "Plato"}), on("issued", cite.Date{Year: 1950, Suffix: "a"})),
		entry("book", "rangebook", fields{{"title", "Collected works"}, {"publisher", "Progress"}, {"number-of-volumes", "45"}},
			author(person("Lenin", "V. I.")), on("issued", cite.Date{Year: 1960, End: &cite.Date{Year: 1970}}), on("original-date", cite.Date{Year: 1919})),
		entry("book", "circa", fields{{"title", "Manners"}, {"publisher", "Anon Press"}}, author(person("Doe", "John")),
			on("issued", cite.Date{Year: 1850, Circa: true, Uncertain: true})),
	}, soviets()...)
}

// lacking are works that lack something, or have a date that some tool finds
// suspicious. They must be written soundly all the same.
func lacking() []*cite.Entry {
	return []*cite.Entry{
		entry("book", "editedonly", fields{{"title", "An Edited Book"}, {"publisher", "Verso"}}, by("editor", person("Smith", "J.")), in(1999)),
		entry("book", "undated", fields{{"title", "No date"}, {"publisher", "Verso"}}, author(person("Smith", "J.")), on("issued", cite.Date{Literal: "n.d."})),
		entry("article-journal", "forth", fields{{"title", "Soon"}, {"container-title", "Mind"}, {"volume", "7"}}, author(person("Smith", "J.")),
			on("issued", cite.Date{Literal: "forthcoming"})),
		entry("book", "caesar", fields{{"title", "De bello Gallico"}, {"publisher", "Rome"}}, author(cite.Name{Family: "Caesar"}), on("issued", cite.Date{Year: -49})),
		entry("book", "bede", fields{{"title", "Historia"}, {"publisher", "Jarrow"}}, author(cite.Name{Family: "Bede"}), on("issued", cite.Date{Year: 731})),
		entry("chapter", "noeditor", fields{{"title", "Part"}, {"container-title", "Whole"}, {"publisher", "Verso"}}, author(person("Smith", "J.")), in(1999)),
		entry("document", "woodonline", fields{{"title", "The Agrarian Origin of Capitalism"}}, author(person("Wood", "Ellen Meiksins"))),
		entry("article-journal", "romanpages", fields{{"title", "Odd Pages"}, {"container-title", "Mind"}, {"page", "xii–xv, A-12"}, {"volume", "XII"}},
			author(cite.Name{Family: "Lee, Ltd.", Suffix: "Jr.", Given: "H."}, person("---", ""), person("Smith", "--")), in(1999)),
		entry("webpage", "at", fields{{"title", "LeQua @ CLEF, by me@example.org"}, {"URL", "https://example.org/~a@b"}}, author(person("Smith", "J.")), in(2022)),
		entry("book", "Comment", fields{{"title", "} unbalanced { } {"}, {"publisher", "\x00\u200b"}}, author(person("}{", "\\")), in(2022)),
		entry("document", "", fields{{"URL", "https://example.org/only"}}),
		entry("document", "ключ", nil),
		entry("weird-type", "Dup", fields{{"title", "One"}}, author(cite.Name{Others: true}), on("issued", cite.Date{Month: 5, Day: 3})),
		entry("song", "dup", fields{{"title", "Two"}, {"PMID", "123"}}, on("issued", cite.Date{Year: 2000, Month: 14, Day: 77})),
		entry("thesis", "noschool", fields{{"title", "Homeless"}, {"genre", "MA thesis"}}, author(person("Smith", "J.")), in(1999)),
		entry("report", "noauthor", fields{{"title", "State of Things"}, {"publisher", "United Nations"}, {"number", "A/RES/217"}, {"publisher-place", "Geneva"}}, in(1948)),
		entry("paper-conference", "nobook", fields{{"title", "Talk"}, {"event-title", "ICML"}, {"DOI", "10.1/x"}}, author(person("Smith", "J.")), in(1999)),
	}
}

func all() []*cite.Entry { return append(sound(), lacking()...) }
