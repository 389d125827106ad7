package source

import (
	"slices"

	"github.com/citecheck/citecheck/cite"
)

// projectFiles say which files of references the articles of a project use,
// where they do not say it themselves: Quarto and bookdown.
var projectFiles = []string{"_quarto.yml", "_quarto.yaml", "_bookdown.yml", "_output.yml"}

// bibliographies reads the files of references that the article names, or
// those of its project if it cites by key and names none.
func (r *markdownReader) bibliographies(f *File, names []cite.Span) {
	for _, s := range names {
		r.bibliography(f, string(r.data[s.Start:s.End]), s)
	}
	if len(names) > 0 || f.Open == nil || !slices.ContainsFunc(r.doc.Citations, byKey) {
		return
	}
	for _, project := range projectFiles {
		data, err := f.open(project, ".yml", ".yaml")
		if err != nil {
			continue
		}
		settings := frontReader{data: data}
		for at := 0; at < len(data); {
			line, next := lineAt(data, at)
			settings.line(line, at)
			at = next
		}
		for _, s := range settings.meta.bibliography {
			r.bibliography(f, string(data[s.Start:s.End]), cite.Span{})
		}
	}
}

func byKey(c cite.Citation) bool { return c.Kind == cite.ByKey }

// abstract reads the lines of an abstract in the metadata as paragraphs.
func (r *markdownReader) abstract(lines []cite.Span) {
	p := place{item: new(item)}
	for _, l := range lines {
		switch {
		case l.Start == l.End:
			r.flush(p)
		case r.data[l.Start] != '#': // a heading, or a note to oneself
			r.v.add(l.Start, l.End, entity)
			r.v.blank(l.End, l.End+1)
		}
	}
	r.flush(p)
}
