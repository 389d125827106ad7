package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// githubFormat writes workflow commands, which GitHub shows on the lines of a
// pull request
// (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
// GitHub shows ten of each severity a step, so errors come first; the last line
// counts all.
var githubFormat = &Format{Name: "github", Ext: ".github.txt", Write: writeGitHub}

var githubCommands = [...]string{"notice", "warning", "error"}

func writeGitHub(w io.Writer, run *cite.Run, _ Options) error {
	out := bufio.NewWriter(w)
	findings := counted(run)
	for level := cite.Error; ; level-- {
		for _, f := range findings {
			if f.Severity == level {
				fmt.Fprintln(out, githubCommand(&f))
			}
		}
		if level == cite.Info {
			break
		}
	}
	for _, p := range run.Problems {
		if !p.Partial {
			fmt.Fprintf(out, "::error file=%s::%s\n", property(p.Path), data(p.Message))
		}
	}
	s := summarise(run)
	fmt.Fprintf(out, "citecheck: %s in %s\n", outcome(s), plural(s.Documents, "document"))
	return out.Flush() // a bufio.Writer keeps its first error until here
}

func githubCommand(f *cite.Located) string {
	at := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(partPath(f.Doc, f.Span.Part)), f.From.Line, f.To.Line)
	if f.From.Line == f.To.Line {
		at += fmt.Sprintf(",col=%d,endColumn=%d", f.From.Column, max(f.From.Column, f.To.Column))
	}
	message := f.Message
	if f.Help != "" {
		message += "\n" + f.Help
	}
	return fmt.Sprintf("::%s %s,title=%s::%s", githubCommands[f.Severity], at, property(f.Rule+" "+f.Name), data(message))
}

// data escapes what would end a command, so that no document can give one.
func data(s string) string {
	return dataEscapes.Replace(clean2(s))
}

func property(s string) string {
	return propertyEscapes.Replace(clean2(s))
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
