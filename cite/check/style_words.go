package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var styleWords = &Rule{
	ID:       "CC537",
	Name:     "citation-style-words",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Words that styles add, kept in a field",
		Why:   "The style writes \"vol.\", \"In:\" and \"ed. by\" itself, in the language of the article; kept in the field they come twice.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today},\n  year = {1991},\n  volume = {Vol. 3}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today},\n  year = {1991},\n  number = {no. 12}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {In: Revolution in Russia},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Published by Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inbook{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  chapter = {chap. 3},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today},\n  year = {1991},\n  volume = {3},\n  number = {12 suppl. 1}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {In: a Novel},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {In Search of Councils},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  volume = {Volume of Essays}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("volume", "number", "issue", "chapter", "booktitle", "publisher", "journal", "journaltitle") {
			words := wordsOfStyle[f.Name]
			loc := words.FindStringIndex(f.TeX)
			if loc == nil || loc[1] == len(f.TeX) || bearsNumber[f.Name] && !startsNumber(f.TeX[loc[1]:]) {
				continue
			}
			p.Report(cite.Finding{
				Ref: r.Ref, Span: r.Within(f, loc[0], loc[1]),
				Message: "\"" + strings.TrimSpace(f.TeX[loc[0]:loc[1]]) + "\" is for the style to write, not part of the " + f.Name,
				Fixes:   []cite.Fix{r.Rewrite(f, "leave it out", f.TeX[loc[1]:])},
			})
		}
	},
}

var (
	// wordsOfStyle begin the values of fields where nothing but the value should.
	wordsOfStyle = map[string]*pattern.Regexp{
		"volume":       pattern.New(`^(?i:volume|vol\.?|band|bd\.|tome|том|т\.)[\s~]+`),
		"number":       pattern.New(`^(?i:number|issue|no\.|nr\.|heft|n°|№)[\s~]*`),
		"issue":        pattern.New(`^(?i:number|issue|no\.|nr\.|heft|n°|№)[\s~]*`),
		"chapter":      pattern.New(`^(?i:chapter|chap\.|ch\.|kapitel|kap\.)[\s~]+`),
		"booktitle":    pattern.New(`^(?:In|in|IN)\s*:\s+`),
		"journal":      pattern.New(`^(?:In|in|IN)\s*:\s+`),
		"journaltitle": pattern.New(`^(?:In|in|IN)\s*:\s+`),
		"publisher":    pattern.New(`^(?i:published by|pub\.|verlag:)\s+`),
	}
)

// bearsNumber are the fields whose words of style have a number behind them.
var bearsNumber = map[string]bool{"volume": true, "number": true, "issue": true, "chapter": true}

func startsNumber(s string) bool { return strings.ContainsAny(s[:1], "0123456789IVXLC") }
