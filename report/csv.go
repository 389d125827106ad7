package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// csvFormat writes a table for spreadsheets (RFC 4180), one finding a row, those
// that do not count included.
var csvFormat = &Format{Name: "csv", Ext: ".csv", Write: writeCSV}

func writeCSV(w io.Writer, run *cite.Run, _ Options) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"path", "line", "column", "severity", "rule", "name", "message", "text", "reference", "suppressed"}}
	for i := range run.Findings {
		f := &run.Findings[i]
		rows = append(rows, []string{
			cell(partPath(f.Doc, f.Span.Part)), strconv.Itoa(f.From.Line), strconv.Itoa(f.From.Column), f.Severity.String(), f.Rule, f.Name,
			cell(f.Message), cell(f.Doc.Excerpt(f.Span)), cell(referenceText(f)), cell(f.Suppressed),
		})
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

// cell keeps a spreadsheet from taking words of a document for a formula
// (https://owasp.org/www-community/attacks/CSV_Injection).
func cell(s string) string {
	s = clean2(s)
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t") {
		return "'" + s
	}
	return s
}

func referenceText(f *cite.Located) string {
	if f.Ref < 0 || f.Ref >= len(f.Doc.References) {
		return ""
	}
	return f.Doc.References[f.Ref].Text.String()
}
