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
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Published by Verso},\n  series = {Towns},\n  number = {no. 12},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {In: Revolution in Russia},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {In Proceedings of the Second Meeting on Towns},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Revolution in Russia, edited by Mary Hill},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  editor = {ed. by Mary Hill},\n  booktitle = {Revolution in Russia},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inbook{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  chapter = {chap. 3},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd, Edited by Monks},\n  journal = {History Today},\n  year = {1991},\n  volume = {3},\n  number = {12 suppl. 1}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {In: a Novel, Badly Edited by {Moore}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  editor = {Edwards, Ed},\n  booktitle = {In Search of Councils (Editions)},\n  publisher = {Verlag: Neue Kritik},\n  chapter = {Chapter of Errors},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@techreport{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  institution = {Institute of Towns},\n  number = {No. 5},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(styleFields...) {
			loc, role := r.wordsOfStyle(f)
			switch {
			case loc == nil:
			case role != "":
				p.ReportRef(r.Ref, r.Within(f, loc[0], loc[1]), "\"%s\" is for the style to write: put the names into %s", shown(f.TeX[loc[0]:loc[1]]), role)
			default:
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, loc[0], loc[1]),
					Message: "\"" + shown(f.TeX[loc[0]:loc[1]]) + "\" is for the style to write, not part of the " + f.Name,
					Fixes:   r.edited(f, "leave it out", texEdit{loc[0], loc[1], ""}),
				})
			}
		}
	},
}

// styleFields are the fields that are looked at. Labels in volumes, and in the
// numbers of articles, are another rule's.
var styleFields = strings.Fields("number chapter title booktitle maintitle publisher journal journaltitle editor translator")

// wordsOfStyle returns where words stand in a field that styles write. If they
// lead to names, role is the field for these.
func (r *Record) wordsOfStyle(f *BibField) (loc []int, role string) {
	if f.Name == "number" && !(r.Has("series") && isWordOf(r.Type, bound)) {
		return nil, "" // "Working Paper No. 5" is what reports are called
	}
	if words := labelsAtFront[f.Name]; words != nil {
		if loc := words.FindStringSubmatchIndex(f.TeX); loc != nil {
			return group(loc), ""
		}
	}
	if f.Name != "booktitle" && f.Name != "maintitle" && !(f.Name == "title" && isWordOf(r.Type, bound)) {
		return nil, ""
	}
	for _, maker := range rolesInTitles {
		if loc := maker.words.FindStringSubmatchIndex(f.TeX); loc != nil {
			return group(loc), maker.role
		}
	}
	return nil, ""
}

// group returns where the first group stands that took part in a match.
func group(match []int) []int {
	for i := 2; i < len(match); i += 2 {
		if match[i] >= 0 {
			return match[i : i+2]
		}
	}
	return match[:2]
}

// bound are the types of books, and of parts of books that have a number in a
// series.
var bound = strings.Fields("book mvbook inbook incollection collection mvcollection inproceedings conference proceedings mvproceedings")

var (
	// labelsAtFront are words at the beginning of a field, in a group, where
	// nothing but the value should be.
	labelsAtFront = map[string]*pattern.Regexp{
		"number":       pattern.New(`^\s*((?i:number|issue|no\.|nr\.|heft|n°|№)[\s~]*)[0-9IVXLC]`),
		"chapter":      pattern.New(`^\s*((?i:chapter|chap\.|ch\.|kapitel|kap\.)[\s~]+)[0-9IVXLC]`),
		"booktitle":    pattern.New(`^[\s{]*(?:((?:In|in|IN)\s*:\s+)\S|(In[\s~]+)(?:[Tt]he\s+)?(?:[^\s:]+\s+)?(?:Proceedings|Proc\.))`),
		"journal":      pattern.New(`^[\s{]*((?:In|in|IN)\s*:\s+)`),
		"journaltitle": pattern.New(`^[\s{]*((?:In|in|IN)\s*:\s+)`),
		"publisher":    pattern.New(`^[\s{]*((?i:published by|pub\.|publisher:)\s+)\S`),
		"editor":       pattern.New(`^\s*((?i:eds?\. by|eds?\.:?|hrsg\. v\.|hg\. v\.|под ред\.)[\s~]+)\S`),
		"translator":   pattern.New(`^\s*((?i:transl?\. by|tr\. by|transl?\.:?|übers\. v\.|пер\.)[\s~]+)\S`),
	}

	// rolesInTitles are the words before the names of those who made a book.
	rolesInTitles = []struct {
		role  string
		words *pattern.Regexp
	}{
		{"editor", pattern.New(`[,.(\[][\s~]*((?i:edited by|eds?\. by|hrsg\. (?:von|v\.)|herausgegeben von|sous la direction de|a cura di|под ред\.)[\s~]+\{?\p{Lu}[^,)\]]*)`)},
		{"editor", pattern.New(`[(\[]((?:[Ee]ds?\.|Hrsg\.|Hg\.)[\s~]+\{?\p{Lu}[^)\]]*)`)},
		{"translator", pattern.New(`[,.(\[][\s~]*((?i:translated by|transl?\. by|übersetzt von|traduit par)[\s~]+\{?\p{Lu}[^,)\]]*)`)},
	}
)
