package source

import (
	"bytes"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// isBiblatexList tells the .bbl files of biber, which are databases, from
// those of BibTeX, which are lists.
func isBiblatexList(data []byte) bool {
	head := data[:min(len(data), sniffLen)]
	return bytes.Contains(head, []byte("biblatex bbl format")) ||
		bytes.Contains(head, []byte(`\entry{`)) && !bytes.Contains(head, []byte(`\begin{document}`))
}

// biblatexList reads the entries of a .bbl file of biber. They are handed over
// as if a .bib file had them.
func (r *latexReader) biblatexList(src *texSource) {
	l := &biblatexList{texSource: src}
	for i := 0; i < len(src.data); {
		switch src.data[i] {
		case '%':
			i = lineEnd(src.data, i)
		case '\\':
			i = l.command(i)
		default:
			i++
		}
	}
	r.references(src.part, l.file.Entries())
}

// A biblatexList is a .bbl file of biber while it is read.
type biblatexList struct {
	*texSource
	file bibtex.File
	open bool // in an entry
}

// command reads the command at i, and returns where to go on.
func (l *biblatexList) command(i int) int {
	name := commandName(l.data, i, len(l.data))
	at := i + 1 + len(name)
	switch name {
	case "entry":
		args, end := l.arguments(at, 2)
		if len(args) == 2 {
			l.file.Nodes = append(l.file.Nodes, bibtex.Node{
				Kind: bibtex.EntryNode, Key: l.token(args[0]), Type: l.token(args[1]), Span: cite.Span{Start: i, End: end}, Closed: true,
			})
			l.open = true
		}
		return end
	case "endentry":
		if l.open {
			l.file.Nodes[len(l.file.Nodes)-1].Span.End = at
		}
		l.open = false
	case "field", "list", "name":
		return l.field(name, at)
	case "verb":
		return l.verbatim(at)
	}
	return at
}

// arguments returns the insides of up to n groups from i on.
func (s *texSource) arguments(i, n int) (args [][2]int, end int) {
	for range n {
		j := i
		for j < len(s.data) && (isSpace(s.data[j]) || s.data[j] == '%') {
			if s.data[j] == '%' {
				j = lineEnd(s.data, j)
				continue
			}
			j++
		}
		if j >= len(s.data) || s.data[j] != '{' {
			break
		}
		to, ok := s.closing(j)
		if !ok {
			break
		}
		args = append(args, [2]int{j + 1, to})
		i = to + 1
	}
	return args, i
}

func (s *texSource) token(at [2]int) bibtex.Token {
	return bibtex.Token{Text: s.value(at), Span: cite.Span{Start: at[0], End: at[1]}}
}

// value is the text of a field without the commands that biber puts into it.
func (s *texSource) value(at [2]int) string {
	return biberDelimiters.Replace(string(s.data[at[0]:at[1]]))
}

var biberDelimiters = strings.NewReplacer(`\bibnamedelima`, " ", `\bibnamedelimb`, " ", `\bibnamedelimc`, " ", `\bibnamedelimd`, " ", `\bibnamedelimi`, " ",
	`\bibrangedash`, "--", `\ndash `, "--", `\ndash`, "--", `\mdash`, "---", `\bibrangessep`, ", ", `\bibinitperiod`, ".", `\bibinitdelim`, " ", `\bibinithyphendelim`, ".-", "%\n", "")

// field reads \field{title}{…}, \list{publisher}{1}{…} or
// \name{author}{2}{}{…}, whose name was read.
func (l *biblatexList) field(kind string, at int) int {
	n := map[string]int{"field": 2, "list": 3, "name": 4}[kind]
	args, end := l.arguments(at, n)
	if len(args) < n {
		if kind != "name" || len(args) < 3 { // biblatex 1 has no options
			return end
		}
	}
	name := l.token(args[0])
	if !l.open || internalField(name.Text) {
		return end
	}
	last := args[len(args)-1]
	text := l.value(last)
	if kind != "field" {
		text = l.list(last, kind == "name")
	}
	l.add(name, text, last)
	return end
}

// internalField reports fields by which biblatex sorts and labels.
func internalField(name string) bool {
	for _, p := range []string{"sort", "label", "extra", "single", "full", "bibnamehash", "namehash", "datepart", "dateera", "end", "event", "orig"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return slices.Contains([]string{"yeardivision", "urldateera", "presort", "annotation", "clonesourcekey", "options", "crossref", "xref"}, name)
}

// add enters a field; the days of access become one date.
func (l *biblatexList) add(name bibtex.Token, text string, at [2]int) {
	n := &l.file.Nodes[len(l.file.Nodes)-1]
	if part, ok := strings.CutPrefix(name.Text, "url"); ok && (part == "day" || part == "month" || part == "year") {
		l.accessed(n, part, text, at)
		return
	}
	n.Fields = append(n.Fields, composed(name, text, cite.Span{Start: at[0], End: at[1]}))
}

// composed makes a field of a text that is not byte for byte what stands at
// span: a macro, in the terms of .bib files.
func composed(name bibtex.Token, text string, span cite.Span) bibtex.Field {
	piece := bibtex.Piece{Kind: bibtex.Macro, Span: span, Text: text, Defined: true}
	return bibtex.Field{Name: name, Value: bibtex.Value{Pieces: []bibtex.Piece{piece}, Span: span}, Comma: -1}
}

// accessed builds "urldate" of its parts, which come in the order of the
// alphabet: day, month, year.
func (l *biblatexList) accessed(n *bibtex.Node, part, text string, at [2]int) {
	f := n.Field("urldate")
	if f == nil {
		n.Fields = append(n.Fields, composed(bibtex.Token{Text: "urldate"}, text, cite.Span{Start: at[0], End: at[1]}))
		return
	}
	if part != "day" && len(text) == 1 {
		text = "0" + text
	}
	if old := f.Value.Pieces[0].Text; len(old) == 1 {
		text += "-0" + old
	} else {
		text += "-" + old
	}
	f.Value.Pieces[0].Text = text
}

// list joins the items of a list, or the names.
func (l *biblatexList) list(at [2]int, names bool) string {
	var all []string
	items := l.items(at)
	for _, item := range items {
		s := l.value(item)
		if names {
			s = l.person(item)
		}
		if s = strings.TrimSpace(s); s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, " and ")
}

// items returns the groups that stand in a range one after the other.
func (s *texSource) items(at [2]int) [][2]int {
	args, _ := s.arguments(at[0], strings.Count(string(s.data[at[0]:at[1]]), "{"))
	return slices.DeleteFunc(args, func(a [2]int) bool { return a[1] >= at[1] })
}

// person reads a name: {{options}{family={Knuth}, given={Donald}}}, or in
// older versions {{options}{Knuth}{K.}{Donald}{D.}{}{}{}{}}.
func (l *biblatexList) person(at [2]int) string {
	parts := l.items(at)
	get := map[string]string{}
	switch {
	case len(parts) >= 8:
		for i, name := range []string{"family", "given", "prefix", "suffix"} {
			get[name] = l.value(parts[1+2*i])
		}
	case len(parts) >= 2:
		eachAssignment(l.texSource, parts[1], func(name string, value [2]int) { get[name] = l.value(value) })
	}
	family := strings.TrimSpace(get["family"])
	switch {
	case family == "":
		return get["given"]
	case get["given"] == "" && get["prefix"] == "":
		return "{" + family + "}"
	}
	s := strings.TrimSpace(get["prefix"]+" "+family) + ", "
	if get["suffix"] != "" {
		s += get["suffix"] + ", "
	}
	return s + get["given"]
}

// eachAssignment reads "name={value}, name={value}".
func eachAssignment(s *texSource, at [2]int, found func(name string, value [2]int)) {
	for i := at[0]; i < at[1]; {
		n := bytes.IndexByte(s.data[i:at[1]], '=')
		if n < 0 {
			return
		}
		name := strings.TrimSpace(string(s.data[i : i+n]))
		name = strings.TrimSpace(name[strings.LastIndexAny(name, ",%\n")+1:])
		args, end := s.arguments(i+n+1, 1)
		if len(args) == 0 || end > at[1] {
			i += n + 1
			continue
		}
		found(name, args[0])
		i = end
	}
}

// verbatim reads "\verb{doi}", "\verb value" and "\endverb", whose first name
// was read.
func (l *biblatexList) verbatim(at int) int {
	name, end := braceWord(l.data, at, len(l.data))
	if name == "" {
		return at
	}
	from := skipBlanks(l.data, end, len(l.data))
	for from < len(l.data) && isSpace(l.data[from]) {
		from++
	}
	rest, ok := bytes.CutPrefix(l.data[from:], []byte(`\verb `))
	if !ok {
		return end
	}
	from += len(`\verb `)
	line := bytes.TrimRight(rest[:lineEnd(rest, 0)], " \t\r")
	if l.open && !strings.HasSuffix(name, "raw") && name != "file" {
		span := cite.Span{Start: from, End: from + len(line)}
		piece := bibtex.Piece{Kind: bibtex.Bare, Span: span, Text: string(line)}
		n := &l.file.Nodes[len(l.file.Nodes)-1]
		n.Fields = append(n.Fields, bibtex.Field{
			Name: bibtex.Token{Text: name}, Value: bibtex.Value{Pieces: []bibtex.Piece{piece}, Span: span}, Comma: -1,
		})
	}
	return from + len(line)
}
