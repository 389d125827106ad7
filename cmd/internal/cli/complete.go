package cli

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// Words are what a shell proposes for a value that a user begins to type; a
// description may stand behind a tab. They are made when they are asked for.
type words func() []string

// completions are the values of the flags that mean the same to every command
// which has them.
func completions() map[string]cobra.CompletionFunc {
	severities := fixed(cite.Info.String(), cite.Warning.String(), cite.Error.String())
	when := oneOf(fixed("auto", "always", "never"))
	return map[string]cobra.CompletionFunc{
		"preset":       oneOf(presetWords),
		"enable":       manyOf(ruleWords),
		"disable":      manyOf(ruleWords),
		"severity":     manyOf(ruleWords, severities),
		"fail-on":      oneOf(fixed("error", "warning", "info", "never")),
		"report":       pair(reportWords, nil),
		"color":        when,
		"progress":     when,
		"links":        oneOf(fixed("references\tof the reference list", "content\tof the article's own text too", "all\tnavigation and comments too")),
		"stdin-format": oneOf(formatNames),
		"format-of":    pair(extensionWords, formatNames),
		"dialect":      oneOf(fixed(bibtex.BibTeX, bibtex.Biblatex)),
		"duplicates":   manyOf(duplicateWords),
		"config":       extensions("yml", "yaml"),
		"ca":           extensions("pem", "crt"),
		"cache-dir":    folders,
	}
}

// formatCompletions are the values of --format, which are others for each
// command.
var formatCompletions = map[string]words{
	"check": reportWords,
	"bib":   fixed("bibtex", "csl", "csl-yaml", "ris"),
	"parse": fixed("json", "bibtex", "csl", "csl-yaml", "ris"),
	"rules": fixed("text", "json"),
	"links": fixed("text", "json"),
	"stats": fixed("text", "json"),
}

// complete teaches a command and those below it what their flags take.
func complete(cmd *cobra.Command) {
	for name, values := range completions() {
		if cmd.Flags().Lookup(name) != nil || cmd.PersistentFlags().Lookup(name) != nil {
			_ = cmd.RegisterFlagCompletionFunc(name, values) // fails for unknown flags alone
		}
	}
	if formats := formatCompletions[cmd.Name()]; formats != nil {
		_ = cmd.RegisterFlagCompletionFunc("format", oneOf(formats))
	}
	for _, below := range cmd.Commands() {
		complete(below)
	}
}

// completes reports commands that serve shells. A configuration that is wrong
// must not keep them from it.
func completes(cmd *cobra.Command) bool {
	return strings.HasPrefix(cmd.Name(), cobra.ShellCompRequestCmd) || cmd.HasParent() && cmd.Parent().Name() == "completion"
}

func fixed(values ...string) words { return func() []string { return values } }

// oneOf completes a flag that takes one of some words.
func oneOf(values words) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(begun, values()), cobra.ShellCompDirectiveNoFileComp
	}
}

// beginning are the values that begin so. Case does not matter to rules, and
// nothing else is told apart by it.
func beginning(begun string, values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool {
		return len(v) < len(begun) || !strings.EqualFold(v[:len(begun)], begun)
	})
}

// pair completes KEY=VALUE; without words for the value it is a file.
func pair(keys, values words) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		key, value, chosen := cut(begun, "=")
		switch {
		case !chosen:
			return suffixed(beginning(begun, keys()), "="), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
		case values == nil:
			return nil, cobra.ShellCompDirectiveDefault
		}
		return prefixed(key, beginning(value, values())), cobra.ShellCompDirectiveNoFileComp
	}
}

// manyOf completes a list with commas, of words or, if there are words for
// values, of pairs.
func manyOf(keys words, values ...words) cobra.CompletionFunc {
	each := oneOf(keys)
	if len(values) > 0 {
		each = pair(keys, values[0])
	}
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		before, last := "", begun
		if i := strings.LastIndexByte(begun, ','); i >= 0 {
			before, last = begun[:i+1], begun[i+1:]
		}
		found, directive := each(cmd, args, last)
		if before != "" {
			found = plain(found)
		}
		return prefixed(before, found), directive
	}
}

// plain are values without their descriptions. The script for bash compares
// values that have one in the form in which the shell quotes them, and a comma
// as \, fits no comma that a user typed.
func plain(values []string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i], _, _ = strings.Cut(v, "\t")
	}
	return all
}

// cut is strings.Cut that leaves the separator with what is before it.
func cut(s, sep string) (before, after string, found bool) {
	before, after, found = strings.Cut(s, sep)
	if found {
		before += sep
	}
	return before, after, found
}

func prefixed(prefix string, values []string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = prefix + v
	}
	return all
}

func suffixed(values []string, suffix string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		word, description, told := cut(v, "\t")
		all[i] = strings.TrimSuffix(word, "\t") + suffix
		if told {
			all[i] += "\t" + description
		}
	}
	return all
}

func extensions(of ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return of, cobra.ShellCompDirectiveFilterFileExt
	}
}

func folders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// addCompletion adds the command that writes the scripts for shells.
func (a *app) addCompletion(root *cobra.Command) {
	root.SetOut(anchor{a.out}) // the command keeps the writer of this moment
	root.InitDefaultCompletionCmd()
	root.SetOut(a.out)
}

// An anchor mends the scripts for zsh and fish. They look for the flag of
// "--flag=value" anywhere in a word, and take the rule of "link-dead=error" for
// one. Cobra writes a script at once.
type anchor struct{ w io.Writer }

// Write writes p, mended.
func (a anchor) Write(p []byte) (int, error) {
	if _, err := a.w.Write(bytes.ReplaceAll(p, []byte("'-.*='"), []byte("'^-.*='"))); err != nil {
		return 0, err
	}
	return len(p), nil
}
