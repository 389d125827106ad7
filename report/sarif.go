package report

import (
	"cmp"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// sarifFormat writes SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/),
// which GitHub code scanning, Azure DevOps and editors read. Columns count code
// points, as columnKind says.
var sarifFormat = &Format{Name: "sarif", Ext: ".sarif", Write: writeSARIF}

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homePage    = "https://github.com/citecheck/citecheck"
	rulesPage   = homePage + "/blob/main/cite/check/RULES.md"
)

// writeSARIF writes one result after the other, so that a long report needs no
// room for a second time.
func writeSARIF(w io.Writer, run *cite.Run, _ Options) error {
	s := &sarifWriter{artifacts: make(map[string]int), rules: make(map[string]int), files: []sarifArtifact{}, compared: run.Compared}
	driver := s.driver(run)
	j := newJSONStream(w)
	j.object(func() {
		j.member("$schema", sarifSchema)
		j.member("version", "2.1.0")
		list(j, "runs", []*cite.Run{run}, func(run *cite.Run) {
			j.object(func() {
				j.member("tool", sarifTool{driver})
				j.member("invocations", []sarifInvocation{{!run.Interrupted, notifications(run.Problems)}})
				j.member("columnKind", "unicodeCodePoints")
				list(j, "results", run.Findings, func(f cite.Located) { j.line(s.result(&f)) })
				j.member("artifacts", s.files)
			})
		})
	})
	return j.close()
}

// A sarifWriter gives files and rules their numbers.
type sarifWriter struct {
	artifacts map[string]int
	files     []sarifArtifact
	rules     map[string]int
	compared  bool // with a baseline
}

// driver describes the program and all rules that ran or found something.
func (s *sarifWriter) driver(run *cite.Run) sarifDriver {
	d := sarifDriver{
		Name: "citecheck", FullName: strings.TrimSpace("citecheck " + run.Version), Version: cmp.Or(run.Version, "0.0.0"),
		InformationURI: homePage, Rules: []sarifRule{},
	}
	add := func(r cite.Rule) {
		if _, known := s.rules[r.ID]; !known {
			s.rules[r.ID] = len(d.Rules)
			d.Rules = append(d.Rules, newSARIFRule(r))
		}
	}
	for _, r := range run.Rules {
		add(r)
	}
	for _, f := range run.Findings {
		add(cite.Rule{ID: f.Rule, Name: f.Name, Severity: f.Severity, Title: f.Name, Why: f.Name})
	}
	for _, doc := range run.Documents {
		s.artifact(doc.Path)
	}
	return d
}

// notifications are what could not be read.
func notifications(problems []cite.Problem) []sarifNotification {
	return mapped(problems, func(p cite.Problem) sarifNotification {
		level := "error"
		if p.Partial {
			level = "warning"
		}
		return sarifNotification{level, sarifText{Text: sentence(p.Path + ": " + p.Message)}}
	})
}

func newSARIFRule(r cite.Rule) sarifRule {
	return sarifRule{
		ID: r.ID, Name: camel(r.Name),
		ShortDescription: sarifText{Text: sentence(r.Title)},
		FullDescription:  sarifText{Text: sentence(r.Why)},
		Help:             sarifText{Text: ruleHelp(r, false), Markdown: ruleHelp(r, true)},
		HelpURI:          ruleAddress(r.ID, r.Name),
		Default:          sarifLevel{sarifLevels[r.Severity]},
		Properties:       sarifRuleProps{Tags: []string{r.Name, r.Family()}, Severity: problemSeverity[r.Severity]},
	}
}

var (
	sarifLevels     = [...]string{"note", "warning", "error"}
	problemSeverity = [...]string{"recommendation", "warning", "error"}
)

// camel writes "link-dead" as "LinkDead": names of rules are identifiers there.
func camel(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// sentence ends a message as SARIF wants it.
func sentence(s string) string {
	s = clean(strings.TrimSpace(s))
	if s == "" {
		return "."
	}
	if strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// ruleHelp is the text of explain, short.
func ruleHelp(r cite.Rule, markdown bool) string {
	var b strings.Builder
	b.WriteString(sentence(r.Title) + "\n\n" + sentence(r.Why))
	for _, e := range []struct {
		heading string
		list    []cite.Example
	}{{"Bad", r.Bad}, {"Good", r.Good}} {
		if len(e.list) == 0 {
			continue
		}
		fence := ""
		if markdown {
			fence = "```"
		}
		b.WriteString("\n\n" + e.heading + ":\n\n" + fence + markdownName(e.list[0].Format, markdown) + "\n" + strings.TrimRight(clean2(e.list[0].Source), "\n") + "\n" + fence)
	}
	return strings.TrimRight(b.String(), "\n")
}

func markdownName(format string, markdown bool) string {
	if markdown {
		return format
	}
	return ""
}

// clean2 is clean that keeps line ends.
func clean2(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return printable(r)
	}, s)
}

