package source

import (
	"context"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
	"github.com/citecheck/citecheck/cite/ris"
)

// risFormat reads what reference managers exchange and publishers offer for
// download, that of PubMed included. cite/ris does the reading.
var risFormat = &Format{
	Name:       "ris",
	Extensions: []string{".ris", ".nbib"},
	Sniff:      pattern.New(`^\s*(?:TY {1,2}- [A-Z]|PMID- \d)`).Match,
	Read: func(ctx context.Context, f *File) (*cite.Document, error) {
		return readDatabase(ctx, f, (*draft).ris)
	},
	Limits: textLimits,
}

func (d *draft) ris(part int) error {
	entries, notices := ris.Read(d.doc.Parts[part].Source)
	d.references(part, entries)
	told := make([]remark, len(notices))
	for i, n := range notices {
		told[i] = remark{n.Span, n.Message}
	}
	d.remarks(part, told)
	return nil
}
