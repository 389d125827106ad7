package report

import (
	"encoding/json"
	"io"

	"github.com/citecheck/citecheck/cite"
)

// rdjsonFormat writes the Reviewdog Diagnostic Format
// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf), with which
// findings become comments of a review, and fixes suggestions in it. Its
// columns count bytes.
var rdjsonFormat = &Format{Name: "rdjson", Ext: ".rdjson", Write: writeRDJSON}

type rdResult struct {
	Source      rdSource       `json:"source"`
	Severity    string         `json:"severity,omitempty"`
	Diagnostics []rdDiagnostic `json:"diagnostics"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

var rdSeverities = [...]string{"INFO", "WARNING", "ERROR"}

func writeRDJSON(w io.Writer, run *cite.Run, _ Options) error {
	out := rdResult{Source: rdSource{"citecheck", homePage}, Diagnostics: []rdDiagnostic{}}
	for _, f := range counted(run) {
		d := rdDiagnostic{
			Message: clean(f.Message), Location: newRDLocation(f.Doc, f.Span), Severity: rdSeverities[f.Severity],
			Code: rdCode{f.Rule + " " + f.Name, ruleAddress(f.Rule, f.Name)},
		}
		if len(f.Fixes) > 0 && len(f.Fixes[0].Edits) == 1 {
			e := f.Fixes[0].Edits[0]
			d.Suggestions = []rdSuggestion{{newRDLocation(f.Doc, e.Span).Range, e.New}}
		}
		for _, r := range f.Related {
			d.Related = append(d.Related, rdRelated{clean(r.Message), newRDLocation(f.Doc, r.Span)})
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

func newRDLocation(doc *cite.Document, s cite.Span) rdLocation {
	return rdLocation{clean(partPath(doc, s.Part)), rdRange{bytePosition(doc, s.Part, s.Start), bytePosition(doc, s.Part, s.End)}}
}

// bytePosition is a line and the byte in it, both from 1.
func bytePosition(doc *cite.Document, part, off int) rdPosition {
	p := rdPosition{doc.Position(part, off).Line, 1}
	if part < 0 || part >= len(doc.Parts) || doc.Parts[part].Source == nil {
		return p
	}
	src := doc.Parts[part].Source
	off = min(max(off, 0), len(src))
	for i := off; i > 0 && src[i-1] != '\n'; i-- {
		p.Column++
	}
	return p
}
