package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A frontMatter is what we use of the metadata above a Markdown text.
type frontMatter struct {
	title, lang  string
	bibliography []cite.Span // names of files of references, without quotes
	prose        []cite.Span // lines of an abstract, parted by empty spans
	end          int         // offset behind it
}

// frontKey matches "key: value" (YAML) and "key = value" (TOML) at the margin.
var frontKey = pattern.New(`^([\w-]+)\s*[:=]\s*(.*?)\s*$`)

// A frontReader reads metadata line by line: of nested values only those that
// matter to us.
type frontReader struct {
	data []byte
	meta frontMatter
	key  string // whose value goes on in the lines that follow
	keys int
}

// readFrontMatter reads the metadata that may begin at data[at:].
func readFrontMatter(data []byte, at int) frontMatter {
	fence, next := lineAt(data, at)
	if fence != "---" && fence != "+++" {
		return frontMatter{end: at}
	}
	r := frontReader{data: data}
	for next < len(data) {
		start := next
		var line string
		line, next = lineAt(data, next)
		if line == fence || fence == "---" && line == "..." {
			if r.keys == 0 {
				break // two rules with text between them
			}
			r.meta.end = next
			return r.meta
		}
		if !r.line(line, start) && r.keys == 0 {
			break
		}
	}
	return frontMatter{end: at}
}

// line takes in a line that begins at an offset and reports whether it is one
// of metadata.
func (r *frontReader) line(line string, at int) bool {
	k := frontKey.FindStringSubmatchIndex(line)
	if k == nil {
		r.more(line, at)
		return line == "" || line[0] == '#'
	}
	r.keys++
	r.key = strings.ToLower(line[k[2]:k[3]])
	value := line[k[4]:k[5]]
	switch r.key {
	case "title":
		if v := scalar(value); v != ">" && v != "|" && v != ">-" && v != "|-" {
			r.meta.title = v
		}
	case "lang", "language", "locale":
		r.meta.lang = scalar(value)
	case "bibliography":
		r.files(value, at+k[4])
	}
	return true
}

// more takes in a line that goes on with the value of the key before.
func (r *frontReader) more(line string, at int) {
	trimmed := strings.TrimLeft(line, " \t")
	at += len(line) - len(trimmed)
	switch r.key {
	case "bibliography":
		if item := strings.TrimPrefix(trimmed, "- "); item != trimmed {
			r.files(item, at+2)
		}
	case "abstract":
		r.meta.prose = append(r.meta.prose, cite.Span{Start: at, End: at + len(trimmed)})
	}
}

// files takes in the names of files in a value, "a.bib" or "[a.bib, b.bib]".
func (r *frontReader) files(value string, at int) {
	for i := 0; i < len(value); {
		n := strings.IndexAny(value[i:], ",[]")
		if n < 0 {
			n = len(value) - i
		}
		name := strings.Trim(value[i:i+n], " \t\"'")
		if name != "" {
			start := at + i + strings.Index(value[i:], name)
			r.meta.bibliography = append(r.meta.bibliography, cite.Span{Start: start, End: start + len(name)})
		}
		i += n + 1
	}
}

// scalar reads a value on one line.
func scalar(value string) string { return strings.ToValidUTF8(unquote(value), "\uFFFD") }

// unquote takes the quotes off a scalar.
func unquote(s string) string {
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		return strings.ReplaceAll(strings.ReplaceAll(s[1:n-1], `\"`, `"`), "''", "'")
	}
	return s
}

// lineAt returns the line at data[at:] without white space at its end, and
// where the next one begins.
func lineAt(data []byte, at int) (string, int) {
	end, next := len(data), len(data)
	if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
		end, next = at+n, at+n+1
	}
	return string(bytes.TrimRight(data[at:end], " \t\r")), next
}
