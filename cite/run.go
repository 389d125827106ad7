package cite

// A Run is the outcome of one invocation: all that a report needs.
type Run struct {
	Tool, Version string
	Rules         []Rule // every rule that was enabled, by ID
	Documents     []*Document
	Findings      []Located // sorted by document, position and rule
	Problems      []Problem // what could not be read or finished
	Interrupted   bool      // ended early: what stands here is what was known so far
	Compared      bool      // a baseline was applied: what counts is new
}

// InBaseline is why a finding does not count that an earlier run had too.
const InBaseline = "in the baseline"

// Located pairs a finding with its document and its readable position.
type Located struct {
	Finding
	Name       string // of the rule
	Doc        *Document
	From, To   Position
	Suppressed string // why it does not count, "" if it does
}

// A Problem is an input that could not be read, or not wholly. It is never a
// finding about the article.
type Problem struct {
	Path    string
	Message string // what happened and what to do, one sentence
	Partial bool   // the document was read all the same
}

// Count returns how many findings of each severity count, indexed by Severity.
func (r *Run) Count() (n [3]int) {
	for _, f := range r.Findings {
		if f.Suppressed == "" {
			n[f.Severity]++
		}
	}
	return n
}

// Suppressed returns how many findings do not count, and how many of these are
// those of the baseline.
func (r *Run) Suppressed() (all, known int) {
	for _, f := range r.Findings {
		if f.Suppressed != "" {
			all++
		}
		if f.Suppressed == InBaseline {
			known++
		}
	}
	return all, known
}
