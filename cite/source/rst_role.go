package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A rstRoleKind says what becomes of the text of a role.
type rstRoleKind uint8

const (
	roleText   rstRoleKind = iota // readers see it, or the title before an address in it
	roleCode                      // it is code
	roleCite                      // it holds keys of references
	roleRaised                    // it is set above the line
	roleNamed                     // readers see the name of the role before it
	roleHidden                    // it is for one output format only
)

// rstRoles are those of docutils and Sphinx that are not roleText. The citing
// ones are those of sphinxcontrib-bibtex.
var rstRoles = map[string]rstRoleKind{
	"code": roleCode, "literal": roleCode, "samp": roleCode, "file": roleCode, "kbd": roleCode, "command": roleCode,
	"program": roleCode, "regexp": roleCode, "envvar": roleCode, "option": roleCode, "math": roleCode, "eq": roleCode,
	"cite": roleCite, "cite:p": roleCite, "cite:ps": roleCite, "cite:t": roleCite, "cite:ts": roleCite, "cite:ct": roleCite,
	"cite:cts": roleCite, "citep": roleCite, "citet": roleCite, "citealp": roleCite, "citealt": roleCite, "cite:alp": roleCite,
	"cite:alt": roleCite, "footcite": roleCite, "footcite:p": roleCite, "footcite:ps": roleCite, "footcite:t": roleCite,
	"footcite:ts": roleCite, "footcite:ct": roleCite, "footcite:cts": roleCite, "cite:full": roleCite, "cite:author": roleCite,
	"cite:year": roleCite, "cite:yearpar": roleCite, "cite:empty": roleHidden, "bibcite": roleCite,
	"sup": roleRaised, "superscript": roleRaised,
	"doi": roleNamed, "arxiv": roleNamed, "pmid": roleNamed, "isbn": roleNamed, "pep": roleNamed, "rfc": roleNamed,
	"raw": roleHidden, "raw-html": roleHidden, "raw-latex": roleHidden, "index": roleHidden, "cite:nocite": roleHidden,
}

// role reads :role:`text` and `text`.
func (w *rstInline) role(m rstMark) {
	name := strings.ToLower(m.role)
	kind := rstRoles[name]
	if w.r.rawRoles[name] {
		kind = roleHidden
	}
	if kind != roleNamed && m.role != "" { // an address does not run over the name of a role
		w.taken = append(w.taken, w.span(min(m.roleAt, m.from), m.from), w.span(m.to, m.end))
	}
	switch kind {
	case roleHidden:
	case roleCode:
		w.emit(m.from, m.to)
		w.taken = append(w.taken, w.span(m.from, m.to))
	case roleCite:
		w.citation(m)
	case roleRaised:
		w.text(m.from, m.to)
		w.raised = raise(w.raised, w.s[m.from:m.to], w.span(m.from, m.to))
	case roleNamed:
		w.namedRole(m, name)
	case roleText:
		w.roleTitle(m)
	}
}

// roleTitle writes what readers see of a reference inside of the project:
// "title" of `title <target>`, "c" of `~a.b.c`.
func (w *rstInline) roleTitle(m rstMark) {
	if m.role == "" {
		w.text(m.from, m.to)
		return
	}
	if at := w.embedded(m); at > m.from {
		w.text(m.from, w.rightTrimmed(m.from, at))
		return
	}
	switch w.s[m.from] {
	case '!':
		m.from++
	case '~':
		m.from = max(m.from+1, m.from+1+bytes.LastIndexByte(w.s[m.from:m.to], '.'))
	}
	w.text(m.from, m.to)
}

// namedRole reads identifiers: :doi:`10.1000/1` shows as "doi:10.1000/1" and
// :pep:`8` as "PEP 8".
func (w *rstInline) namedRole(m rstMark, name string) {
	if at := w.embedded(m); at > m.from {
		w.text(m.from, w.rightTrimmed(m.from, at))
		return
	}
	if m.roleAt > m.from { // behind the text
		w.text(m.from, m.to)
		return
	}
	end := m.roleAt + len(name)
	if name == "doi" || name == "arxiv" {
		w.emit(m.roleAt, end+1)
	} else {
		w.put(strings.ToUpper(name), w.span(m.roleAt, end))
		w.put(" ", w.span(end, end+2))
	}
	w.text(m.from, m.to)
}

// rstKey matches a key with what sphinxcontrib-bibtex allows around it:
// {see}key{p. 3}.
var rstKey = pattern.New(`(?:\{([^{}]*)\})?([^\s,{}` + "`" + `]+)(?:\{([^{}]*)\})?`)

// citation reads the keys of a citing role.
func (w *rstInline) citation(m rstMark) {
	c := cite.Citation{Kind: cite.ByKey, Text: w.labelled(func() { w.text(m.from, m.to) })}
	for _, k := range rstKey.FindAllSubmatch(w.s[m.from:m.to], -1) {
		c.Keys = append(c.Keys, strings.ToValidUTF8(string(k[2]), "\uFFFD"))
		if c.Locator == "" {
			c.Locator = strings.ToValidUTF8(strings.TrimSpace(string(k[3])), "\uFFFD")
		}
	}
	if len(c.Keys) > 0 && !w.plain {
		w.r.doc.Citations = append(w.r.doc.Citations, c)
	}
	w.taken = append(w.taken, w.span(m.from, m.to))
}
