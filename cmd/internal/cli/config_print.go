package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// printConfig writes what is in force as a configuration, with a comment that
// says where it comes from.
func (a *app) printConfig(cmd *cobra.Command) error {
	return a.print(func(w io.Writer) error {
		var err error
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if err != nil || notConfigured[f.Name] {
				return
			}
			_, err = fmt.Fprintf(w, "%s: %s # %s\n", f.Name, valueOf(f), a.origin(f))
		})
		return err
	})
}

// notConfigured are flags that say something about one run alone.
var notConfigured = map[string]bool{"help": true, "config": true, "no-config": true, "print-config": true, "watch": true}

// valueOf is the value of a flag in YAML, on one line.
func valueOf(f *pflag.Flag) string {
	var n yaml.Node
	if list, ok := f.Value.(pflag.SliceValue); ok {
		n.Kind, n.Style = yaml.SequenceNode, yaml.FlowStyle
		for _, v := range list.GetSlice() {
			n.Content = append(n.Content, word(v))
		}
	} else {
		n = *word(f.Value.String())
	}
	out, err := yaml.Marshal(&n)
	if err != nil {
		return f.Value.String()
	}
	return strings.TrimSpace(string(out))
}

// word is a value that keeps to its line.
func word(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: s}
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func (a *app) origin(f *pflag.Flag) string {
	if a.configured != nil && a.configured.from[f.Name] > 0 {
		return fmt.Sprintf("%s:%d", a.configured.path, a.configured.from[f.Name])
	}
	switch _, set := os.LookupEnv(variable(f.Name)); {
	case !f.Changed:
		return "default"
	case set:
		return variable(f.Name)
	}
	return "flag"
}
