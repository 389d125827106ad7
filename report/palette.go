package report

import "github.com/citecheck/citecheck/cite"

// A palette paints words for a terminal, or leaves them as they are.
// The codes are those of ECMA-48 (SGR), which every terminal knows.
type palette struct{ on bool }

func newPalette(on bool) palette { return palette{on} }

const (
	bold   = "1"
	dim    = "2"
	red    = "1;31"
	green  = "32"
	yellow = "1;33"
	blue   = "1;34"
)

func (p palette) sgr(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p palette) place(s string) string { return p.sgr(bold, s) }
func (p palette) faint(s string) string { return p.sgr(dim, s) }

var severityColour = [...]string{cite.Info: blue, cite.Warning: yellow, cite.Error: red}

func (p palette) severity(s cite.Severity) string {
	return p.sgr(severityColour[s], s.String())
}

func (p palette) status(s cite.Status) string {
	switch s {
	case cite.OK:
		return p.sgr(green, s.String())
	case cite.Broken, cite.Soft404, cite.Parked, cite.Malformed, cite.TLSError, cite.Private:
		return p.sgr(red, s.String())
	case cite.Moved, cite.Mismatch, cite.FragmentMissing, cite.Timeout:
		return p.sgr(yellow, s.String())
	case cite.Unchecked, cite.Blocked, cite.RateLimited, cite.Unsure, cite.Skipped:
		return p.sgr(dim, s.String())
	}
	return s.String()
}

func (p palette) outcome(s Summary, words string) string {
	switch {
	case s.Errors > 0:
		return p.sgr(red, words)
	case s.Warnings > 0:
		return p.sgr(yellow, words)
	}
	return p.sgr(green, words)
}
