// Package check holds the rules: each looks for one kind of problem in a
// document that was read, parsed and, for some, verified.
//
// It does not read files, ask the network or decide which rules run; the
// engine does. Rules are constant values without state, so that they may run
// over many documents at once.
//
// Read this file first (what a rule is), then one rule, say
// placeholder_link.go with linkword.go, then place.go and linked.go (the
// questions that many rules ask); bib.go (how rules see .bib files); judge.go
// (all rules together) with allow.go. A new rule is one file; go generate puts
// it into the table All and into RULES.md.
package check

//go:generate go run ../../cmd/internal/gentable
//go:generate go run ../../cmd/internal/gentable/rulespage

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/citecheck/citecheck/cite"
)

// Needs says which costly inputs a rule uses.
type Needs uint8

// What a rule may need beyond the document as it was read.
const (
	NeedEntries  Needs = 1 << iota // parsed fields and entries
	NeedVerdicts                   // verdicts on links (network)
	NeedAllows                     // which comments of the document allowed something: runs last
)

// A Rule looks for one kind of problem.
type Rule struct {
	ID       string // "CC201"; permanent, never reused
	Name     string // "placeholder-link-text": reads well after "allow"
	Severity cite.Severity
	Since    string // the release that brought it
	Needs    Needs
	Off      bool // not in the default set
	Doc      Doc
	Run      func(*Pass)
}

// Doc documents a rule. Its examples are run by the tests: every Bad one must
// raise the rule and no Good one may.
type Doc struct {
	Title     string // one line, no full stop
	Why       string // what it means to a reader of the article
	Bad, Good []cite.Example
}

// Info describes the rule to the readers of a report.
func (r *Rule) Info() cite.Rule {
	return cite.Rule{
		ID: r.ID, Name: r.Name, Severity: r.Severity, Since: r.Since,
		Title: r.Doc.Title, Why: r.Doc.Why, Bad: r.Doc.Bad, Good: r.Doc.Good,
		Network: r.Needs&NeedVerdicts != 0,
	}
}

// A Pass is one rule applied to one document.
type Pass struct {
	context.Context
	Rule *Rule
	Doc  *cite.Document

	subject *Subject
	report  func(cite.Finding)
}

// NewPass returns a pass that hands every finding to report.
func NewPass(ctx context.Context, r *Rule, s *Subject, report func(cite.Finding)) *Pass {
	return &Pass{Context: ctx, Rule: r, Doc: s.Doc, subject: s, report: report}
}

// Reportf reports a problem at span that concerns no reference.
func (p *Pass) Reportf(span cite.Span, format string, args ...any) {
	p.ReportRef(-1, span, format, args...)
}

// ReportRef reports a problem at span that concerns the reference with the
// index ref, or none if ref is -1.
func (p *Pass) ReportRef(ref int, span cite.Span, format string, args ...any) {
	p.Report(cite.Finding{Ref: ref, Span: span, Message: fmt.Sprintf(format, args...)})
}

// Report fills in the rule and its severity and reports f. Its Ref counts as
// it is: an index, or -1 where no reference is concerned.
func (p *Pass) Report(f cite.Finding) {
	f.Rule, f.Severity = p.Rule.ID, p.Rule.Severity
	p.report(f)
}

// Run applies a rule to a document and returns what it found, in the order of
// finding. A rule that panics gives an error that names it, and what it had
// found until then, so that it does not take the others down.
func Run(ctx context.Context, r *Rule, s *Subject) (found []cite.Finding, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("a bug in rule %s (%s) stopped it on %s: %v\n%s", r.ID, r.Name, s.Doc.Path, v, debug.Stack())
		}
	}()
	r.Run(NewPass(ctx, r, s, func(f cite.Finding) { found = append(found, f) }))
	return found, nil
}
