package csl

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// YAML writes entries as pandoc keeps them: a list under "references", texts in
// Markdown, dates in EDTF. It can stand in the front matter of an article or,
// as it is, in a file for --bibliography.
func YAML(entries []*cite.Entry) ([]byte, error) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range entries {
		list.Content = append(list.Content, Item(e).yaml())
	}
	if len(list.Content) == 0 {
		list.Style = yaml.FlowStyle
	}
	root := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{words("references"), list}}
	var b bytes.Buffer
	b.WriteString("---\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, err
	}
	err := enc.Close()
	b.WriteString("...\n")
	return b.Bytes(), err
}

// yaml returns the item as a mapping.
func (r *Record) yaml() *yaml.Node {
	item := &yaml.Node{Kind: yaml.MappingNode}
	for _, p := range r.pairs {
		var value *yaml.Node
		switch v := p.value.(type) {
		case string:
			value = text(p.key, v)
		case []person:
			value = &yaml.Node{Kind: yaml.SequenceNode}
			for _, n := range v {
				value.Content = append(value.Content, n.yaml())
			}
		case cite.Date:
			value = dateNode(v)
		}
		item.Content = append(item.Content, words(p.key), value)
	}
	return item
}

// words is a text that YAML shall not take for anything else.
func words(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ToValidUTF8(s, "\uFFFD")}
}

// plainNumber matches what is the same as a number and as a text.
var plainNumber = pattern.New(`^(?:0|[1-9]\d{0,8})$`)

// text is the value of a variable.
func text(key, s string) *yaml.Node {
	switch {
	case key == "id" || key == "type" || key == "language":
		return words(s)
	case plainNumber.MatchString(s):
		return &yaml.Node{Kind: yaml.ScalarNode, Value: s}
	}
	return words(toMarkdown(s))
}

// yaml returns the name as a mapping.
func (p person) yaml() *yaml.Node {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, part := range []pair{
		{"family", p.Family}, {"given", p.Given}, {"dropping-particle", p.Dropping}, {"non-dropping-particle", p.Particle},
		{"suffix", p.Suffix}, {"literal", p.Literal},
	} {
		if s := part.value.(string); s != "" {
			node.Content = append(node.Content, words(part.key), words(toMarkdown(s)))
		}
	}
	return node
}

// dateNode is a date in EDTF, or what people say instead of one.
func dateNode(d cite.Date) *yaml.Node {
	if d.Year == 0 {
		return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{words("literal"), words(toMarkdown(strings.TrimSpace(d.Literal)))}}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: strings.ReplaceAll(d.String(), "~", `\~`)}
}
