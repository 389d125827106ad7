package report

import (
	"io"

	"github.com/citecheck/citecheck/cite"
)

// jsonFormat writes the object that other programs read. Its shape is
// version 1 and a promise: keys may be added, never changed or dropped.
var jsonFormat = &Format{Name: "json", Ext: ".json", Write: writeJSON}

const jsonVersion = 1

// writeJSON writes one piece after the other, so that a run of a hundred
// thousand links needs no room for a second time.
func writeJSON(w io.Writer, run *cite.Run, _ Options) error {
	s := newJSONStream(w)
	s.object(func() {
		s.member("version", jsonVersion)
		s.member("tool", jsonTool{run.Tool, run.Version})
		list(s, "documents", run.Documents, func(doc *cite.Document) { writeJSONDocument(s, doc) })
		list(s, "findings", run.Findings, func(f cite.Located) { s.value(newJSONFinding(f)) })
		list(s, "problems", run.Problems, func(p cite.Problem) { s.value(newJSONProblem(p)) })
		if run.Interrupted {
			s.member("interrupted", true)
		}
		s.member("summary", summarise(run))
	})
	return s.close()
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
