package engine

import (
	"bytes"
	"context"
	"fmt"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/mend"
)

// mostRounds bounds how often a document is mended and checked again: one fix
// may bring to light what another mends.
const mostRounds = 12

// A Mended document is what fixes made of it. Nothing is written yet.
type Mended struct {
	Path          string
	Before, After []byte
	Fixed         []mend.Choice  // in the order in which they were made
	Left          []cite.Located // what still counts
	Problems      []cite.Problem
}

// Fix mends a document with the fixes that are safe, or with all. After each
// round the document is read and checked again: a rule whose finding a fix did
// not take away, and fixes after which less can be read, are left out.
func Fix(ctx context.Context, in Input, o Options, unsafe bool) *Mended {
	m := &mending{ctx: ctx, in: in, o: o, unsafe: unsafe, refused: make(map[string]bool)}
	m.out.Path = in.Path
	data, err := in.Load()
	if err != nil {
		m.out.Problems = append(m.out.Problems, cite.Problem{Path: in.Path, Message: reason(err)})
		return &m.out
	}
	m.out.Before = data
	m.now = m.look(data)
	m.out.Problems = append(m.out.Problems, m.now.run.Problems...)
	for range mostRounds {
		if ctx.Err() != nil || !m.round() {
			break
		}
	}
	m.out.After, m.out.Left = m.now.data, m.now.run.Findings
	return &m.out
}

// A mending is the work on one document.
type mending struct {
	ctx     context.Context
	in      Input
	o       Options
	unsafe  bool
	now     look
	refused map[string]bool // rules whose fixes do not help here
	out     Mended
}

// A look is a state of the document with what the rules say of it.
type look struct {
	data   []byte
	run    *cite.Run
	counts map[string]int // findings that count, by rule
	refs   int
}

func (m *mending) look(data []byte) look {
	in := m.in
	in.Load = func() ([]byte, error) { return data, nil }
	l := look{data: data, run: Run(m.ctx, []Input{in}, m.o), counts: make(map[string]int)}
	for _, f := range l.run.Findings {
		if f.Suppressed == "" {
			l.counts[f.Rule]++
		}
	}
	for _, d := range l.run.Documents {
		l.refs += len(d.References)
	}
	return l
}

// round mends what can be mended at once and reports whether anything was.
func (m *mending) round() bool {
	if len(m.now.run.Documents) != 1 {
		return false
	}
	chosen := mend.Choose(m.now.run.Findings, m.unsafe, func(f cite.Located) bool { return !m.refused[f.Rule] })
	if len(chosen) == 0 {
		return false
	}
	if m.try(chosen) == "" {
		return true
	}
	mended := false
	for _, rule := range rulesOf(chosen) {
		// Those before it may have moved everything: choose anew.
		only := mend.Choose(m.now.run.Findings, m.unsafe, func(f cite.Located) bool { return f.Rule == rule })
		if len(only) == 0 {
			continue
		}
		if why := m.try(only); why != "" {
			m.refuse(only[0], why)
			continue
		}
		mended = true
	}
	return mended
}

// try makes fixes and checks the outcome. It returns why the fixes were not
// kept, "" if they were.
func (m *mending) try(chosen []mend.Choice) string {
	data, err := mend.Apply(m.now.run.Documents[0], m.now.data, chosen)
	if err != nil {
		return err.Error()
	}
	if bytes.Equal(data, m.now.data) {
		return "the fix changes nothing"
	}
	after := m.look(data)
	if why := worse(m.now, after, chosen); why != "" {
		return why
	}
	m.now = after
	m.out.Fixed = append(m.out.Fixed, chosen...)
	return ""
}

// worse says in what respect a document is worse than before, or not better.
func worse(before, after look, chosen []mend.Choice) string {
	if len(after.run.Documents) == 0 || len(after.run.Problems) > len(before.run.Problems) {
		return "the document could not be read as well any more"
	}
	if after.refs < before.refs-len(chosen) {
		return "references would be lost"
	}
	for _, rule := range rulesOf(chosen) {
		if after.counts[rule] >= before.counts[rule] {
			return "the finding would still be there"
		}
	}
	for _, rule := range []string{"CC701"} { // what no reader of databases can read
		if after.counts[rule] > before.counts[rule] {
			return "the database could not be read any more"
		}
	}
	return ""
}

// rulesOf returns the rules of the chosen fixes, each once, in their order.
func rulesOf(chosen []mend.Choice) []string {
	var rules []string
	seen := make(map[string]bool)
	for _, c := range chosen {
		if !seen[c.Finding.Rule] {
			seen[c.Finding.Rule] = true
			rules = append(rules, c.Finding.Rule)
		}
	}
	return rules
}

// refuse leaves the fixes of a rule out of this document from now on.
func (m *mending) refuse(c mend.Choice, why string) {
	m.refused[c.Finding.Rule] = true
	at := c.Finding.From
	m.out.Problems = append(m.out.Problems, cite.Problem{
		Path: m.in.Path, Partial: true,
		Message: fmt.Sprintf("%d:%d: %s (%s) was not fixed: %s", at.Line, at.Column, c.Finding.Rule, c.Finding.Name, why),
	})
}
