package source

import (
	"context"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// bibtexFormat reads .bib files: databases of references for LaTeX, pandoc and
// reference managers. cite/bibtex does the reading.
var bibtexFormat = &Format{
	Name:       "bibtex",
	Extensions: []string{".bib"},
	Sniff:      entryAtLine.Match,
	Damaged:    true,
	Read:       readBibTeX,
	Limits:     textLimits,
}

// entryAtLine matches the line that begins an entry, a macro or a comment.
var entryAtLine = pattern.New(`(?mi)^\s*@(?:article|(?:in|mv)?book(?:let)?|(?:in)?proceedings|(?:in)?collection|conference|manual|misc|online|` +
	`(?:phd|masters)?thesis|(?:tech)?report|unpublished|string|preamble)\s*[{(]\s*[^\s{}(),]+\s*[,=]`)

func readBibTeX(ctx context.Context, f *File) (*cite.Document, error) {
	return readDatabase(ctx, f, (*draft).bibtex)
}

// readDatabase reads a file that holds references and nothing else.
func readDatabase(ctx context.Context, f *File, read func(d *draft, part int) error) (*cite.Document, error) {
	d := newDraft(f.Data)
	if err := read(d, 0); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.finish(), nil
}
