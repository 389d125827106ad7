package check

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// archived offers the archived copy of a page that is gone: beside its address
// where the format has a place for it, or in place of the address. Unsafe: what
// the copy holds was not compared with what the author read.
func archived(doc *cite.Document, l *cite.Link, v *cite.Verdict) []cite.Fix {
	if v.Archive == "" || l.Target.Start >= l.Target.End {
		return nil
	}
	var fixes []cite.Fix
	if edit, ok := beside(doc, l, v.Archive); ok {
		fixes = append(fixes, cite.Fix{Message: "add the archived copy " + v.Archive + archivedOn(v.Archive, " of "), Edits: []cite.Edit{edit}, Unsafe: true})
	}
	return append(fixes, cite.Fix{
		Message: "link to the archived copy " + v.Archive + archivedOn(v.Archive, " of "),
		Edits:   []cite.Edit{{Span: l.Target, New: spelled(doc, l, v.Archive)}},
		Unsafe:  true,
	})
}

// beside is the edit that names the copy where the format of the document has
// a place for it.
func beside(doc *cite.Document, l *cite.Link, archive string) (cite.Edit, bool) {
	switch doc.Format {
	case "mediawiki":
		return inTemplate(doc, l, archive)
	case "bibtex":
		return inNote(doc, l, archive)
	}
	return cite.Edit{}, false
}

// archiveTime is the day in the address of a copy.
var archiveTime = pattern.New(`/(\d{4})(\d\d)(\d\d)\d{6}`)

// archivedOn is the day of a copy behind a word, "" if its address does not
// tell.
func archivedOn(archive, before string) string {
	m := archiveTime.FindStringSubmatch(archive)
	if m == nil {
		return ""
	}
	return before + m[1] + "-" + m[2] + "-" + m[3]
}

// inTemplate adds the parameters of Wikipedia's citation templates behind the
// address. https://en.wikipedia.org/wiki/Template:Cite_web#URL
func inTemplate(doc *cite.Document, l *cite.Link, archive string) (cite.Edit, bool) {
	template := doc.Excerpt(l.Span)
	if !strings.HasPrefix(template, "{{") || strings.Contains(template, "archive-url") || archivedOn(archive, "") == "" {
		return cite.Edit{}, false
	}
	end := cite.Span{Part: l.Target.Part, Start: l.Target.End, End: l.Target.End}
	return cite.Edit{Span: end, New: " |archive-url=" + archive + " |archive-date=" + archivedOn(archive, "") + " |url-status=dead"}, true
}

// inNote adds a note to an entry of BibTeX, which has no field for copies,
// unless it has one already.
func inNote(doc *cite.Document, l *cite.Link, archive string) (cite.Edit, bool) {
	if l.Ref < 0 || doc.References[l.Ref].Entry.Get("note") != "" || l.Target.Part >= len(doc.Parts) {
		return cite.Edit{}, false
	}
	src := doc.Parts[l.Target.Part].Source
	at := l.Target.End
	if at >= len(src) || src[at] != '}' && src[at] != '"' {
		return cite.Edit{}, false
	}
	at++
	note := ",\n" + indentation(src, l.Target.Start) + "note = {Archived at \\url{" + archive + "}" + archivedOn(archive, ", ") + "}"
	return cite.Edit{Span: cite.Span{Part: l.Target.Part, Start: at, End: at}, New: note}, true
}

// indentation is the white space with which the line of a place begins.
func indentation(src []byte, at int) string {
	line := src[bytes.LastIndexByte(src[:at], '\n')+1:]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}
