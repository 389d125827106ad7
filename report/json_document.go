package report

import (
	"strconv"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

type jsonReference struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Text       string      `json:"text"`
	LeadIn     string      `json:"lead_in"`
	Span       jsonSpan    `json:"span"`
	Type       string      `json:"type"`
	Key        string      `json:"key"`
	Confidence float64     `json:"confidence"`
	Fields     []jsonField `json:"fields"`
	Entry      *csl.Record `json:"entry"`
	Links      []int       `json:"links"`
}

type jsonField struct {
	Name  string   `json:"name"`
	Value string   `json:"value"`
	Span  jsonSpan `json:"span"`
}

type jsonCitation struct {
	Text       string   `json:"text"`
	Kind       string   `json:"kind"`
	Span       jsonSpan `json:"span"`
	Keys       []string `json:"keys"`
	Locator    string   `json:"locator"`
	References []string `json:"references"`
}

type jsonLink struct {
	URL       string    `json:"url"`
	Text      string    `json:"text"`
	Span      jsonSpan  `json:"span"`
	Reference string    `json:"reference"`
	Status    string    `json:"status"`
	Code      int       `json:"code"`
	Final     string    `json:"final"`
	Hops      []jsonHop `json:"hops"`
	Title     string    `json:"title"`
	Evidence  string    `json:"evidence"`
	Archive   string    `json:"archive"`
	CheckedAt string    `json:"checked_at"`
}

type jsonHop struct { // one redirect
	Code int    `json:"code"`
	URL  string `json:"url"`
}

func writeJSONDocument(s *jsonStream, doc *cite.Document) {
	listed, place := listedLinks(doc)
	s.object(func() {
		s.member("path", doc.Path)
		s.member("format", doc.Format)
		s.member("language", doc.Lang)
		i := -1
		list(s, "references", doc.References, func(cite.Reference) { i++; s.value(newJSONReference(doc, i, place)) })
		list(s, "citations", doc.Citations, func(c cite.Citation) { s.value(newJSONCitation(doc, c)) })
		list(s, "links", listed, func(l *cite.Link) { s.value(newJSONLink(doc, l)) })
	})
}

// listedLinks leaves out what the site puts around the article unless someone
// asked for it, and says at which place of the list each link stands.
func listedLinks(doc *cite.Document) (listed []*cite.Link, place map[int]int) {
	place = make(map[int]int)
	for i := range doc.Links {
		if l := &doc.Links[i]; isListed(l) {
			place[i] = len(listed)
			listed = append(listed, l)
		}
	}
	return listed, place
}

func isListed(l *cite.Link) bool {
	if l.Ref >= 0 || l.Region == cite.Content {
		return true
	}
	return l.Verdict != nil && l.Verdict.Status != cite.Skipped && l.Verdict.Status != cite.Malformed
}

func newJSONReference(doc *cite.Document, i int, place map[int]int) jsonReference {
	ref := &doc.References[i]
	js := jsonReference{
		ID:         referenceID(i),
		Label:      ref.Label,
		Text:       ref.Text.String(),
		LeadIn:     ref.LeadIn.String(),
		Span:       newJSONSpan(doc, ref.Source()),
		Confidence: round(ref.Confidence),
		Fields:     mapped(ref.Fields, func(f cite.Field) jsonField { return jsonField{f.Name, f.Value, newJSONSpan(doc, f.Span)} }),
		Links:      []int{},
	}
	if ref.Entry != nil {
		js.Type, js.Key, js.Entry = ref.Entry.Type, ref.Entry.Key, csl.Item(ref.Entry)
	}
	for _, l := range ref.Links {
		if at, ok := place[l]; ok {
			js.Links = append(js.Links, at)
		}
	}
	return js
}

func newJSONCitation(doc *cite.Document, c cite.Citation) jsonCitation {
	return jsonCitation{
		Text:       c.Text.String(),
		Kind:       c.Kind.String(),
		Span:       newJSONSpan(doc, c.Text.Source()),
		Keys:       append([]string{}, c.Keys...),
		Locator:    c.Locator,
		References: mapped(c.Targets, referenceID),
	}
}

func newJSONLink(doc *cite.Document, l *cite.Link) jsonLink {
	js := jsonLink{
		URL:       l.URL,
		Text:      l.Label.String(),
		Span:      newJSONSpan(doc, l.Span),
		Reference: referenceID(l.Ref),
		Status:    cite.Unchecked.String(),
		Hops:      []jsonHop{},
	}
	v := l.Verdict
	if v == nil {
		return js
	}
	js.Status, js.Code, js.Final = v.Status.String(), v.Code, v.Final
	js.Title, js.Evidence, js.Archive = v.Title, v.Evidence, v.Archive
	js.Hops = mapped(v.Hops, func(h cite.Hop) jsonHop { return jsonHop(h) })
	if !v.At.IsZero() {
		js.CheckedAt = v.At.UTC().Format(time.RFC3339)
	}
	return js
}

// referenceID names reference i of a document; "" stands for none.
func referenceID(i int) string {
	if i < 0 {
		return ""
	}
	return "r" + strconv.Itoa(i+1)
}

// round keeps three decimals, so that a last bit does not change a report.
func round(x float64) float64 {
	return float64(int(x*1000+0.5)) / 1000
}
