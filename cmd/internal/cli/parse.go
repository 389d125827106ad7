package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
)

func (a *app) parse() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "parse [FILE|-]",
		Short: "Parse reference strings, one a line, into fields",
		Long: `Read reference strings, one a line, and write their fields: one line of JSON
for each, in order, as it goes. A blank line gives null.`,
		Example: `  echo 'HAHN, Jeffrey W. Soviet Grassroots, Princeton, 1988.' | citecheck parse
  citecheck parse --format bibtex references.txt
  citecheck parse references.txt | jq .fields.title`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.runParse(cmd.Context(), args, format) },
	}
	cmd.Flags().StringVar(&format, "format", "json", "json, bibtex, csl or ris")
	return cmd
}

func (a *app) runParse(ctx context.Context, args []string, format string) error {
	in := a.in
	if len(args) == 1 && args[0] != "-" {
		file, err := os.Open(args[0])
		if err != nil {
			return &failure{fmt.Errorf("%s: cannot be read: check the spelling and the permissions (%w)", args[0], err)}
		}
		defer file.Close()
		in = file
	}
	if format == "json" {
		var list lineList
		return a.print(func(w io.Writer) error { return eachLine(ctx, in, w, parseLine, list.json) })
	}
	print, err := a.entryPrinter(format, bibtex.BibTeX, false)
	if err != nil {
		return fmt.Errorf("%w, or json", err)
	}
	return a.parseAll(ctx, in, print)
}

// parseAll reads every line first: keys are unique in the whole list.
func (a *app) parseAll(ctx context.Context, in io.Reader, print func([]*cite.Entry) ([]byte, error)) error {
	var entries []*cite.Entry
	var list lineList
	err := forLines(ctx, in, func(line string) error {
		if ref := list.repeat(parseLine(line)); ref != nil {
			entries = append(entries, ref.Entry)
		}
		return nil
	})
	if err != nil {
		return &failure{err}
	}
	normalize.Keys(entries)
	data, err := print(entries)
	if err != nil {
		return &failure{err}
	}
	return a.print(func(w io.Writer) error { return writeAll(w, data) })
}

// parseLine parses one reference string; nil for a blank line.
func parseLine(line string) *cite.Reference {
	if strings.TrimSpace(line) == "" {
		return nil
	}
	ref := &cite.Reference{Text: plainText(line)}
	spelled := normalize.Spell(ref.Text)
	fields, sure := parse.Fields(spelled.Text)
	ref.Fields, ref.Confidence = spelled.Restore(fields), sure
	ref.Entry = normalize.Entry(ref, nil)
	return ref
}

// A lineList is lines that follow each other as one reference list; a blank
// line ends it.
type lineList struct{ above *cite.Entry }

// repeat gives the entry of ref, nil for a blank line, the names that it
// repeats from the line above.
func (l *lineList) repeat(ref *cite.Reference) *cite.Reference {
	above := l.above
	l.above = nil
	if ref != nil {
		normalize.Ditto(ref, above)
		l.above = ref.Entry
	}
	return ref
}

func plainText(line string) cite.Text {
	var b cite.TextBuilder
	b.Append(line, cite.Span{End: len(line)})
	return b.Text()
}

// json turns what was read of a line into a line of JSON.
func (l *lineList) json(ref *cite.Reference) []byte {
	if l.repeat(ref) == nil {
		return []byte("null\n")
	}
	normalize.Keys([]*cite.Entry{ref.Entry})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(newParsed(ref)); err != nil {
		return fmt.Appendf(nil, "{\"error\":%q}\n", err)
	}
	return b.Bytes()
}
