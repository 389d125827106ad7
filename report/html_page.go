package report

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An htmlPage is what the template shows, with all words made safe for people
// (no control characters); the template makes them safe for HTML.
type htmlPage struct {
	Policy    string
	Style     template.CSS
	Script    template.JS
	Title     string
	Tool      string
	Outcome   string
	Level     string // of the worst finding, or "ok"
	Counts    []htmlCount
	Charts    []htmlChart
	Documents []htmlDocument
	Problems  []cite.Problem
	Cut       bool // interrupted
	Rules     []htmlRule
	Statuses  []htmlCount // of links, for the filter
	Fields    []htmlCount // kinds of fields that are coloured
}

type htmlCount struct {
	Name string
	N    int
}

// An htmlRule explains a rule that has findings.
type htmlRule struct {
	ID, Name, Title, Why, Page string
	N                          int
}

// An htmlDocument is one article: its references in order, then what was found
// elsewhere in it, and the links of its text.
type htmlDocument struct {
	ID, Path, Title, About string
	Cards                  []htmlCard
	Findings               []*htmlFinding
	Links                  []htmlLink
	Known                  []*htmlFinding // those of the baseline
	Quiet                  []*htmlFinding // others that do not count
	Download, BibName      string
	Counts                 []htmlCount // of findings, by severity, without zeros
}

// Few reports so few problems that they need no fold.
func (p *htmlPage) Few() bool { return len(p.Problems) <= 3 }

func newHTMLPage(run *cite.Run, o Options) *htmlPage {
	s := summarise(run)
	p := &htmlPage{
		Policy: contentPolicy(), Style: template.CSS(htmlStyle), Script: template.JS(htmlScript),
		Title: pageTitle(run), Tool: strings.TrimSpace(run.Tool + " " + run.Version),
		Outcome: outcome(s), Level: worst(s), Cut: run.Interrupted,
		Counts: []htmlCount{
			{"documents", s.Documents}, {"references", s.References}, {"citations", s.Citations}, {"links", s.Links},
			{"errors", s.Errors}, {"warnings", s.Warnings}, {"infos", s.Infos}, {"suppressed", s.Suppressed},
		},
		Charts: charts(run, s), Rules: rulesFound(run), Statuses: statusCounts(s), Fields: fieldKinds(run),
		Problems: mapped(run.Problems, func(p cite.Problem) cite.Problem { return cite.Problem{Path: clean(p.Path), Message: clean(p.Message)} }),
	}
	byDocument := make(map[*cite.Document][]*cite.Located)
	for i := range run.Findings {
		f := &run.Findings[i]
		byDocument[f.Doc] = append(byDocument[f.Doc], f)
	}
	for i, doc := range run.Documents {
		p.Documents = append(p.Documents, newHTMLDocument(doc, "d"+strconv.Itoa(i+1), byDocument[doc], o))
	}
	p.nameApart()
	return p
}

// nameApart adds their titles to articles of one file.
func (p *htmlPage) nameApart() {
	count := make(map[string]int)
	for _, d := range p.Documents {
		count[d.Path]++
	}
	for i := range p.Documents {
		if d := &p.Documents[i]; count[d.Path] > 1 {
			d.Path += ": " + cmp.Or(d.Title, strconv.Itoa(i+1))
		}
	}
}

func pageTitle(run *cite.Run) string {
	if len(run.Documents) == 1 {
		return clean(run.Documents[0].Path)
	}
	return plural(len(run.Documents), "document")
}

func worst(s Summary) string {
	switch {
	case s.Errors > 0:
		return "error"
	case s.Warnings > 0:
		return "warning"
	case s.Infos > 0:
		return "info"
	}
	return "ok"
}

// rulesFound lists the rules that have findings, the most frequent first.
func rulesFound(run *cite.Run) []htmlRule {
	count := make(map[string]*htmlRule)
	for i := range run.Findings {
		f := &run.Findings[i]
		if count[f.Rule] == nil {
			count[f.Rule] = &htmlRule{ID: f.Rule, Name: f.Name, Page: ruleAddress(f.Rule, f.Name)}
		}
		count[f.Rule].N++
	}
	var rules []htmlRule
	for _, r := range run.Rules {
		if found := count[r.ID]; found != nil {
			found.Title, found.Why = r.Title, r.Why
		}
	}
	for _, r := range count {
		rules = append(rules, *r)
	}
	slices.SortFunc(rules, func(a, b htmlRule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

func statusCounts(s Summary) []htmlCount {
	var all []htmlCount
	for _, status := range cite.Statuses() {
		if n := s.LinksByStatus[status]; n > 0 {
			all = append(all, htmlCount{status.String(), n})
		}
	}
	return all
}

func newHTMLDocument(doc *cite.Document, id string, findings []*cite.Located, o Options) htmlDocument {
	d := htmlDocument{ID: id, Path: clean(doc.Path), Title: clean(doc.Title)}
	of := make([][]*htmlFinding, len(doc.References))
	var count [3]int
	for _, f := range findings {
		shown := newHTMLFinding(f)
		if f.Suppressed == "" {
			count[f.Severity]++
		}
		switch {
		case f.Suppressed == cite.InBaseline:
			d.Known = append(d.Known, shown)
		case f.Suppressed != "":
			d.Quiet = append(d.Quiet, shown)
		case f.Ref >= 0 && f.Ref < len(of):
			of[f.Ref] = append(of[f.Ref], shown)
		default:
			d.Findings = append(d.Findings, shown)
		}
	}
	cited := citedAt(doc)
	var whole strings.Builder
	for i := range doc.References {
		card := newHTMLCard(doc, i, of[i], cited[i], o)
		card.ID = id + "-" + referenceID(i)
		if whole.Len() > 0 && card.BibTeX != "" {
			whole.WriteByte('\n')
		}
		whole.WriteString(card.BibTeX)
		d.Cards = append(d.Cards, card)
	}
	for level := len(count) - 1; level >= 0; level-- {
		if count[level] > 0 {
			d.Counts = append(d.Counts, htmlCount{cite.Severity(level).String(), count[level]})
		}
	}
	d.Links = otherLinks(doc)
	d.About = about(doc)
	if whole.Len() > 0 {
		d.Download = base64.StdEncoding.EncodeToString([]byte(whole.String()))
		d.BibName = strings.TrimSuffix(path.Base(filepathToSlash(d.Path)), path.Ext(d.Path)) + ".bib"
	}
	return d
}

// Many reports a list that browsers should not lay out at once.
func (d htmlDocument) Many() bool { return len(d.Cards) > 100 }

func about(doc *cite.Document) string {
	listed, _ := listedLinks(doc)
	about := fmt.Sprintf("%s, %s, %s", plural(len(doc.References), "reference"), plural(len(doc.Citations), "citation"), plural(len(listed), "link"))
	if doc.Format != "" {
		about = doc.Format + ": " + about
	}
	return about
}

// otherLinks are those of the text; the others stand with their references.
func otherLinks(doc *cite.Document) []htmlLink {
	var links []htmlLink
	listed, _ := listedLinks(doc)
	for _, l := range listed {
		if l.Ref < 0 {
			links = append(links, newHTMLLink(doc, l))
		}
	}
	return links
}
