package report

import (
	"encoding/xml"
	"io"

	"github.com/citecheck/citecheck/cite"
)

// checkstyleFormat writes the XML of Checkstyle, which many review tools read.
var checkstyleFormat = &Format{Name: "checkstyle", Ext: ".checkstyle.xml", Write: writeCheckstyle}

type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckstyle(w io.Writer, run *cite.Run, _ Options) error {
	out := checkstyle{Version: "4.3"} // the version whose form all readers know
	at := make(map[string]int)
	for _, f := range counted(run) {
		path := partPath(f.Doc, f.Span.Part)
		n, known := at[path]
		if !known {
			n = len(out.Files)
			at[path] = n
			out.Files = append(out.Files, checkstyleFile{Name: clean(path)})
		}
		out.Files[n].Errors = append(out.Files[n].Errors, checkstyleError{
			f.From.Line, f.From.Column, f.Severity.String(), clean(f.Message), "citecheck." + f.Rule + "." + f.Name,
		})
	}
	return writeXML(w, out)
}

// counted returns the findings that count.
func counted(run *cite.Run) []cite.Located {
	var all []cite.Located
	for _, f := range run.Findings {
		if f.Suppressed == "" {
			all = append(all, f)
		}
	}
	return all
}
