package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// next is the most useful thing to do after a run, in one sentence; "" if there
// is nothing to do.
func next(run *cite.Run, s Summary) string {
	mendable := safeFixes(run)
	switch {
	case len(mendable) > 0:
		return fmt.Sprintf("citecheck fix --diff%s (%s can be mended safely)", documentNamed(mendable), plural(len(mendable), "finding"))
	case s.Errors+s.Warnings > 0:
		rule, n := mostFrequent(run)
		return fmt.Sprintf("citecheck explain %s%s", rule, times(n))
	case s.LinksByStatus[cite.Unchecked] > 0:
		return fmt.Sprintf("leave out --offline to verify %s", plural(s.LinksByStatus[cite.Unchecked], "link"))
	case unsettled(s) > 0:
		return fmt.Sprintf("look at %s yourself: -v lists them", plural(unsettled(s), "link")+" that nobody could check")
	}
	return ""
}

// safeFixes are the findings with a fix that needs no thought, in files that
// can be edited.
func safeFixes(run *cite.Run) []cite.Located {
	return slices.DeleteFunc(counted(run), func(f cite.Located) bool {
		return len(f.Doc.Parts) == 0 || !f.Doc.Parts[0].Editable || f.Span.Part != 0 || f.Doc.Path == "-" ||
			!slices.ContainsFunc(f.Fixes, func(x cite.Fix) bool { return !x.Unsafe })
	})
}

// documentNamed is the path of the findings where all have the same, as a shell
// takes it.
func documentNamed(findings []cite.Located) string {
	path := findings[0].Doc.Path
	for _, f := range findings {
		if f.Doc.Path != path {
			return ""
		}
	}
	if path != clean(path) {
		return ""
	}
	if strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-+:@%") != "" {
		path = "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return " " + path
}

// mostFrequent names the rule that most of the worst findings are of.
func mostFrequent(run *cite.Run) (rule string, n int) {
	count, worst := make(map[string]int), cite.Warning
	for _, f := range counted(run) {
		if f.Severity > worst {
			worst = f.Severity
			clear(count)
		}
		if f.Severity == worst {
			count[f.Rule]++
		}
	}
	rules := sortedKeys(count)
	rule = slices.MaxFunc(rules, func(a, b string) int { return cmp.Or(count[a]-count[b], strings.Compare(b, a)) })
	return rule, count[rule]
}

func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (the most frequent, %d times)", n)
}

// unsettled counts the links that were asked and said nothing.
func unsettled(s Summary) int {
	return s.Unverified - s.LinksByStatus[cite.Unchecked] - s.LinksByStatus[cite.Skipped]
}
