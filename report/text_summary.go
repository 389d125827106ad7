package report

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// summary closes a report with what was looked at, what was found, and what to
// do next.
func (p *textPrinter) summary(run *cite.Run) {
	s := summarise(run)
	p.printf("%s: %s, %s, %s\n",
		plural(s.Documents, "document"), plural(s.References, "reference"),
		plural(s.Citations, "citation"), plural(s.Links, "link")+linkCounts(s))
	p.printf("%s\n", p.paint.outcome(s, outcome(s)))
	if step := next(run, s); step != "" {
		p.printf("next: %s\n", step)
	}
}

func linkCounts(s Summary) string {
	var parts []string
	for _, status := range cite.Statuses() {
		if n := s.LinksByStatus[status]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, status))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func outcome(s Summary) string {
	if s.Errors+s.Warnings+s.Infos == 0 {
		return nothing(s) + suppressed(s)
	}
	fresh := ""
	if s.InBaseline > 0 {
		fresh = "new: "
	}
	return fmt.Sprintf("%s%s, %s, %s%s", fresh, plural(s.Errors, "error"), plural(s.Warnings, "warning"), plural(s.Infos, "info"), suppressed(s))
}

func nothing(s Summary) string {
	if s.InBaseline > 0 {
		return "no new findings"
	}
	return "no findings"
}

func suppressed(s Summary) string {
	var parts []string
	if s.InBaseline > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", s.InBaseline))
	}
	if others := s.Suppressed - s.InBaseline; others > 0 {
		parts = append(parts, fmt.Sprintf("%d suppressed", others))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
