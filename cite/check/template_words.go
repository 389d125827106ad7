package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var templateWords = &Rule{
	ID:       "CC208",
	Name:     "template-author-year",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The words of a template in place of data",
		Why:   "\"(Author, Year)\" and \"Journal Name\" show what a reference should look like; no work bears them.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "Sleep improves memory (Author, Year).\n"},
			{Format: "markdown", Source: "## References\n\n- Lastname, F. (2019). Title of the article. *Journal Name*, 12, 3–4.\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Write `(Author, Year)` as APA asks, that is \"(Author, Year)\", or (author and year).\n\n## References\n\n- Foucault, Michel (1969). What Is an Author? Paris.\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(templateFillers, "%q is a template, not data") },
}

var templateFillers = []filler{
	{re: pattern.New(`([(（](?:Author|Name|Last ?[Nn]ame|Surname|Autor|Auteur|Nom|Nachname|Apellidos?|Sobrenome|Autore|Cognome|Автор|Фамилия)(?:s|es|\(s\)|en|i)?(?: et al\.?)?,? (?:Year|YEAR|Date|Jahr|Année|Año|Ano|Anno|Год|YYYY|JJJJ|AAAA)(?:, p\.? ?(?:x+|#|page|\d+))?[)）])`), needs: bracketedWords("author|name|last|surname|autor|auteur|nom|nachname|apellido|sobrenome|cognome|автор|фамилия")},
	{re: pattern.New(`(\[(?:Author|Authors|Name|Surname|Last ?[Nn]ame|Autor|Auteur|Autore|Автор)(?:,? (?:Year|Date|Jahr|Année|Año|Anno|Год))\])`)},
	{re: pattern.New(`(\[(?:(?:Publisher|Journal|Book|Author|Article|Website|City|Place|Conference)(?: [Nn]ame| [Tt]itle)?|Year|Title|Volume|Pages?|Issue|URL|DOI|Date|Date of access|Publication [Dd]ate)\])(?:[^(\[:]|$)`), listed: true},
	{re: pattern.New(`(\((?:Name|Author|Surname|Lastname|Nachname|Nom|Apellido|Cognome|Фамилия),? (?:1[5-9]|20)\d\d(?:, (?:pp?\.|S\.) ?\d+)?\))`)},
	{re: pattern.New(`^((?:Nom, Prénom|Cognome, Nome|Sobrenome, Nome|Apellidos?, Nombre|Nachname, Vorname|Nazwisko, Imię|Achternaam, Voornaam|Фамилия,? И\. ?О\.|Прізвище,? І\. ?П\.|Cognom, Nom|Příjmení, Jméno|Efternamn, Förnamn|Soyadı?, Adı?|姓，名|姓, 名)[.,]?)`), listed: true},
	{re: pattern.New(`(?:^|[\s"“«„,.(])((?:Article|Book|Chapter|Paper|Journal|Book chapter|Conference paper) title|Titre de l['’](?:article|ouvrage)|Titre du (?:livre|chapitre)|Titel des (?:Artikels|Buches|Beitrags)|Título del (?:artículo|libro)|Título do (?:artigo|livro)|Titolo (?:dell['’]articolo|del libro)|Название (?:статьи|книги|журнала)|Tytuł (?:artykułu|książki))(?:[.,;:)"”»]|$)`), listed: true},
	{re: pattern.New(`(?:, |\()(Year|YEAR|Jahr|Année|Año|Anno|Год|Rok)(?:\)|\.?$)`), listed: true},
	{re: pattern.New(`((?:Figure|Table|Abbildung|Tabelle) [XxNn#]: ?[^.\n]{0,40}|Title of (?:the )?(?:figure|table|image))`)},
	{re: pattern.New(`^((?:Click|Tap) (?:here )?to (?:add|enter|edit) [a-z ]{3,24}|(?:Enter|Add|Type|Write|Insert) (?:an? |the |your )?(?:image )?(?:description|caption|title|text|quote|credit|alt text)(?: here)?\.?|Caption goes here\.?|Type something\.?|Image caption\.?)$`)},
	{re: pattern.New(`^((?:Last ?[Nn]ame|Author|Surname|Family ?[Nn]ame|Nachname|Apellido|Cognome|Фамилия)(?: ?\d| [A-D])?, (?:F\.|First|A\. ?A?|Initials?|Vorname|Prénom|Nombre|И\.)[^,;.]{0,12})`), listed: true},
	{re: pattern.New(`(?:^|[\s,.(])((?:Journal|Book|Publisher|Conference|Website) (?:Name|Title)|(?:Name of (?:the )?|Title of (?:the )?)(?:[Aa]rticle|[Bb]ook|[Jj]ournal|[Pp]ublisher|[Ww]ork|[Cc]hapter|[Pp]aper|[Ww]ebsite)|City: Publisher|Ort: Verlag|Ville : Éditeur|Ciudad: Editorial)(?:[\s,.;)]|$)`), listed: true},
}

// bracketedWords puts words, which "|" parts, behind either kind of bracket.
func bracketedWords(words string) []string {
	var all []string
	for w := range strings.SplitSeq(words, "|") {
		all = append(all, "("+w, "（"+w)
	}
	return all
}
