package train

import (
	"encoding/xml"

	"github.com/citecheck/citecheck/cite/parse"
)

// readAnyStyle reads the sequences of AnyStyle's training XML: each child of a
// sequence is a label, and their texts, with blanks between, are the reference.
func readAnyStyle(d *xml.Decoder, root xml.StartElement, source string) ([]Record, error) {
	return readAll(d, root, source, "sequence", func() (*labelled, error) {
		t := &labelled{apart: true}
		return t, t.reference(d, anyStyleLabel)
	})
}

// anyStyleLabel returns our name of a label of AnyStyle: mostly the same.
func anyStyleLabel(e xml.StartElement) string {
	switch name := e.Name.Local; {
	case name == "source":
		return "note"
	case parse.LabelIndex(name) < 0:
		return "other"
	default:
		return name
	}
}
