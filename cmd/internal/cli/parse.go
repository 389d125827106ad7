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
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
)

func (a *app) parse() *cobra.Command {
	var f bibliographyFlags
	cmd := &cobra.Command{
		Use:   "parse [FILE|-]",
		Short: "Parse reference strings, one a line, into fields",
		Long: `Read reference strings, one a line, and write their fields: one line of JSON
for each, in order, as it goes. A blank line gives null.
` + keyHelp,
		Example: `  echo 'HAHN, Jeffrey W. Soviet Grassroots, Princeton, 1988.' | citecheck parse
  citecheck parse --format bibtex references.txt
  citecheck parse references.txt | jq .fields.title`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.runParse(cmd.Context(), args, &f) },
	}
	cmd.Flags().SortFlags = false
	f.register(cmd.Flags(), "json", "json, bibtex, csl, csl-yaml or ris")
	return cmd
}

func (a *app) runParse(ctx context.Context, args []string, f *bibliographyFlags) error {
	in := a.in
	if len(args) == 1 && args[0] != "-" {
		file, err := os.Open(args[0])
		if err != nil {
			return &failure{fmt.Errorf("%s: cannot be read: check the spelling and the permissions (%w)", args[0], err)}
		}
		defer file.Close()
		in = file
	}
	if f.format == "json" {
		return a.print(func(w io.Writer) error { return parseStream(ctx, in, w) })
	}
	print, err := a.entryPrinter(f)
	if err != nil {
		return fmt.Errorf("%w, or json", err)
	}
	keys, err := f.keyPattern()
	if err != nil {
		return err
	}
	return a.parseAll(ctx, in, keys, print)
}

// parseAll reads every line first: keys are unique in the whole list.
func (a *app) parseAll(ctx context.Context, in io.Reader, keys *normalize.KeyPattern, print func([]*cite.Entry) ([]byte, error)) error {
	var entries []*cite.Entry
	var list lineList
	err := forBatches(ctx, in, func(lines []string) error {
		for _, ref := range list.parse(lines) {
			if ref != nil {
				entries = append(entries, ref.Entry)
			}
		}
		return nil
	})
	if err != nil {
		return &failure{err}
	}
	keys.Keys(entries, nil)
	data, err := print(entries)
	if err != nil {
		return &failure{err}
	}
	return a.print(func(w io.Writer) error { return writeAll(w, data) })
}

// parseStream writes a line of JSON for each line, as they come.
func parseStream(ctx context.Context, in io.Reader, w io.Writer) error {
	var list lineList
	return forBatches(ctx, in, func(lines []string) error {
		refs := list.parse(lines)
		out := make([][]byte, len(refs))
		parallel(len(refs), func(i int) { out[i] = parsedJSON(refs[i]) })
		return writeAll(w, bytes.Join(out, nil))
	})
}

// A lineList parses lines that follow each other as one reference list; a
// blank line begins another.
type lineList struct {
	style parse.Window
	above *cite.Entry
}

// parse returns the references of lines, nil for a blank one.
func (l *lineList) parse(lines []string) []*cite.Reference {
	refs := make([]*cite.Reference, len(lines))
	spelled := make([]*normalize.Spelling, len(lines))
	readings := make([]parse.Reading, len(lines))
	parallel(len(lines), func(i int) {
		if strings.TrimSpace(lines[i]) != "" {
			refs[i] = &cite.Reference{Text: plainText(lines[i])}
			spelled[i] = normalize.Spell(refs[i].Text)
			readings[i] = parse.Read(spelled[i].Text)
		}
	})
	for i, ref := range refs {
		if ref == nil {
			l.style.Reset()
			continue
		}
		fields, sure := l.style.Next(readings[i])
		ref.Fields, ref.Confidence = spelled[i].Restore(fields), sure
	}
	parallel(len(refs), func(i int) {
		if refs[i] != nil {
			refs[i].Entry = normalize.Entry(refs[i], nil)
		}
	})
	l.repeat(refs)
	return refs
}

// repeat gives the entries the names that they repeat from the line above.
func (l *lineList) repeat(refs []*cite.Reference) {
	for _, ref := range refs {
		if ref == nil {
			l.above = nil
			continue
		}
		normalize.Ditto(ref, l.above)
		l.above = ref.Entry
	}
}

func plainText(line string) cite.Text {
	var b cite.TextBuilder
	b.Append(line, cite.Span{End: len(line)})
	return b.Text()
}

// parsedJSON turns what was read of a line into a line of JSON.
func parsedJSON(ref *cite.Reference) []byte {
	if ref == nil {
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
