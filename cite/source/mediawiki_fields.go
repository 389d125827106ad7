package source

import "github.com/citecheck/citecheck/cite"

// The parameters of citation templates that give the parts of one name.
var (
	wikiGiven  = phrases("first", "given", "editor-first", "vorname", "prénom", "nombre", "primeiro")
	wikiFamily = phrases("last", "surname", "editor-last", "nachname", "nom", "apellidos", "apellido", "último", "cognome")
)

// wikiFields are the fields that parameters of citation templates name, without
// their numbers. Those that are not here are read from the words.
var wikiFields = map[string]string{
	"author": "author", "authors": "author", "last": "author", "first": "author", "surname": "author", "given": "author", "autor": "author", "auteur": "author",
	"auteurs": "author", "nom": "author", "prénom": "author", "автор": "author", "apellidos": "author", "apellido": "author", "nombre": "author", "último": "author",
	"primeiro": "author", "cognome": "author",
	"editor": "editor", "editors": "editor", "editor-last": "editor", "editor-first": "editor", "hrsg": "editor", "herausgeber": "editor",
	"date": "date", "year": "date", "jahr": "date", "datum": "date", "année": "date", "год": "date", "año": "date", "fecha": "date", "ano": "date", "anno": "date",
	"title": "title", "titel": "title", "titre": "title", "заглавие": "title", "título": "title", "titolo": "title",
	"chapter": "title", "contribution": "title", "kapitel": "title", "ссылка часть": "title",
	"journal": "journal", "newspaper": "journal", "magazine": "journal", "periodical": "journal", "périodique": "journal", "publicación": "journal", "jornal": "journal",
	"rivista": "journal", "work": "container-title", "website": "container-title", "encyclopedia": "container-title", "sammelwerk": "container-title",
	"werk": "container-title", "site": "container-title", "obra": "container-title", "sitioweb": "container-title", "opera": "container-title", "sito": "container-title",
	"publisher": "publisher", "institution": "publisher", "verlag": "publisher", "éditeur": "publisher", "издательство": "publisher", "editorial": "publisher",
	"editora": "publisher", "editore": "publisher",
	"location": "location", "place": "location", "ort": "location", "lieu": "location", "место": "location", "ubicación": "location", "local": "location", "città": "location",
	"volume": "volume", "band": "volume", "том": "volume", "volumen": "volume", "issue": "issue", "number": "issue", "nummer": "issue", "numéro": "issue", "номер": "issue",
	"выпуск": "issue", "page": "pages", "pages": "pages", "seiten": "pages", "страницы": "pages", "página": "pages", "páginas": "pages", "pagine": "pages",
	"edition": "edition", "auflage": "edition", "издание": "edition", "series": "collection-title", "type": "genre", "degree": "genre",
	"doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "arxiv": "arxiv",
}

// wikiParts name a part of a larger work, whose title is then that of the whole.
var wikiParts = phrases("chapter", "contribution", "kapitel", "ссылка часть")

func hasPart(args []argument) bool {
	for _, a := range args {
		if wikiParts[a.key] && a.from < a.to {
			return true
		}
	}
	return false
}

// named notes the field that a parameter names. Family and given name are one
// field.
func (r *wikiReader) named(a *argument, key, before string, part bool) {
	name := wikiFields[key]
	if titleKeys[key] && part && !wikiParts[key] {
		name = "container-title"
	}
	if name == "" {
		return
	}
	span := cite.Span{Start: a.from, End: a.to}
	onePerson := wikiGiven[key] && wikiFamily[before] || wikiFamily[key] && wikiGiven[before]
	if n := len(r.fields); onePerson && n > 0 && r.fields[n-1].Name == name {
		r.fields[n-1].Span.End = span.End
		return
	}
	r.fields = append(r.fields, cite.Field{Name: name, Span: span})
}
