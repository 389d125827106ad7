package source

import (
	"bytes"
	"regexp"
	"strings"
)

// A frontMatter is what we use of the metadata above a Markdown text.
type frontMatter struct {
	title, lang  string
	bibliography bool // it names a file of references
	end          int  // offset behind it
}

// frontKey matches "key: value" (YAML) and "key = value" (TOML) at the margin.
var frontKey = regexp.MustCompile(`^([\w-]+)\s*[:=]\s*(.*?)\s*$`)

// readFrontMatter reads the metadata that may begin at data[at:]. It looks at
// single lines only: nested values do not matter to us.
func readFrontMatter(data []byte, at int) frontMatter {
	fence, next := lineAt(data, at)
	if fence != "---" && fence != "+++" {
		return frontMatter{end: at}
	}
	var m frontMatter
	keys := 0
	for next < len(data) {
		var line string
		line, next = lineAt(data, next)
		if line == fence || fence == "---" && line == "..." {
			if keys == 0 {
				break // two rules with text between them
			}
			m.end = next
			return m
		}
		if k := frontKey.FindStringSubmatch(line); k != nil {
			keys++
			m.set(strings.ToLower(k[1]), k[2])
		} else if keys == 0 && line != "" && line[0] != '#' {
			break
		}
	}
	return frontMatter{end: at}
}

func (m *frontMatter) set(key, value string) {
	value = strings.ToValidUTF8(unquote(value), "\uFFFD")
	switch key {
	case "title":
		if value != ">" && value != "|" && value != ">-" && value != "|-" {
			m.title = value
		}
	case "lang", "language", "locale":
		m.lang = value
	case "bibliography", "references":
		m.bibliography = true
	}
}

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
