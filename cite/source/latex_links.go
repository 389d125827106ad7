package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// url reads \url{address}, which shows the address.
func (r *latexReader) url(from int) {
	o := r.origin(from)
	arg, ok := r.addressArgument()
	if !ok {
		return
	}
	r.address(o, arg, "")
}

// verbatimAddress reads \nolinkurl{address} or \path{file}, which is no link.
func (r *latexReader) verbatimAddress(int) {
	if arg, ok := r.addressArgument(); ok && !r.mute {
		r.literalAddress(arg)
	}
}

// addressArgument reads an address in braces or between two equal characters.
func (r *latexReader) addressArgument() (texFrame, bool) {
	r.star()
	f := r.next()
	if end := verbEnd(f.src.data, f.at, f.end); end > 0 && !isAlnum(f.src.data[f.at]) {
		arg := *f
		arg.at, arg.end = f.at+1, end
		f.at = end + 1
		return arg.piece(), true
	}
	if !r.nextIsBraced() {
		return texFrame{}, false
	}
	return r.mandatory()
}

// address shows the address in arg as the label of a link to prefix and that.
func (r *latexReader) address(o texOrigin, arg texFrame, prefix string) {
	if r.mute {
		return
	}
	t := r.block()
	t.release()
	start := t.b.Len()
	whole := r.since(o)
	text := prefix + r.literalAddress(arg)
	if strings.TrimSpace(text) == prefix || r.linked {
		return
	}
	l := cite.Link{URL: text, Kind: cite.Autolink, Span: whole, Target: r.targetOf(arg, whole), Ref: -1}
	if prefix != "" || l.Target.Start == l.Target.End {
		l.Kind = cite.Anchor
	}
	t.links = append(t.links, texLink{l, start, t.b.Len()})
	t.taken = append(t.taken, whole)
}

// targetOf is where the address alone stands: nowhere in one piece if a macro
// gives it.
func (r *latexReader) targetOf(arg texFrame, whole cite.Span) cite.Span {
	if arg.call != nil || arg.src.part != whole.Part {
		return cite.Span{Part: whole.Part, Start: whole.Start, End: whole.Start}
	}
	from, to := arg.at, arg.end
	for from < to && isSpace(arg.src.data[from]) {
		from++
	}
	for to > from && isSpace(arg.src.data[to-1]) {
		to--
	}
	return cite.Span{Part: arg.src.part, Start: from, End: to}
}

// literalAddress shows arg as an address and returns it.
func (r *latexReader) literalAddress(arg texFrame) string {
	if !r.push(arg) {
		return ""
	}
	var b strings.Builder
	f := r.top()
	eachAddressPiece(f.src, f.at, f.end, f.args, func(s string, from, to int) {
		b.WriteString(s)
		r.emit(s, r.span(from, to))
	})
	f.at = f.end
	return b.String()
}

// eachAddressPiece reads src[from:to] as an address: the escapes that TeX needs
// are gone, and white space and line ends with it.
func eachAddressPiece(src *texSource, from, to int, args []texFrame, found func(s string, from, to int)) {
	for i := from; i < to; {
		s, n := addressPiece(src, i, to)
		if s == "#" && n == 1 && i+1 < to && int(src.data[i+1])-'1' < len(args) && src.data[i+1] >= '1' {
			arg := args[src.data[i+1]-'1']
			eachAddressPiece(arg.src, arg.at, arg.end, nil, func(s string, _, _ int) { found(s, i, i+2) })
			n = 2
		} else if s != "" {
			found(s, i, i+n)
		}
		i += n
	}
}

// addressPiece reads one character of an address at src[i], and its length.
func addressPiece(src *texSource, i, to int) (string, int) {
	switch c := src.data[i]; {
	case c == '\\':
		name := commandName(src.data, i, to)
		n := 1 + len(name)
		if isLetter(name0(name)) {
			n = skipBlanks(src.data, i+n, to) - i
			if strings.HasPrefix(string(src.data[i+n:min(to, i+n+2)]), "{}") {
				n += len("{}")
			}
			return texSigns[name], n
		}
		if strings.HasPrefix(string(src.data[i+n:min(to, i+n+2)]), "{}") {
			n += len("{}")
		}
		return addressSymbol(name), n
	case c == '%' && i+1 < to && (src.data[i+1] == '\n' || src.data[i+1] == '\r'):
		return "", 1
	case isSpace(c) || c == '{' || c == '}':
		return "", 1
	default:
		n := src.runeLen(i, to)
		if n == 0 || c == 0 {
			return string(src.decode(c)), 1
		}
		return string(src.data[i : i+n]), n
	}
}

func name0(name string) byte {
	if name == "" {
		return 0
	}
	return name[0]
}

// addressSymbol is what a command of one sign is in an address.
func addressSymbol(name string) string {
	if strings.Contains("-!@, \n", name) {
		return ""
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}

// addressOf returns the address that arg spells.
func addressOf(arg texFrame) string {
	var b strings.Builder
	eachAddressPiece(arg.src, arg.at, arg.end, arg.args, func(s string, _, _ int) { b.WriteString(s) })
	return b.String()
}

// href reads \href{address}{words}.
func (r *latexReader) href(from int) {
	o := r.origin(from)
	r.optional()
	arg, ok := r.addressArgument()
	if !ok || r.preamble {
		return
	}
	label, labelled := texFrame{}, r.nextIsBraced()
	if labelled {
		label, labelled = r.mandatory()
	}
	if r.mute {
		return
	}
	if r.linked {
		if labelled {
			r.enter(label, nil)
		}
		return
	}
	whole := r.since(o)
	t := r.block()
	t.release()
	l := cite.Link{URL: addressOf(arg), Kind: cite.Anchor, Span: whole, Target: r.targetOf(arg, whole), Ref: -1}
	n := len(t.links)
	t.links = append(t.links, texLink{l, t.b.Len(), t.b.Len()})
	t.taken = append(t.taken, whole)
	if labelled && r.enter(label, func() { t.links[n].to = t.b.Len() }) {
		r.linked = true
	}
}

// doi reads \doi{10.1000/x}, which packages print as "doi:10.1000/x".
func (r *latexReader) doi(from int) {
	o, name := r.origin(from), r.span(from, r.nameEnd(from))
	if arg, ok := r.addressArgument(); ok && !r.mute {
		r.printDOI(o, name, arg)
	}
}

func (r *latexReader) printDOI(o texOrigin, name cite.Span, arg texFrame) {
	if strings.Contains(addressOf(arg), "://") {
		r.address(o, arg, "")
		return
	}
	if last := r.block().b.LastByte(); last != ':' && last != '/' {
		r.emit("doi:", name)
	}
	r.address(o, arg, "https://doi.org/")
}

// showDOI reads \showDOI{\url{…}} of ACM's style, or one with a bare DOI.
func (r *latexReader) showDOI(from int) {
	o, name := r.origin(from), r.span(from, r.nameEnd(from))
	arg, ok := r.mandatory()
	switch {
	case !ok || r.mute:
	case strings.HasPrefix(strings.TrimSpace(arg.text()), "10."):
		r.printDOI(o, name, arg)
	default:
		r.enter(arg, nil)
	}
}

// urlDef reads \urldef\name, behind which stands the \url that it is for.
func (r *latexReader) urlDef(int) { r.mandatory() }
