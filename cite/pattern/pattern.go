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
	p.once.Do(func() { p.re = regexp.MustCompile(p.source) })
	return p.re
}

// String returns the source text.
func (p *Regexp) String() string { return p.source }

// MatchString reports whether s contains a match.
func (p *Regexp) MatchString(s string) bool { return p.get().MatchString(s) }

// FindString returns the leftmost match, or "".
func (p *Regexp) FindString(s string) string { return p.get().FindString(s) }

// FindStringIndex returns the place of the leftmost match, or nil.
func (p *Regexp) FindStringIndex(s string) []int { return p.get().FindStringIndex(s) }

// FindStringSubmatch returns the leftmost match and its groups, or nil.
func (p *Regexp) FindStringSubmatch(s string) []string { return p.get().FindStringSubmatch(s) }

// FindStringSubmatchIndex returns the places of the leftmost match and its
// groups, or nil.
func (p *Regexp) FindStringSubmatchIndex(s string) []int {
	return p.get().FindStringSubmatchIndex(s)
}

// FindAllString returns all matches, at most n if n is not negative.
func (p *Regexp) FindAllString(s string, n int) []string { return p.get().FindAllString(s, n) }

// FindAllStringIndex returns the places of all matches, at most n if n is not
// negative.
func (p *Regexp) FindAllStringIndex(s string, n int) [][]int {
	return p.get().FindAllStringIndex(s, n)
}

// FindAllStringSubmatchIndex returns the places of all matches and their
// groups, at most n if n is not negative.
func (p *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.get().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString replaces the matches by repl, in which $1 is a group.
func (p *Regexp) ReplaceAllString(s, repl string) string { return p.get().ReplaceAllString(s, repl) }

// ReplaceAllLiteralString replaces the matches by repl as it stands.
func (p *Regexp) ReplaceAllLiteralString(s, repl string) string {
	return p.get().ReplaceAllLiteralString(s, repl)
}

// ReplaceAllStringFunc replaces each match by what f makes of it.
func (p *Regexp) ReplaceAllStringFunc(s string, f func(string) string) string {
	return p.get().ReplaceAllStringFunc(s, f)
}

// Split cuts s at the matches, into at most n pieces if n is not negative.
func (p *Regexp) Split(s string, n int) []string { return p.get().Split(s, n) }
