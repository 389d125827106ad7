package report

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// summary closes a report with what was looked at, what was found, and what
// nobody could tell.
func (p *textPrinter) summary(run *cite.Run) {
	s := summarise(run)
	p.printf("%s: %s, %s, %s\n",
		plural(s.Documents, "document"), plural(s.References, "reference"),
		plural(s.Citations, "citation"), plural(s.Links, "link")+linkCounts(s))
	p.printf("%s\n", p.paint.outcome(s, outcome(s)))
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
		return "no findings" + suppressed(s)
	}
	return fmt.Sprintf("%s, %s, %s%s", plural(s.Errors, "error"), plural(s.Warnings, "warning"), plural(s.Infos, "info"), suppressed(s))
}

func suppressed(s Summary) string {
	if s.Suppressed == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d suppressed)", s.Suppressed)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
