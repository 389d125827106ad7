package source

import (
	"context"
	"errors"
	"fmt"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
	"github.com/citecheck/citecheck/cite/pattern"
)

// cslJSONFormat reads what Zotero, Mendeley and pandoc call CSL-JSON. cite/csl
// does the reading.
var cslJSONFormat = &Format{
	Name:       "csl-json",
	Extensions: []string{".json"},
	Shared:     true,
	Sniff:      looksLikeItems,
	Read: func(ctx context.Context, f *File) (*cite.Document, error) {
		return readDatabase(ctx, f, (*draft).cslJSON)
	},
	Limits: textLimits,
}

// cslYAMLFormat reads the same in YAML, as pandoc writes it. The library keeps
// every node in memory, hence the lower limit; the largest such file on GitHub
// that we know has 2 MB.
var cslYAMLFormat = &Format{
	Name:       "csl-yaml",
	Extensions: []string{".yaml", ".yml"},
	Shared:     true,
	Sniff:      referencesLine.Match,
	Read: func(ctx context.Context, f *File) (*cite.Document, error) {
		return readDatabase(ctx, f, (*draft).cslYAML)
	},
	Limits: Limits{MaxBytes: 16 << 20, MaxDepth: 100},
}

var (
	itemStart = pattern.New(`^\s*(?:\[|\{\s*"(?:items|references)"\s*:\s*\[)\s*\{`)
	itemType  = pattern.New(`"type"\s*:\s*"[a-z_-]+"`)

	referencesLine = pattern.New(`^(?:---\s+)?references:\s*\n\s*-\s`)
)

// looksLikeItems reports whether head begins a list of objects with types.
func looksLikeItems(head []byte) bool { return itemStart.Match(head) && itemType.Match(head) }

func (d *draft) cslJSON(part int) error {
	return d.items(part, csl.Read, `a list of objects with "id" and "type", or an object that has it under "items"`)
}

func (d *draft) cslYAML(part int) error {
	return d.items(part, csl.ReadYAML, `a list under "references:" whose members have an "id" and a "type"`)
}

// items reads a part with one of the readers of cite/csl. What stands before
// an error counts.
func (d *draft) items(part int, read func([]byte) ([]*cite.Entry, error), expected string) error {
	entries, err := read(d.doc.Parts[part].Source)
	var broken *csl.SyntaxError
	switch {
	case errors.Is(err, csl.ErrNoItems):
		return fmt.Errorf("it holds no references: they would be %s", expected)
	case errors.As(err, &broken) && len(entries) > 0:
		d.remarks(part, []remark{{broken.Span, broken.Message + "; what follows is not read"}})
	case broken != nil:
		if broken.Span == (cite.Span{}) {
			return broken // which names the line itself
		}
		broken.Span.Part = part
		return errors.New(d.placed(broken.Span, broken.Message))
	}
	d.references(part, entries)
	return nil
}
