package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

func (a *app) explain() *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE...",
		Short:   "Say what a rule means, with examples",
		Long:    "Say what a rule means and why it matters. The examples are run by the tests:\nevery bad one raises the rule and no good one does.",
		Example: "  citecheck explain placeholder-link-text\n  citecheck explain CC226\n  citecheck explain CC3xx",
		Args:    cobra.MinimumNArgs(1),

		ValidArgsFunction: oneOf(ruleWords),
		RunE: func(_ *cobra.Command, args []string) error {
			var rules []*check.Rule
			for _, name := range args {
				found, err := findRules(name)
				if err != nil {
					return err
				}
				rules = append(rules, found...)
			}
			return a.print(func(w io.Writer) error {
				_, err := io.WriteString(w, explanations(rules))
				return err
			})
		},
	}
}

func explanations(rules []*check.Rule) string {
	parts := make([]string, len(rules))
	for i, r := range rules {
		parts[i] = explanation(r)
	}
	return strings.Join(parts, "\n")
}

func explanation(r *check.Rule) string {
	info := r.Info()
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s (%s)\n\n%s.\n\n%s\n", info.ID, info.Name, severityNote(r), info.Title, wrap(info.Why, 78))
	writeExamples(&b, "Bad", info.Bad)
	writeExamples(&b, "Good", info.Good)
	return b.String()
}

func severityNote(r *check.Rule) string {
	note := r.Info().Severity.String()
	if r.Off {
		note += ", off by default"
	}
	if r.Info().Network {
		note += ", needs the network"
	}
	return note
}

func writeExamples(b *strings.Builder, heading string, examples []cite.Example) {
	for _, e := range examples {
		fmt.Fprintf(b, "\n%s (%s):\n\n", heading, e.Format)
		for line := range strings.Lines(strings.TrimRight(e.Source, "\n") + "\n") {
			b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
		}
	}
}

// wrap breaks a text at spaces so that lines have at most width bytes.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column == 0:
		case column+1+len(word) > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
