package report

import (
	"encoding/json"
	"io"

	"github.com/citecheck/citecheck/cite"
)

// jsonFormat writes the object that other programs read. Its shape is
// version 1 and a promise: keys may be added, never changed or dropped.
var jsonFormat = &Format{Name: "json", Ext: ".json", Write: writeJSON}

const jsonVersion = 1

func writeJSON(w io.Writer, run *cite.Run, _ Options) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(jsonRun{
		Version:     jsonVersion,
		Tool:        jsonTool{run.Tool, run.Version},
		Documents:   mapped(run.Documents, newJSONDocument),
		Findings:    mapped(run.Findings, newJSONFinding),
		Problems:    mapped(run.Problems, newJSONProblem),
		Interrupted: run.Interrupted,
		Summary:     summarise(run),
	})
}

type jsonRun struct {
	Version     int            `json:"version"`
	Tool        jsonTool       `json:"tool"`
	Documents   []jsonDocument `json:"documents"`
	Findings    []jsonFinding  `json:"findings"`
	Problems    []jsonProblem  `json:"problems"`
	Interrupted bool           `json:"interrupted,omitempty"`
	Summary     Summary        `json:"summary"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// jsonProblem is an input that could not be read, or not wholly.
type jsonProblem struct {
	Path    string `json:"path"`
	Message string `json:"message"`
	Partial bool   `json:"partial"`
}

func newJSONProblem(p cite.Problem) jsonProblem {
	return jsonProblem{Path: p.Path, Message: p.Message, Partial: p.Partial}
}

type jsonPosition struct {
	Offset int `json:"offset"` // bytes
	Line   int `json:"line"`
	Column int `json:"column"` // code points
}

type jsonSpan struct {
	Part  string       `json:"part"`
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

func newJSONSpan(doc *cite.Document, s cite.Span) jsonSpan {
	js := jsonSpan{Start: newJSONPosition(doc, s.Part, s.Start), End: newJSONPosition(doc, s.Part, s.End)}
	if s.Part >= 0 && s.Part < len(doc.Parts) {
		js.Part = doc.Parts[s.Part].Name
	}
	return js
}

func newJSONPosition(doc *cite.Document, part, off int) jsonPosition {
	p := doc.Position(part, off)
	return jsonPosition{Offset: doc.Offset(part, off), Line: p.Line, Column: p.Column}
}

// mapped converts a slice and never gives null.
func mapped[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}
