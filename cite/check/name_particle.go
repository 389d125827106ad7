package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var nameParticle = &Rule{
	ID:       "CC605",
	Name:     "name-particle",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A particle that stands now before the family name, now behind the given name",
		Why:   "\"de Gaulle, Charles\" and \"Gaulle, Charles de\" are sorted under different letters and counted as two people. Both are right in some style; a file should keep to one.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{g1958,\n  author = {de Gaulle, Charles},\n  title = {Mémoires},\n  publisher = {Plon},\n  year = 1958\n}\n\n@book{g1960,\n  author = {Gaulle, Charles de},\n  title = {Mémoires II},\n  publisher = {Plon},\n  year = 1960\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{g1958,\n  author = {de Gaulle, Charles},\n  title = {Mémoires},\n  publisher = {Plon},\n  year = 1958\n}\n\n@book{g1960,\n  author = {Charles de Gaulle},\n  title = {Mémoires II},\n  publisher = {Plon},\n  year = 1960\n}\n"},
		},
	},
	Run: func(p *Pass) {
		before, behind := make(map[string]bibName), []bibName(nil)
		for n := range p.names() {
			parsed, ok := n.parts, n.single
			if !ok || !n.person() {
				continue
			}
			if parsed.Particle != "" {
				before[plain(parsed.Given+" "+parsed.Particle+" "+parsed.Family)] = n
			} else if trailingParticle(parsed.Given) {
				behind = append(behind, n)
			}
		}
		for _, n := range behind {
			parsed := n.parts
			if other, ok := before[plain(parsed.Given+" "+parsed.Family)]; ok {
				p.Report(cite.Finding{
					Ref: n.r.Ref, Span: n.span(), Message: "\"" + n.text + "\" has its particle behind the given name, elsewhere it is \"" + other.text + "\"",
					Related: []cite.Related{{Span: other.span(), Message: "written otherwise here"}},
				})
			}
		}
	},
}

// particles are words that belong to family names.
var particles = strings.Fields("de du des di da do dos della del van von der den zu zum zur af av la le ten ter bin ibn al el y e")

// trailingParticle reports whether given names end in a particle.
func trailingParticle(given string) bool {
	words := strings.Fields(given)
	return len(words) > 1 && isWordOf(words[len(words)-1], particles)
}

func isWordOf(word string, list []string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}
