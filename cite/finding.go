package cite

import "fmt"

// A Severity says how bad a finding is for the article.
type Severity uint8

// The severities, in rising order.
const (
	Info Severity = iota
	Warning
	Error
)

// String returns "info", "warning" or "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// ParseSeverity reads what String writes.
func ParseSeverity(s string) (Severity, error) {
	for _, v := range []Severity{Info, Warning, Error} {
		if v.String() == s {
			return v, nil
		}
	}
	return Info, fmt.Errorf("unknown severity %q: use info, warning or error", s)
}

// A Rule describes one kind of problem to the readers of a report. The rules
// themselves, with the code that runs, live in cite/check.
type Rule struct {
	ID       string // "CC201"; permanent, never reused
	Name     string // "placeholder-link-text": reads well after "allow"
	Severity Severity
	Since    string // the release that brought it
	Title    string // one line, no full stop
	Why      string // what it means to a reader of the article
	Bad      []Example
	Good     []Example
	Network  bool // asks for verdicts
}

// Family returns the hundred that the rule belongs to: "CC2xx".
func (r Rule) Family() string { return r.ID[:3] + "xx" }

// An Example is a small document that a rule does or does not object to.
type Example struct {
	Format string // "markdown", "html" or "text"
	Source string

	// Answers are the verdicts that the network would give, by address.
	Answers map[string]Verdict
}

// A Finding is one problem at one place.
type Finding struct {
	Rule     string // ID
	Severity Severity
	Span     Span   // the smallest text that is wrong
	Message  string // one sentence, present tense, no full stop
	Help     string // what to do about it; may be empty
	Ref      int    // index of the reference concerned, or -1
	Related  []Related
	Fixes    []Fix
}

// Related is a second place that explains a finding.
type Related struct {
	Span    Span
	Message string
}

// A Fix is one alternative remedy. Unsafe fixes are only offered, never
// applied unasked.
type Fix struct {
	Message string
	Edits   []Edit
	Unsafe  bool
}

// An Edit replaces Span with New.
type Edit struct {
	Span Span
	New  string
}
