package report_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/report"
)

// hostile is what a document may hold to harm whoever reads its report: it ends
// elements, attributes, scripts, commands of GitHub and escapes of terminals.
const hostile = `</script><script>window.harmed=1</script><img src=x onerror="window.harmed=1">'"--><!--` +
	"`${window.harmed=1}` {{.}} \x1b[2J\x1b]8;;http://evil.example\x07 ::error file=a::b %0A::warning::c"

// library is the run over an article with n references, every fifth with a
// fault and every other with a link, whose verdicts follow from its address.
func library(t testing.TB, n int, title string) *cite.Run {
	t.Helper()
	return ran(t, "library.md", libraryText(n, title))
}

// twoLibraries is a run over two articles, one input that was not read, and a
// finding of the baseline.
func twoLibraries(t testing.TB) *cite.Run {
	t.Helper()
	run, other := library(t, 20, "Mills"), library(t, 3, "More mills")
	run.Documents, run.Findings = append(run.Documents, other.Documents...), append(run.Findings, other.Findings...)
	run.Problems = []cite.Problem{{Path: "gone.md", Message: "no such file"}}
	run.Findings[0].Suppressed, run.Compared = cite.InBaseline, true
	return run
}

func ran(t testing.TB, path, text string) *cite.Run {
	t.Helper()
	o := engine.Options{Verifier: byAddress{}}
	for _, r := range check.All {
		if !r.Off {
			o.Rules = append(o.Rules, r)
		}
	}
	run := engine.Run(context.Background(), []engine.Input{{Path: path, Load: func() ([]byte, error) { return []byte(text), nil }}}, o)
	run.Tool, run.Version = "citecheck", "0.0.0-test"
	return run
}

func libraryText(n int, title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nAs others said (Arkwright, 1951; Nobody, 1999), TODO: go on. See [the page](https://soft-404.example/0).\n\n## References\n\n", title)
	families := []string{"Arkwright", "Bellamy", "Calder", "Dunmore", "Ellery", "Fenwick"}
	kinds := []string{"ok", "broken", "moved", "timeout", "parked"}
	for i := range n {
		fmt.Fprintf(&b, "- %s, Jane. *The history of mill number %d*. Oxford: Clarendon Press, %d.", families[i%len(families)], i, 1951+i%60)
		switch {
		case i%5 == 1:
			b.WriteString(" [online here]")
		case i%2 == 0:
			fmt.Fprintf(&b, " <https://%s.example/mills/%d>", kinds[i/2%len(kinds)], i)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// byAddress answers for the host what its first label says.
type byAddress struct{}

func (byAddress) Verify(_ context.Context, q cite.Question) cite.Verdict {
	v := cite.Verdict{URL: q.URL, Status: cite.OK, Code: 200, Title: "The history of mills"}
	u, err := url.Parse(q.URL)
	if err != nil {
		return v
	}
	kind, _, _ := strings.Cut(u.Host, ".")
	for _, s := range cite.Statuses() {
		if s.String() == kind {
			v.Status = s
		}
	}
	switch v.Status {
	case cite.Broken:
		v.Code, v.Evidence, v.Archive = 404, "page not found", "https://web.archive.org/web/2020/"+q.URL
	case cite.Moved:
		v.Final = "https://new.example" + u.Path
		v.Hops = []cite.Hop{{Code: 301, URL: v.Final}}
	case cite.Timeout:
		v.Code, v.Evidence = 0, "no answer in 20 s"
	default:
	}
	return v
}

func withBibTeX() report.Options {
	return report.Options{BibTeX: func(e *cite.Entry) string {
		data, err := bibtex.Print([]*cite.Entry{e}, bibtex.Options{})
		if err != nil {
			return ""
		}
		return string(data)
	}}
}
