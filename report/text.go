package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// textFormat writes what a person reads at a terminal, in the manner of a
// compiler: place and message, the line itself with the wrong words
// underlined, and what to do about it.
var textFormat = &Format{Name: "text", Ext: ".txt", Write: writeText}

func writeText(w io.Writer, run *cite.Run, o Options) error {
	p := &textPrinter{w: bufio.NewWriter(w), paint: palette{o.Color, o.FileURL}, width: excerptColumns(o.Width)}
	for _, g := range p.grouped(run.Findings) {
		p.group(g)
	}
	if o.Verbose {
		p.known(run)
	}
	if o.Verbose {
		p.links(run)
	}
	if !o.Quiet {
		p.summary(run)
	}
	return p.w.Flush() // a bufio.Writer keeps its first error until here
}

type textPrinter struct {
	w     *bufio.Writer
	paint palette
	width int // of an excerpt, in columns
}

func (p *textPrinter) printf(format string, args ...any) {
	fmt.Fprintf(p.w, format, args...)
}

// grouped puts findings of one rule on one line together, so that the line is
// shown once, and leaves out what does not count.
func (p *textPrinter) grouped(findings []cite.Located) [][]cite.Located {
	var groups [][]cite.Located
	for _, f := range findings {
		if f.Suppressed != "" {
			continue
		}
		if n := len(groups); n > 0 && p.together(groups[n-1], f) {
			groups[n-1] = append(groups[n-1], f)
			continue
		}
		groups = append(groups, []cite.Located{f})
	}
	return groups
}

func (p *textPrinter) together(group []cite.Located, f cite.Located) bool {
	first := group[0]
	sameLine := first.Doc == f.Doc && first.Span.Part == f.Span.Part && first.From.Line == f.From.Line && f.To.Line == f.From.Line
	plain := len(f.Related)+len(f.Fixes)+len(first.Related)+len(first.Fixes) == 0
	return sameLine && plain && first.Rule == f.Rule && first.Help == f.Help && f.To.Column-first.From.Column <= p.width
}

func (p *textPrinter) group(group []cite.Located) {
	for _, f := range group {
		p.headline(f)
	}
	f := group[0]
	p.excerpt(group)
	if f.Help != "" {
		p.printf("   %s %s\n", p.paint.faint("help:"), clean(f.Help))
	}
	for _, fix := range f.Fixes {
		p.printf("   %s %s\n", p.paint.faint("fix:"), clean(fix.Message))
	}
	for _, r := range f.Related {
		at := f.Doc.Position(r.Span.Part, r.Span.Start)
		p.printf("   %s %s: %s\n", p.paint.faint("see:"), p.paint.file(f.Doc.Path, location(f.Doc, r.Span, at)), clean(r.Message))
	}
	p.printf("\n")
}

func (p *textPrinter) headline(f cite.Located) {
	p.printf("%s: %s: %s %s\n",
		p.paint.file(f.Doc.Path, p.paint.place(location(f.Doc, f.Span, f.From))),
		p.paint.severity(f.Severity),
		clean(f.Message),
		p.paint.link(ruleAddress(f.Rule, f.Name), p.paint.faint("["+f.Rule+" "+f.Name+"]")))
}

// known lists what the baseline has, apart from what is new.
func (p *textPrinter) known(run *cite.Run) {
	first := true
	for _, f := range run.Findings {
		if f.Suppressed != cite.InBaseline {
			continue
		}
		if first {
			p.printf("%s\n", p.paint.faint("In the baseline:"))
			first = false
		}
		p.printf("%s\n", p.paint.faint(fmt.Sprintf("%s: %s: %s [%s %s]", location(f.Doc, f.Span, f.From), f.Severity, clean(f.Message), f.Rule, f.Name)))
	}
	if !first {
		p.printf("\n")
	}
}

// location is "path:line:column", with the name of the part where a document
// has several.
func location(doc *cite.Document, s cite.Span, pos cite.Position) string {
	path := clean(doc.Path)
	if s.Part > 0 && s.Part < len(doc.Parts) || len(doc.Parts) > 0 && doc.Parts[0].Name != "" {
		path += "(" + clean(doc.Parts[s.Part].Name) + ")"
	}
	return fmt.Sprintf("%s:%d:%d", path, pos.Line, pos.Column)
}

// links lists every link with its verdict, for --verbose.
func (p *textPrinter) links(run *cite.Run) {
	for _, doc := range run.Documents {
		listed, _ := listedLinks(doc)
		for _, l := range listed {
			if l.Verdict != nil {
				p.link(doc, l)
			}
		}
	}
}

func (p *textPrinter) link(doc *cite.Document, l *cite.Link) {
	at := doc.Position(l.Span.Part, l.Span.Start)
	p.printf("%s: %s %s", p.paint.file(doc.Path, p.paint.place(location(doc, l.Span, at))), p.paint.status(l.Verdict.Status), p.paint.link(l.URL, clean(l.URL)))
	if l.Verdict.Evidence != "" {
		p.printf(" (%s)", clean(l.Verdict.Evidence))
	}
	if l.Verdict.Final != "" && !strings.Contains(l.Verdict.Evidence, l.Verdict.Final) {
		p.printf(" -> %s", clean(l.Verdict.Final))
	}
	p.printf("\n")
}
