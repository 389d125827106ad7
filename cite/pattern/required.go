package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// A need is what is known of the matches of an expression, in lower case.
type need struct {
	exact []string // all that it matches, if these are few; nil if not
	words []string // one of these is in every match; nil if none is known
}

// atStart before a string says that it stands at the start of the text. It is
// no UTF-8, so no expression has it.
const atStart = "\xff"

// How many strings are worth telling apart.
const (
	exactMost = 128
	wordsMost = 4096
	classMost = 24
)

// necessary returns the words of which every match has one, or nil.
func (n need) necessary() []string {
	if n.exact == nil {
		return n.words
	}
	if slices.Contains(n.exact, "") || slices.Contains(n.exact, atStart) {
		return nil
	}
	return n.exact
}

// required works out what every match of re must have.
func required(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpBeginText:
		return need{exact: []string{atStart}}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return need{exact: []string{""}}
	case syntax.OpLiteral:
		return need{exact: []string{toLower(re.Rune)}}
	case syntax.OpCharClass:
		return classNeed(re.Rune)
	case syntax.OpCapture:
		return required(re.Sub[0])
	case syntax.OpPlus:
		return need{words: required(re.Sub[0]).necessary()}
	case syntax.OpQuest:
		return either(required(re.Sub[0]), need{exact: []string{""}})
	case syntax.OpConcat:
		return inRow(re.Sub)
	case syntax.OpAlternate:
		all := required(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			all = either(all, required(sub))
		}
		return all
	default:
		return need{}
	}
}

// toLower brings letters that (?i) takes for ASCII to ASCII as well.
func toLower(runes []rune) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u017f':
			return 's'
		case '\u212a':
			return 'k'
		}
		if low := unicode.ToLower(r); low >= 0x80 || r < 0x80 {
			return low
		}
		return r // İ is no i
	}, string(runes))
}

// classNeed reads a class of characters, given as pairs of bounds.
func classNeed(bounds []rune) need {
	var all []string
	for i := 0; i+1 < len(bounds); i += 2 {
		if bounds[i+1]-bounds[i] >= 2*classMost {
			return need{}
		}
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			if c := toLower([]rune{r}); !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	if len(all) == 0 || len(all) > classMost {
		return need{}
	}
	return need{exact: all}
}

// either is what matches of a or of b have.
func either(a, b need) need {
	if a.exact != nil && b.exact != nil && len(a.exact)+len(b.exact) <= exactMost {
		return need{exact: union(a.exact, b.exact)}
	}
	x, y := a.necessary(), b.necessary()
	if x == nil || y == nil || len(x)+len(y) > wordsMost {
		return need{}
	}
	return need{words: union(x, y)}
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// inRow is what matches of all parts, one behind the other, have: the strings
// of neighbours are joined as long as they are few, and the best of the runs
// that come out is kept.
func inRow(parts []*syntax.Regexp) need {
	run, best := []string{""}, []string(nil)
	all := true
	for _, p := range parts {
		n := required(p)
		if n.exact != nil && len(run)*len(n.exact) <= exactMost {
			run = joined(run, n.exact)
			continue
		}
		all = false
		best = better(best, need{exact: run}.necessary())
		run = []string{""}
		if n.exact != nil {
			run = n.exact
		} else {
			best = better(best, n.words)
		}
	}
	if all {
		return need{exact: run}
	}
	return need{words: better(best, need{exact: run}.necessary())}
}

func joined(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			rest, anchored := strings.CutPrefix(y, atStart)
			switch {
			case !anchored:
				out = append(out, x+y)
			case x == "" || x == atStart:
				out = append(out, atStart+rest)
			} // else nothing can match: there is text before the start
		}
	}
	return out
}

// better returns the words that fewer texts have: longer ones, and fewer.
func better(a, b []string) []string {
	switch {
	case a == nil:
		return b
	case b == nil, worth(a) >= worth(b):
		return a
	}
	return b
}

func worth(words []string) float64 {
	shortest, foreign := 4.0, 0.0
	for _, w := range words {
		if core := asciiCore(w); core != "" {
			shortest = min(shortest, float64(len(core)))
		} else {
			foreign = 1
		}
	}
	return shortest - foreign/2 - float64(len(words))/512
}
