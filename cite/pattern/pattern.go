// Package pattern compiles regular expressions when they are first used. The
// readers of references know some two hundred of them; compiling them all at
// the start would cost every command, also those that need none, more than
// the rest of its start-up. The syntax is RE2's, so matching is linear.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// A Regexp is a regular expression that may not be compiled yet. Its methods
// are those of regexp.Regexp; it is safe for concurrent use.
type Regexp struct {
	source string
	once   sync.Once
	re     *regexp.Regexp
	filter *prefilter // nil if it cannot tell
	words  []string   // see Words
}

// New returns the regular expression source. A mistake in it panics at first
// use, and at once in tests.
func New(source string) *Regexp {
	p := &Regexp{source: source}
	if inTest {
		p.get()
	}
	return p
}

// inTest is true in the binaries that go test builds. Importing testing to
// ask it would make it part of the program.
var inTest = len(os.Args) > 0 && strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test")

func (p *Regexp) get() *regexp.Regexp {
	p.once.Do(func() {
		p.re = regexp.MustCompile(p.source)
		p.filter, p.words = newPrefilter(p.source)
	})
	return p.re
}

// on returns the compiled expression, or nil if s has no match for sure.
func (p *Regexp) on(s string) *regexp.Regexp {
	re := p.get()
	if p.filter != nil && !p.filter.passes(s) {
		return nil
	}
	return re
}

// String returns the source text.
func (p *Regexp) String() string { return p.source }

// MatchString reports whether s contains a match.
func (p *Regexp) MatchString(s string) bool {
	re := p.on(s)
	return re != nil && re.MatchString(s)
}

// FindString returns the leftmost match, or "".
func (p *Regexp) FindString(s string) string {
	if re := p.on(s); re != nil {
		return re.FindString(s)
	}
	return ""
}

// FindStringIndex returns the place of the leftmost match, or nil.
func (p *Regexp) FindStringIndex(s string) []int {
	if re := p.on(s); re != nil {
		return re.FindStringIndex(s)
	}
	return nil
}

// FindStringSubmatch returns the leftmost match and its groups, or nil.
func (p *Regexp) FindStringSubmatch(s string) []string {
	if re := p.on(s); re != nil {
		return re.FindStringSubmatch(s)
	}
	return nil
}

// FindStringSubmatchIndex returns the places of the leftmost match and its
// groups, or nil.
func (p *Regexp) FindStringSubmatchIndex(s string) []int {
	if re := p.on(s); re != nil {
		return re.FindStringSubmatchIndex(s)
	}
	return nil
}

// FindAllString returns all matches, at most n if n is not negative.
func (p *Regexp) FindAllString(s string, n int) []string {
	if re := p.on(s); re != nil {
		return re.FindAllString(s, n)
	}
	return nil
}

// FindAllStringIndex returns the places of all matches, at most n if n is not
// negative.
func (p *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if re := p.on(s); re != nil {
		return re.FindAllStringIndex(s, n)
	}
	return nil
}

// FindAllStringSubmatch returns all matches with their groups, at most n if n is
// not negative.
func (p *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	if re := p.on(s); re != nil {
		return re.FindAllStringSubmatch(s, n)
	}
	return nil
}

// FindAllStringSubmatchIndex returns the places of all matches and their
// groups, at most n if n is not negative.
func (p *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if re := p.on(s); re != nil {
		return re.FindAllStringSubmatchIndex(s, n)
	}
	return nil
}

// ReplaceAllString replaces the matches by repl, in which $1 is a group.
func (p *Regexp) ReplaceAllString(s, repl string) string {
	if re := p.on(s); re != nil {
		return re.ReplaceAllString(s, repl)
	}
	return s
}

// ReplaceAllLiteralString replaces the matches by repl as it stands.
func (p *Regexp) ReplaceAllLiteralString(s, repl string) string {
	if re := p.on(s); re != nil {
		return re.ReplaceAllLiteralString(s, repl)
	}
	return s
}

// ReplaceAllStringFunc replaces each match by what f makes of it.
func (p *Regexp) ReplaceAllStringFunc(s string, f func(string) string) string {
	if re := p.on(s); re != nil {
		return re.ReplaceAllStringFunc(s, f)
	}
	return s
}

// Split cuts s at the matches, into at most n pieces if n is not negative.
func (p *Regexp) Split(s string, n int) []string { return p.get().Split(s, n) }

// Words returns strings in small letters of which every match has one, or nil
// where nothing is known. A text without any of them need not be asked.
func (p *Regexp) Words() []string {
	p.get()
	return p.words
}
