// Package report renders runs for people and for programs. It knows the
// vocabulary of package cite and nothing of how a run came to be. One format
// is one file with one *Format; All lists them.
package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A Format writes a run. Writing the same run twice gives the same bytes.
type Format struct {
	Name  string // as --format takes it
	Ext   string // customary extension of a file of this format, with its dot
	Write func(w io.Writer, run *cite.Run, o Options) error
}

// Options apply to every format that can honour them.
type Options struct {
	Color   bool // use terminal colours
	Verbose bool // show what was fine too
	Quiet   bool // findings alone, no summary
	Width   int  // of the terminal, in columns; 0 if there is none

	// FileURL names a document for the hyperlinks of a terminal; nil for none.
	FileURL func(path string) string

	// BibTeX writes an entry for reports that show one; nil for none.
	BibTeX func(*cite.Entry) string
}

// All lists every format, by name.
var All = []*Format{
	checkstyleFormat, csvFormat, githubFormat, gitlabFormat, htmlFormat, jsonFormat, junitFormat, markdownFormat, rdjsonFormat, sarifFormat, textFormat,
}

// ByName returns the format called name, or an error that lists them all.
func ByName(name string) (*Format, error) {
	names := make([]string, len(All))
	for i, f := range All {
		if f.Name == name {
			return f, nil
		}
		names[i] = f.Name
	}
	return nil, fmt.Errorf("unknown report format %q: use one of %s", name, strings.Join(names, ", "))
}
