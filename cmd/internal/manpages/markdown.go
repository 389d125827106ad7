package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// escaper keeps what help texts say from being read as Markdown.
var escaper = func() *strings.Replacer {
	var pairs []string
	for _, sign := range "\\`*_{}[]()#+-.!<>~|&" {
		pairs = append(pairs, string(sign), `\`+string(sign))
	}
	return strings.NewReplacer(pairs...)
}()

func plain(s string) string { return escaper.Replace(s) }

// prose turns a help text into paragraphs; lines that are indented in it stay
// as they are.
func prose(text string) string {
	var b strings.Builder
	paragraphs := strings.Split(strings.Trim(text, "\n"), "\n\n")
	for _, p := range paragraphs {
		for part := range parts(p) {
			if indented(part) {
				b.WriteString(verbatim(part))
			} else {
				b.WriteString(plain(strings.TrimPrefix(part, "#### ")) + "\n\n") // cobra's headings
			}
		}
	}
	return b.String()
}

// parts cuts a paragraph where indented lines begin or end.
func parts(paragraph string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		lines := strings.Split(paragraph, "\n")
		from := 0
		for i := 1; i <= len(lines); i++ {
			if i < len(lines) && indented(lines[i]) == indented(lines[from]) {
				continue
			}
			if !yield(strings.Join(lines[from:i], "\n")) {
				return
			}
			from = i
		}
	}
}

func indented(line string) bool {
	return strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
}

// verbatim is a block that is shown as it stands.
func verbatim(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(strings.TrimPrefix(line, "\t"), "  ")
	}
	return "```\n" + strings.Join(lines, "\n") + "\n```\n\n"
}

// options lists flags, one a paragraph.
func options(b *strings.Builder, heading string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, "# %s\n\n", heading)
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			option(b, f)
		}
	})
}

func option(b *strings.Builder, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	if f.Shorthand != "" {
		fmt.Fprintf(b, "**-%s**, ", f.Shorthand)
	}
	fmt.Fprintf(b, "**%s**", plain("--"+f.Name))
	switch {
	case value != "" && f.NoOptDefVal != "" && f.Value.Type() != "bool":
		fmt.Fprintf(b, `[=*%s*]`, plain(strings.ToUpper(value)))
	case value != "":
		fmt.Fprintf(b, "=*%s*", plain(strings.ToUpper(value)))
	}
	fmt.Fprintf(b, "\n: %s", plain(usage))
	if d := f.DefValue; d != "" && d != "false" && d != "[]" && d != "0" && !strings.Contains(usage, "default:") {
		fmt.Fprintf(b, " (default: %s)", plain(d))
	}
	b.WriteString("\n\n")
}
