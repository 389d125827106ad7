package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An argument is one of a template; the key is empty if it has none.
type argument struct {
	key      string
	keyAt    int // where the key begins
	from, to int // of the value
}

// template reads data[at:end], {{name|...}}.
func (r *wikiReader) template(at, end int) {
	name, args := r.arguments(at+2, end-2)
	switch {
	case citationTemplates[name] || strings.HasPrefix(name, "cite ") || strings.HasPrefix(name, "cita ") || strings.HasPrefix(name, "citation/"):
		r.citeTemplate(at, end, args)
	case footnoteTemplates[name]:
		r.footnote(at, end, args)
	case requestTemplates[name]:
		r.v.flush()
		r.v.b.Append("[citation needed]", cite.Span{Start: at, End: end})
		r.v.last = end
	case name == "reflist" || name == "references" || name == "примечания" || name == "références" || name == "listaref":
		r.flush(cite.Paragraph, cite.Block{})
		r.defined(args)
		r.references("")
	case firstShown[name] && len(args) > 0:
		r.inline(args[0].from, args[0].to)
	case lastShown[name] && len(args) > 0:
		r.inline(args[len(args)-1].from, args[len(args)-1].to)
	case symbols[name] != "":
		r.v.flush()
		r.v.b.Append(symbols[name], cite.Span{Start: at, End: end})
		r.v.last = end
	case name == "r" || name == "rp":
		r.marks(name, args)
	}
}

// arguments splits data[from:to] at the bars that are not inside of anything.
func (r *wikiReader) arguments(from, to int) (name string, args []argument) {
	start, first := from, true
	for at := from; at <= to; {
		if end := r.pairs[at]; at < to && end > at && end <= to {
			at = end
			continue
		}
		if at == to || r.data[at] == '|' {
			if first {
				name, first = templateName(r.data[start:at]), false
			} else {
				args = append(args, r.argument(start, at))
			}
			start = at + 1
		}
		at++
	}
	return name, args
}

func templateName(s []byte) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(string(s), "_", " ")), " "))
}

// argument splits "key = value".
func (r *wikiReader) argument(from, to int) argument {
	a := argument{from: from, to: to, keyAt: from}
	if n := bytes.IndexByte(r.data[from:min(to, from+40)], '='); n > 0 && !bytes.ContainsAny(r.data[from:from+n], "<[{&") {
		a.key, a.from = templateName(r.data[from:from+n]), from+n+1
	}
	for a.from < a.to && isSpace(r.data[a.from]) {
		a.from++
	}
	for a.to > a.from && isSpace(r.data[a.to-1]) {
		a.to--
	}
	return a
}

// citeTemplate shows the data of a citation template in the order in which
// they are written.
func (r *wikiReader) citeTemplate(at, end int, args []argument) {
	var url, title *argument
	last, before := at, ""
	part := hasPart(args)
	for i := range args {
		a := &args[i]
		key := strings.TrimRight(a.key, "0123456789")
		switch {
		case a.from == a.to:
		case urlKeys[key]:
			if url == nil {
				url = a
			}
		case shownKeys[key]:
			if title == nil && titleKeys[key] {
				title = a
			}
			r.datum(a, key, before, last)
			r.named(a, key, before, part)
			last, before = a.to, key
		}
	}
	if url != nil {
		r.templateLink(at, end, url, title)
	}
}

// datum shows one value, parted from the one before. What stands between them
// is mapped to the mark-up there.
func (r *wikiReader) datum(a *argument, key, before string, last int) {
	if r.v.b.Len() > 0 && r.v.b.LastByte() != '\n' && last < a.from {
		part := ". "
		if wikiGiven[key] {
			part = ", "
		} else if wikiGiven[before] && wikiFamily[key] {
			part = " "
		} else if r.v.b.LastByte() == '.' {
			part = " "
		}
		r.v.pending = false
		r.v.b.Append(part, cite.Span{Start: last, End: a.from})
		r.v.last = a.from
	}
	if prefix := identifierKeys[key]; prefix != "" {
		r.v.b.Append(prefix, cite.Span{Start: a.keyAt, End: a.from})
		r.v.last = a.from
	}
	r.inline(a.from, a.to)
}

// templateLink adds the link of a citation template.
func (r *wikiReader) templateLink(at, end int, url, title *argument) {
	target := cite.Span{Start: url.from, End: url.to}
	address := string(r.data[url.from:url.to])
	if strings.ContainsAny(address, "{<|") {
		return
	}
	l := cite.Link{URL: strings.ToValidUTF8(address, "\uFFFD"), Kind: cite.Anchor, Span: cite.Span{Start: at, End: end}, Target: target, Ref: -1}
	if title != nil {
		words := visible{src: r.data}
		words.add(title.from, title.to, entity)
		l.Label = words.text()
	}
	r.doc.Links = append(r.doc.Links, l)
}

// footnote shows {{sfn|Knuth|1984|p=3}} as "(Knuth 1984)", which is resolved as
// any such citation is.
func (r *wikiReader) footnote(at, end int, args []argument) {
	last := at
	for _, a := range args {
		if a.key != "" || a.from == a.to {
			continue
		}
		part := " "
		if last == at {
			part = " ("
		} else if !isDigit(r.data[a.from]) {
			part = " & "
		}
		r.v.pending = false
		r.v.b.Append(part, cite.Span{Start: last, End: a.from})
		r.v.last = a.from
		r.inline(a.from, a.to)
		last = a.to
	}
	if last > at {
		r.v.b.Append(")", cite.Span{Start: last, End: end})
		r.v.last = end
	}
}

// defined reads the references that {{reflist|refs=...}} defines.
func (r *wikiReader) defined(args []argument) {
	for _, a := range args {
		if a.key == "refs" {
			r.define(a.from, a.to)
		}
	}
}

// definedIn reads the references that stand between <references> and its end.
func (r *wikiReader) definedIn(at, end int) {
	if r.pairs[at] != end {
		return
	}
	open := at + bytes.IndexByte(r.data[at:end], '>') + 1
	for from, to := range wikiPairs(r.data[open:end]) {
		r.pairs[open+from] = open + to
	}
	r.define(open, end)
}

// define keeps the bodies of references without citing them.
func (r *wikiReader) define(from, to int) {
	cited := len(r.doc.Citations)
	for at := from; at < to; at++ {
		if end := r.pairs[at]; end > at && end <= to {
			if hasFold(r.data[at:], "<ref") {
				r.ref(at, end)
			}
			at = end - 1
		}
	}
	r.doc.Citations = r.doc.Citations[:cited]
}

// marks reads {{r|name1|name2}}.
func (r *wikiReader) marks(template string, args []argument) {
	for _, a := range args {
		if template != "r" || a.key != "" || a.from == a.to {
			continue
		}
		mark := visible{src: r.data}
		mark.add(a.from, a.to, nil)
		name := strings.ToValidUTF8(string(r.data[a.from:a.to]), "\uFFFD")
		r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByKey, Text: mark.text(), Keys: []string{r.known(name, "").key}})
	}
}
