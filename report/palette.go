package report

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A palette paints words for a terminal, or leaves them as they are.
// The codes are those of ECMA-48 (SGR), which every terminal knows.
type palette struct {
	on      bool
	fileURL func(path string) string // nil: no hyperlinks
}

// link makes words lead to an address where the terminal can (OSC 8,
// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda). An
// address has no characters that could end the command early.
func (p palette) link(address, s string) string {
	if p.fileURL == nil || address == "" || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return s
	}
	return "\x1b]8;;" + address + "\x1b\\" + s + "\x1b]8;;\x1b\\"
}

// file makes words lead to a document.
func (p palette) file(path, s string) string {
	if p.fileURL == nil {
		return s
	}
	return p.link(p.fileURL(path), s)
}

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
	colour := map[string]string{"ok": green, "error": red, "warning": yellow, "none": dim}[statusLevel(s)]
	return p.sgr(colour, s.String())
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
