package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/citecheck/citecheck/cite"
)

// junitFormat writes the XML that Jenkins, GitLab and others read as test
// results: a suite for each document, a case for each finding that counts, and
// one that passed for a document without any. Errors and warnings are failures;
// remarks are not. It says no more than the schema of Jenkins admits (junit-10.xsd
// of its xUnit plugin), which refuses files with other attributes.
var junitFormat = &Format{Name: "junit", Ext: ".junit.xml", Write: writeJUnit}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr,omitempty"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitMessage `xml:"failure,omitempty"`
	Error   *junitMessage `xml:"error,omitempty"`
	Skipped *junitMessage `xml:"skipped,omitempty"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

func writeJUnit(w io.Writer, run *cite.Run, _ Options) error {
	all := junitSuites{Name: "citecheck"}
	for _, s := range junitDocuments(run) {
		all.Tests, all.Failures, all.Errors = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors
		all.Suites = append(all.Suites, s)
	}
	return writeXML(w, all)
}

func junitDocuments(run *cite.Run) []junitSuite {
	byDoc := make(map[*cite.Document][]cite.Located)
	for _, f := range run.Findings {
		byDoc[f.Doc] = append(byDoc[f.Doc], f)
	}
	var suites []junitSuite
	for _, d := range run.Documents {
		s := junitSuite{Name: clean(d.Path), File: clean(d.Path)}
		for _, f := range byDoc[d] {
			s.add(f)
		}
		if s.Failures == 0 && len(s.Cases) == 0 {
			s.Cases = append(s.Cases, junitCase{Name: "no findings", Class: clean(d.Path)})
		}
		s.Tests = len(s.Cases)
		suites = append(suites, s)
	}
	if len(run.Problems) > 0 {
		suites = append(suites, junitProblems(run.Problems))
	}
	return suites
}

func (s *junitSuite) add(f cite.Located) {
	c := junitCase{
		Name:  fmt.Sprintf("%s %s at %d:%d", f.Rule, f.Name, f.From.Line, f.From.Column),
		Class: clean(partPath(f.Doc, f.Span.Part)),
	}
	m := &junitMessage{Message: clean(f.Message), Type: f.Severity.String(), Text: clean(f.Doc.Excerpt(f.Span))}
	switch {
	case f.Suppressed != "":
		c.Skipped = &junitMessage{Message: clean(f.Suppressed)}
		s.Skipped++
	case f.Severity == cite.Info:
		c.Output = "info: " + m.Message
	default:
		c.Failure = m
		s.Failures++
	}
	s.Cases = append(s.Cases, c)
}

// junitProblems are the inputs that could not be read.
func junitProblems(problems []cite.Problem) junitSuite {
	s := junitSuite{Name: "inputs"}
	for _, p := range problems {
		c := junitCase{Name: "read " + clean(p.Path), Class: "inputs"}
		if p.Partial {
			c.Output = clean(p.Message)
		} else {
			c.Error = &junitMessage{Message: clean(p.Message)}
			s.Errors++
		}
		s.Cases = append(s.Cases, c)
	}
	s.Tests = len(s.Cases)
	return s
}

func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
