package check

import "github.com/citecheck/citecheck/cite"

var unparsedEntry = &Rule{
	ID:       "CC104",
	Name:     "unparsed-entry",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A reference in which no title could be made out",
		Why: "What a program cannot take apart a reader may not be able to look up either. The words are kept as they " +
			"are, but nothing else can be checked about them.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Reading: Addison-Wesley, 1984.\n2. Vol. 12, Oxford, 2001.\n3. Lamport, Leslie. *LaTeX*. Reading: Addison-Wesley, 1986.\n"},
			{Format: "text", Source: "References\n==========\n\n[1] D. Knuth, The TeXbook. Reading: Addison-Wesley, 1984.\n\n[2] 12–14, 1984\n\n[3] L. Lamport, LaTeX. Reading: Addison-Wesley, 1986.\n"},
			{Format: "bibtex", Source: "@misc{lost,\n  year = 1984,\n  keywords = {typesetting}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. *The Oxford English Dictionary*. Oxford: Oxford University Press, 1989.\n2. Lamport, Leslie. *LaTeX*. Reading: Addison-Wesley, 1986.\n"},
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Reading: Addison-Wesley, 1984.\n2. <https://example.org/tex>\n"},
			{Format: "bibtex", Source: "@misc{ctan,\n  howpublished = {\\url{https://ctan.org/}},\n  url = {https://ctan.org/}\n}\n\n@article{anonymous1905,\n  journal = {Pravda},\n  year = 1905\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			switch {
			case r.Entry == nil || r.Text.Len() == 0 || !untitled(r.Entry):
			case (r.Confidence < hopeless || len(r.Entry.Authors()) == 0) && !identified(p.Doc, r):
				p.ReportRef(i, r.Source(), "no title could be made out in %q", excerpt(r.Text.String()))
			}
		}
		p.namelessRecords()
	},
}

// namelessRecords reports the entries of databases that name no work.
func (p *Pass) namelessRecords() {
	places := make(map[int]cite.Span)
	for r := range p.Records() {
		places[r.Ref] = r.Place()
	}
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		if r.Text.Len() > 0 || r.Entry == nil || !nameless(p.Doc, r) {
			continue
		}
		place, ok := places[i]
		switch {
		case !ok && p.isRecord(r): // it does not count
			continue
		case !ok:
			place = r.Source()
		}
		p.ReportRef(i, place, "this entry names no work: it has no title, no author and no address")
	}
}

// nameless reports an entry that nobody could look up.
func nameless(doc *cite.Document, r *cite.Reference) bool {
	return untitled(r.Entry) && len(r.Entry.Names) == 0 && !identified(doc, r)
}

// hopeless is the confidence below which a tagging says nothing.
const hopeless = 0.3

// untitled reports an entry that names neither a work nor what contains it.
func untitled(e *cite.Entry) bool { return e.Get("title") == "" && e.Get("container-title") == "" }

// identified reports whether a reference can be followed without its words.
func identified(doc *cite.Document, r *cite.Reference) bool {
	for _, l := range r.Links {
		if leads(&doc.Links[l]) {
			return true
		}
	}
	for _, name := range []string{"DOI", "URL", "ISBN", "arxiv", "PMID"} {
		if r.Entry.Get(name) != "" {
			return true
		}
	}
	return false
}
