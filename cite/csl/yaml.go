package csl

import (
	"bytes"
	"errors"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/citecheck/citecheck/cite"
)

// readYAML returns the first document of src that has items. The library gives
// the beginnings of values as line and column; the ends are found in the
// source.
func readYAML(src []byte) (value, *SyntaxError) {
	dec := yaml.NewDecoder(bytes.NewReader(src))
	y := &yamlReader{src: src, room: len(src) + 1000}
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return value{}, nil
		}
		if err != nil {
			return value{}, &SyntaxError{Message: "the YAML is not valid: " + reason(err)}
		}
		if len(doc.Content) == 0 {
			continue
		}
		v := y.value(doc.Content[0], 0)
		y.close(&v)
		if itemsOf(&v) != nil {
			return v, nil
		}
	}
}

// reason is the first line of what the library says.
func reason(err error) string {
	line, _, _ := strings.Cut(strings.ToValidUTF8(err.Error(), "?"), "\n")
	return strings.TrimPrefix(line, "yaml: ")
}

// A yamlReader turns nodes of the library into values.
type yamlReader struct {
	src    []byte
	room   int   // nodes that aliases may still stand for
	starts []int // where nodes begin, in order

	line, column, at int // the place of the last node, from 1 and 0
}

func (y *yamlReader) value(n *yaml.Node, depth int) (v value) {
	if n.Kind == yaml.AliasNode {
		v = y.alias(n.Alias, depth)
		return v
	}
	v.span.Start = y.offset(n)
	y.starts = append(y.starts, v.span.Start)
	v.span.End = v.span.Start
	switch n.Kind {
	case yaml.ScalarNode:
		y.scalar(&v, n)
	case yaml.SequenceNode:
		v.kind = list
		for _, c := range n.Content {
			v.items = append(v.items, y.value(c, depth+1))
		}
	case yaml.MappingNode:
		v.kind = object
		for i := 0; i+1 < len(n.Content); i += 2 {
			y.starts = append(y.starts, y.offset(n.Content[i]))
			v.keys = append(v.keys, n.Content[i].Value)
			item := y.value(n.Content[i+1], depth+1)
			unmark(n.Content[i].Value, &item)
			v.items = append(v.items, item)
		}
	case yaml.AliasNode, yaml.DocumentNode: // read above, and never inside
	}
	return v
}

// unmark takes Markdown out of the value of a member. Keys are no text, and in
// addresses no mark-up is meant.
func unmark(key string, v *value) {
	switch {
	case key == "id" || key == "type" || key == "citation-key":
	case v.kind == scalar && (key == "URL" || key == "DOI" || cite.KindOf(key) == cite.DateVariable):
		v.text = unescape(v.text)
	case v.kind == scalar:
		v.text = fromMarkdown(v.text)
	case v.kind == list:
		for i := range v.items {
			if v.items[i].kind == scalar {
				unmark(key, &v.items[i])
			}
		}
	}
}

// alias reads again what an anchor names, without a place of its own.
func (y *yamlReader) alias(n *yaml.Node, depth int) (v value) {
	if y.room--; n == nil || y.room < 0 || depth > maxDepth {
		return v
	}
	at := cite.Span{Start: y.at, End: y.at}
	v.span = at
	switch n.Kind {
	case yaml.AliasNode:
		return y.alias(n.Alias, depth+1)
	case yaml.ScalarNode:
		v.kind, v.text = scalar, n.Value
	case yaml.SequenceNode:
		v.kind = list
		for _, c := range n.Content {
			v.items = append(v.items, y.alias(c, depth+1))
		}
	case yaml.MappingNode:
		v.kind = object
		for i := 0; i+1 < len(n.Content); i += 2 {
			v.keys = append(v.keys, n.Content[i].Value)
			item := y.alias(n.Content[i+1], depth+1)
			unmark(n.Content[i].Value, &item)
			v.items = append(v.items, item)
		}
	case yaml.DocumentNode:
	}
	return v
}

// offset converts the place of a node, which counts characters, into bytes. It
// walks on from the node before.
func (y *yamlReader) offset(n *yaml.Node) int {
	if y.line == 0 {
		y.line, y.column = 1, 1
		if bytes.HasPrefix(y.src, []byte("\xef\xbb\xbf")) {
			y.at = 3
		}
	}
	for y.at < len(y.src) && (y.line < n.Line || y.line == n.Line && y.column < n.Column) {
		size, newline := lineBreak(y.src[y.at:])
		if newline {
			y.line, y.column = y.line+1, 0
		} else {
			_, size = utf8.DecodeRune(y.src[y.at:])
		}
		y.at, y.column = y.at+size, y.column+1
	}
	return y.at
}

// lineBreak reports whether YAML begins a new line at src, and the length of
// the break.
func lineBreak(src []byte) (size int, ok bool) {
	for _, b := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if len(src) >= len(b) && string(src[:len(b)]) == b {
			return len(b), true
		}
	}
	return 0, false
}

// scalar reads a scalar. Where it ends is plain unless it is folded or
// decorated.
func (y *yamlReader) scalar(v *value, n *yaml.Node) {
	if n.Tag == "!!null" {
		return
	}
	v.kind, v.text = scalar, strings.ToValidUTF8(n.Value, "\uFFFD")
	rest := y.src[v.span.Start:]
	switch {
	case bytes.HasPrefix(rest, []byte(n.Value)):
		v.span.End = v.span.Start + len(n.Value)
	case len(rest) > 1 && (rest[0] == '"' || rest[0] == '\''):
		v.span.Start++
		v.span.End = v.span.Start + quoted(rest[1:], rest[0])
	default:
		v.span.End = -1
	}
}

// quoted is the length of what stands before the closing quotation mark.
func quoted(s []byte, mark byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && mark == '"', s[i] == mark && mark == '\'' && i+1 < len(s) && s[i+1] == mark:
			i++
		case s[i] == mark:
			return i
		}
	}
	return len(s)
}

// close finds the ends that are still open: a scalar reaches to the node
// behind it, a list or an object to the end of its last item.
func (y *yamlReader) close(v *value) {
	if v.span.End < 0 {
		next := sort.SearchInts(y.starts, v.span.Start+1)
		end := len(y.src)
		if next < len(y.starts) {
			end = y.starts[next]
		}
		v.span.End = v.span.Start + len(bytes.TrimRight(y.src[v.span.Start:end], " \t\r\n-"))
	}
	for i := range v.items {
		y.close(&v.items[i])
		v.span.End = max(v.span.End, v.items[i].span.End)
	}
}
