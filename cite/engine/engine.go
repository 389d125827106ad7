// Package engine runs the whole way from files to findings: read, extract,
// parse, normalise, cite, verify, check. It decides the order of the stages
// and what runs at once, and nothing else: each stage lives in a package of
// its own. It asks for the network through one interface and never imports
// net/http.
//
// Read engine.go first, then document.go (one document up to its citations),
// links.go (all links of all documents), findings.go (the rules) and large.go
// (databases beyond memory).
package engine

import (
	"context"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// A Verifier says whether addresses still work. It has no error: an error
// about an address is a verdict.
type Verifier interface {
	Verify(ctx context.Context, q cite.Question) cite.Verdict
}

// An Input is one document to read. Load is called once, when its turn comes.
type Input struct {
	Path   string // as reports name it
	Format string // name of a source.Format; "" to find out
	Load   func() ([]byte, error)
	Open   func(name string) ([]byte, error) // files that it names; nil: there are none

	// Stream is set, and Load is not, for a database that is too large for
	// memory. It is checked in pieces; its references are not kept.
	Stream func() (io.ReadCloser, error)
}

// A Policy says which rules run and how bad their findings are.
type Policy struct {
	Rules    []*check.Rule
	Severity map[string]cite.Severity // by rule ID, where it is not the rule's own
}

// Options say what to do beyond reading. The zero value reads and parses, and
// neither verifies nor checks.
type Options struct {
	Policy                             // for all documents
	For      func(path string) *Policy // for one document; nil, or nil returned: as for all
	Verifier Verifier                  // nil: offline
	Scope    Scope                     // which links count
	Skip     func(url string) bool     // addresses not to ask; nil: none
	AtOnce   int                       // questions under way, those that wait for their turn included; 0 means 1024
	Progress func(Progress)            // called now and then, never concurrently; nil: never
}

// policy returns what holds for the document at path.
func (o *Options) policy(path string) *Policy {
	if o.For != nil {
		if p := o.For(path); p != nil {
			return p
		}
	}
	return &o.Policy
}

// Progress says how far a run has come.
type Progress struct {
	Documents, DocumentsDone int
	Links, LinksDone         int
}

// Run does everything and never fails as a whole: what could not be read is a
// Problem of the Run. Documents keep the order of the inputs. When ctx ends,
// Run returns soon with what is known so far and says that it was interrupted.
func Run(ctx context.Context, inputs []Input, o Options) *cite.Run {
	run := &cite.Run{}
	report := newReporter(o.Progress)
	run.Documents, run.Problems = readAll(ctx, inputs, o, report)
	run.Rules = infos(o.inForce(inputs))
	verify(ctx, run.Documents, o, report)
	findings, problems := checkAll(run.Documents, o)
	run.Findings = once(run.Documents, findings)
	run.Problems = append(run.Problems, problems...)
	addLarge(ctx, run, inputs, o)
	run.Interrupted = ctx.Err() != nil
	return run
}

// addLarge checks the databases that are read in pieces, one after the other,
// so that only one of them is in memory.
func addLarge(ctx context.Context, run *cite.Run, inputs []Input, o Options) {
	for _, in := range inputs {
		if in.Stream == nil {
			continue
		}
		doc, findings, problems := checkLarge(ctx, in, o, largePiece)
		if doc != nil {
			run.Documents = append(run.Documents, doc)
		}
		run.Findings = append(run.Findings, findings...)
		run.Problems = append(run.Problems, problems...)
	}
}

// inForce returns the rules that run on any of the inputs, by ID.
func (o *Options) inForce(inputs []Input) []*check.Rule {
	if o.For == nil {
		return o.Rules
	}
	all := slices.Clone(o.Rules)
	for _, in := range inputs {
		if p := o.For(in.Path); p != nil {
			all = append(all, p.Rules...)
		}
	}
	slices.SortFunc(all, func(a, b *check.Rule) int { return strings.Compare(a.ID, b.ID) })
	return slices.Compact(all)
}

func infos(rules []*check.Rule) []cite.Rule {
	all := make([]cite.Rule, len(rules))
	for i, r := range rules {
		all[i] = r.Info()
	}
	return all
}

// readAll reads and analyses the inputs, as many at once as there are
// processors, and puts the results back in order.
func readAll(ctx context.Context, inputs []Input, o Options, report *reporter) ([]*cite.Document, []cite.Problem) {
	docs := make([][]*cite.Document, len(inputs))
	problems := make([][]cite.Problem, len(inputs))
	report.documents(len(inputs))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, in := range inputs {
		if in.Stream != nil {
			report.documentDone()
			continue
		}
		g.Go(func() error {
			docs[i], problems[i] = readOne(ctx, in, o)
			report.documentDone()
			return nil
		})
	}
	_ = g.Wait() // the functions above return no errors: problems are results
	return slices.Concat(docs...), slices.Concat(problems...)
}
