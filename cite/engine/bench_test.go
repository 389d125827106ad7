package engine_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/source"
)

// plainText is running text of the kind that makes up most articles.
const plainText = "The councils that met in the spring of that year were not the first of their kind, and those who sat in them knew it well. " +
	"Some had read of the commune, others had taken part in the strikes at the shipyards, and a few had kept the minutes themselves. " +
	"What they decided was carried out by the same people on the next morning, which is why the records are so short. "

// pages make articles of about a megabyte without references.
var pages = map[string]func() string{
	"html": func() string {
		var b strings.Builder
		b.WriteString("<!DOCTYPE html><html lang=en><head><title>Councils</title></head><body><article><h1>Councils</h1>\n")
		for i := range 2000 {
			fmt.Fprintf(&b, "<p>%s It is <em>said</em> that &ldquo;all&rdquo; <a href=\"https://example.org/%d\">of them</a> agreed.</p>\n", plainText, i)
		}
		b.WriteString("</article></body></html>")
		return b.String()
	},
	"markdown": func() string {
		var b strings.Builder
		b.WriteString("# Councils\n\n")
		for i := range 2000 {
			fmt.Fprintf(&b, "%sIt is *said* that \"all\" [of them](https://example.org/%d) agreed.\n\n", plainText, i)
		}
		return b.String()
	},
}

// BenchmarkPlain measures reading and analysis of articles in which there is
// nothing to find.
func BenchmarkPlain(b *testing.B) {
	for name, page := range pages {
		data := []byte(page())
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				analyse(b, name, data)
			}
		})
	}
}

// BenchmarkReferences measures an article with 300 references.
func BenchmarkReferences(b *testing.B) {
	var s strings.Builder
	s.WriteString("# Councils\n\n" + strings.Repeat(plainText+"\n\n", 60) + "## References\n\n")
	for i := range 300 {
		fmt.Fprintf(&s, "- %s, %c. %c., & Mayer, B. (%d). The councils of %s and their minutes, part %d. *Journal of Local History*, %d(%d), %d–%d. https://doi.org/10.5555/%d\n",
			families[i%len(families)], 'A'+i%26, 'A'+i%13, 1950+i%70, towns[i%len(towns)], i, 10+i%40, 1+i%4, i, i+20, i)
	}
	data := []byte(s.String())
	b.ReportAllocs()
	for b.Loop() {
		if doc := analyse(b, "markdown", data); len(doc.References) != 300 {
			b.Fatalf("%d references", len(doc.References))
		}
	}
}

var (
	families = strings.Fields("Hahn Wood Lewin Anweiler Locke Moore Arendt Smith Keller Brandt Novak Silva Rossi Dubois Jansen Berg")
	towns    = strings.Fields("Kiel Riga Turin Lyon Porto Ghent Cork Graz Split Brno Vaasa Tartu")
)

func analyse(b *testing.B, format string, data []byte) *cite.Document {
	b.Helper()
	doc, err := source.Read(context.Background(), source.File{Data: data, Format: format})
	if err != nil {
		b.Fatal(err)
	}
	return engine.Analyse(context.Background(), doc)
}
