package report

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An htmlCard shows one reference: its words with the fields marked, where the
// text cites it, its links with their verdicts, its findings, and its entry.
type htmlCard struct {
	ID, Label, Key, Type, Lang, Level, At, LeadIn string
	Words                                         []htmlWords
	Fields                                        []htmlField
	Cited                                         []string
	Links                                         []htmlLink
	Statuses                                      string
	Findings                                      []*htmlFinding
	BibTeX                                        string
}

// htmlWords are a stretch of a reference; Kind is the colour of its field, ""
// between fields.
type htmlWords struct{ Text, Field, Kind string }

type htmlField struct{ Name, Value string }

// An htmlLink is an address with what came of asking it.
type htmlLink struct {
	Status, Level, URL, Href, Label, At string
	Code                                int
	Evidence, Title, Final              string
	Hops                                []string
	Archive                             string
}

func newHTMLCard(doc *cite.Document, i int, findings []*htmlFinding, cited []string, o Options) htmlCard {
	ref := &doc.References[i]
	c := htmlCard{
		Label: printableText(ref.Label), LeadIn: printableText(ref.LeadIn.String()), Cited: cited, Findings: findings, Level: levelOf(findings),
		At: placeInWords(doc, ref.Source().Part, doc.Position(ref.Source().Part, ref.Source().Start)), Words: wordsOf(ref),
	}
	for _, l := range ref.Links {
		if l >= 0 && l < len(doc.Links) && isListed(&doc.Links[l]) {
			c.Links = append(c.Links, newHTMLLink(doc, &doc.Links[l]))
		}
	}
	c.Statuses = statusWords(c.Links)
	if e := ref.Entry; e != nil {
		c.Type, c.Key, c.Lang, c.Fields = printableText(typeName(e.Type)), printableText(e.Key), printableText(e.Lang), entryFields(e)
		if o.BibTeX != nil {
			c.BibTeX = printableText(o.BibTeX(e))
		}
	}
	if len(c.Words) == 0 {
		c.Words = recordWords(ref.Entry)
	}
	return c
}

func levelOf(findings []*htmlFinding) string {
	level := "ok"
	for _, f := range findings {
		if level == "ok" || severityRank(f.Severity) > severityRank(level) {
			level = f.Severity
		}
	}
	return level
}

func severityRank(s string) int { return slices.Index([]string{"ok", "info", "warning", "error"}, s) }

// citedAt lists for each reference where the text cites it.
func citedAt(doc *cite.Document) [][]string {
	at := make([][]string, len(doc.References))
	for _, c := range doc.Citations {
		pos := doc.Position(c.Text.Source().Part, c.Text.Source().Start)
		for _, t := range c.Targets {
			if t >= 0 && t < len(at) {
				at[t] = append(at[t], fmt.Sprintf("%d:%d", pos.Line, pos.Column))
			}
		}
	}
	return at
}

// wordsOf cuts the words of a reference at its fields, which stand in the
// order of the text.
func wordsOf(ref *cite.Reference) []htmlWords {
	text := ref.Text.String()
	var words []htmlWords
	add := func(s, field string) {
		if s != "" {
			words = append(words, htmlWords{printableText(s), field, fieldKind(field)})
		}
	}
	at := 0
	for _, f := range ref.Fields {
		i := strings.Index(text[at:], f.Value)
		if f.Value == "" || i < 0 {
			continue
		}
		add(text[at:at+i], "")
		add(f.Value, f.Name)
		at += i + len(f.Value)
	}
	add(text[at:], "")
	return words
}

// recordWords shows a record of a database, which has no words of its own.
func recordWords(e *cite.Entry) []htmlWords {
	if e == nil {
		return nil
	}
	var words []htmlWords
	add := func(field, value, end string) {
		if value != "" {
			words = append(words, htmlWords{printableText(value), field, fieldKind(field)}, htmlWords{Text: end})
		}
	}
	add("author", nameList(e.Authors()), ". ")
	add("title", e.Get("title"), ". ")
	add("container-title", e.Get("container-title"), ", ")
	add("publisher", e.Get("publisher"), ", ")
	add("date", e.Dates["issued"].String(), ".")
	return words
}

func nameList(names []cite.Name) string {
	return strings.Join(mapped(names, func(n cite.Name) string {
		switch {
		case n.Others:
			return "et al."
		case n.Literal != "" || n.Given == "":
			return n.Sort()
		}
		return n.Sort() + ", " + n.Given
	}), "; ")
}

// entryFields lists what is known of a work: names, dates, then the rest.
func entryFields(e *cite.Entry) []htmlField {
	var fields []htmlField
	for _, role := range sortedKeys(e.Names) {
		fields = append(fields, htmlField{role, printableText(nameList(e.Names[role]))})
	}
	for _, variable := range sortedKeys(e.Dates) {
		fields = append(fields, htmlField{variable, printableText(e.Dates[variable].String())})
	}
	for _, f := range e.Fields {
		fields = append(fields, htmlField{f.Name, printableText(f.Value)})
	}
	return fields
}

func newHTMLLink(doc *cite.Document, l *cite.Link) htmlLink {
	at := doc.Position(l.Span.Part, l.Span.Start)
	h := htmlLink{Status: cite.Unchecked.String(), Level: "none", URL: printableText(l.URL), Href: webAddress(l.URL), At: placeInWords(doc, l.Span.Part, at)}
	if label := printableText(l.Label.String()); label != h.URL {
		h.Label = label
	}
	v := l.Verdict
	if v == nil {
		return h
	}
	h.Status, h.Level, h.Code, h.Evidence, h.Title = v.Status.String(), statusLevel(v.Status), v.Code, clean(v.Evidence), clean(v.Title)
	if v.Final != l.URL {
		h.Final = webAddress(v.Final)
	}
	h.Hops, h.Archive = mapped(v.Hops, hopWords), webAddress(v.Archive)
	return h
}

// webAddress returns an address that a reader may follow from the report: of
// the web and complete, or a DOI; others are shown as words.
func webAddress(s string) string {
	if doi, ok := strings.CutPrefix(s, "doi:"); ok {
		s = "https://doi.org/" + doi
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func statusWords(links []htmlLink) string {
	words := mapped(links, func(l htmlLink) string { return l.Status })
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

func typeName(csl string) string { return strings.ReplaceAll(cmp.Or(csl, "document"), "-", " ") }

// ordinal is how a card without a label is called.
func (c htmlCard) Ordinal() string {
	return strings.TrimPrefix(c.ID[strings.LastIndex(c.ID, "-r")+1:], "r")
}