// artifact returns where a file is, with its number.
func (s *sarifWriter) artifact(path string) sarifURI {
	n, known := s.artifacts[path]
	if known {
		return sarifURI{URI: s.files[n].Location.URI, Index: &n}
	}
	n = len(s.files)
	s.artifacts[path] = n
	s.files = append(s.files, sarifArtifact{sarifURI{URI: fileURI(path)}, []string{"analysisTarget"}})
	return sarifURI{URI: s.files[n].Location.URI, Index: &n}
}

// fileURI writes a path as a relative reference, or as an absolute one.
func fileURI(path string) string {
	if path == "-" {
		return "stdin"
	}
	p := (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
	switch {
	case strings.HasPrefix(p, "/"):
		return "file://" + p
	case len(path) > 1 && path[1] == ':':
		return "file:///" + p
	}
	return strings.TrimPrefix(p, "./")
}

// baselineStates says whether a finding is one of the baseline (SARIF, section 3.27.24).
var baselineStates = map[bool]string{true: "unchanged", false: "new"}

func (s *sarifWriter) result(f *cite.Located) sarifResult {
	r := sarifResult{
		RuleID: f.Rule, RuleIndex: s.rules[f.Rule], Level: sarifLevels[f.Severity],
		Message:      sarifText{Text: sentence(f.Message)},
		Locations:    []sarifLocation{{Physical: s.physical(f.Doc, f.Span, true)}},
		Fingerprints: map[string]string{"citecheck/v1": f.Fingerprint().Exact},
		CodeFlows:    s.redirects(f),
	}
	if f.Help != "" {
		r.Message.Text += " " + sentence(strings.ToUpper(f.Help[:1])+f.Help[1:])
	}
	for i, rel := range f.Related {
		r.Related = append(r.Related, sarifLocation{ID: &i, Physical: s.physical(f.Doc, rel.Span, false), Message: &sarifText{Text: sentence(rel.Message)}})
	}
	for _, fix := range f.Fixes {
		r.Fixes = append(r.Fixes, s.fix(f.Doc, fix))
	}
	if s.compared {
		r.Baseline = baselineStates[f.Suppressed == cite.InBaseline]
	}
	if f.Suppressed != "" {
		kind := "external"
		if strings.Contains(f.Suppressed, "comment") {
			kind = "inSource"
		}
		r.Suppressions = []sarifSuppression{{kind, clean(f.Suppressed)}}
	}
	return r
}

// partPath names the file that a span is in: the document, or a file that it
// names. Members of archives and pages stay with the document.
func partPath(doc *cite.Document, part int) string {
	if part > 0 && part < len(doc.Parts) && !isPage(doc, part) {
		return filepath.Join(filepath.Dir(doc.Path), filepath.FromSlash(doc.Parts[part].Name))
	}
	return doc.Path
}

// isPage reports a part that is no file of its own.
func isPage(doc *cite.Document, _ int) bool {
	return len(doc.Parts) > 0 && doc.Parts[0].Name != ""
}

func (s *sarifWriter) physical(doc *cite.Document, span cite.Span, snippet bool) sarifPhysical {
	p := sarifPhysical{Artifact: s.artifact(partPath(doc, span.Part)), Region: region(doc, span)}
	if text := doc.Excerpt(span); snippet && text != "" {
		p.Region.Snippet = &sarifContent{clean2(text)}
	}
	return p
}

func region(doc *cite.Document, span cite.Span) sarifRegion {
	from, to := doc.Position(span.Part, span.Start), doc.Position(span.Part, span.End)
	return sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column}
}

func (s *sarifWriter) fix(doc *cite.Document, fix cite.Fix) sarifFix {
	out := sarifFix{Description: sarifText{Text: sentence(fix.Message)}}
	at := make(map[string]int)
	for _, e := range fix.Edits {
		path := partPath(doc, e.Span.Part)
		n, known := at[path]
		if !known {
			n = len(out.Changes)
			at[path] = n
			out.Changes = append(out.Changes, sarifChange{Artifact: s.artifact(path)})
		}
		r := sarifReplacement{region(doc, e.Span), sarifContent{e.New}}
		out.Changes[n].Replacements = append(out.Changes[n].Replacements, r)
	}
	return out
}

// redirects shows the hops of the link that a finding is about.
func (s *sarifWriter) redirects(f *cite.Located) []sarifCodeFlow {
	l := linkAt(f)
	if l == nil || l.Verdict == nil || len(l.Verdict.Hops) == 0 {
		return nil
	}
	here := s.physical(f.Doc, f.Span, false)
	steps := []sarifFlowLocation{{sarifLocation{Physical: here, Message: &sarifText{Text: sentence("asked: " + l.URL)}}}}
	for _, hop := range l.Verdict.Hops {
		steps = append(steps, sarifFlowLocation{sarifLocation{Physical: here, Message: &sarifText{Text: sentence(hopWords(hop))}}})
	}
	return []sarifCodeFlow{{sarifText{Text: "The redirects of the link."}, []sarifThreadFlow{{steps}}}}
}
