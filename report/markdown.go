package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// markdownFormat writes a comment for a pull request, or the summary of a job:
// counts, the findings as a table, and the links that nobody could check.
var markdownFormat = &Format{Name: "markdown", Ext: ".md", Write: writeMarkdown}

// mostRows keeps a comment below the 65,536 characters that GitHub allows.
const mostRows = 150

var severityMarks = [...]string{"ℹ️", "⚠️", "❌"}

func writeMarkdown(w io.Writer, run *cite.Run, _ Options) error {
	out := bufio.NewWriter(w)
	s := summarise(run)
	fmt.Fprintf(out, "## citecheck: %s\n\n", outcome(s))
	fmt.Fprintf(out, "%s, %s, %s, %s.\n", plural(s.Documents, "document"), plural(s.References, "reference"),
		plural(s.Citations, "citation"), plural(s.Links, "link")+linkCounts(s))
	markdownRows(out, counted(run))
	if known := inBaseline(run); len(known) > 0 {
		fmt.Fprintf(out, "\n<details><summary>%d in the baseline</summary>\n", len(known))
		markdownRows(out, known)
		fmt.Fprintf(out, "\n</details>\n")
	}
	for _, p := range run.Problems {
		fmt.Fprintf(out, "\n> **%s**: %s\n", escapeMarkdown(p.Path), escapeMarkdown(p.Message))
	}
	return out.Flush() // a bufio.Writer keeps its first error until here
}

// inBaseline returns the findings that an earlier run had too.
func inBaseline(run *cite.Run) []cite.Located {
	var known []cite.Located
	for _, f := range run.Findings {
		if f.Suppressed == cite.InBaseline {
			known = append(known, f)
		}
	}
	return known
}

func markdownRows(out io.Writer, findings []cite.Located) {
	if len(findings) == 0 {
		return
	}
	fmt.Fprintf(out, "\n| | where | what | rule |\n| --- | --- | --- | --- |\n")
	shown := 0
	for level := cite.Error; ; level-- {
		for _, f := range findings {
			if f.Severity == level && shown < mostRows {
				shown++
				fmt.Fprintf(out, "| %s | `%s:%d:%d` | %s | [%s](%s) |\n", severityMarks[f.Severity], code(partPath(f.Doc, f.Span.Part)),
					f.From.Line, f.From.Column, escapeMarkdown(f.Message), f.Rule, ruleAddress(f.Rule, f.Name))
			}
		}
		if level == cite.Info {
			break
		}
	}
	if more := len(findings) - shown; more > 0 {
		fmt.Fprintf(out, "\n%d more are not shown here.\n", more)
	}
}

// code writes a path so that it cannot end its code span or its row.
func code(s string) string {
	return strings.NewReplacer("`", "'", "|", "\\|").Replace(clean(s))
}

// escapeMarkdown keeps words of a document from being markup or a mention.
func escapeMarkdown(s string) string {
	return markdownEscapes.Replace(clean(s))
}

var markdownEscapes = strings.NewReplacer("\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "<", "&lt;", ">", "&gt;", "@", "@\u2060", "#", "\\#")
