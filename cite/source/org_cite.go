package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	orgCiteHead = pattern.New(`^\[cite(?:/[\w/*-]{0,60})?:`)
	// orgRefCite matches the beginning of citations as org-ref writes them.
	orgRefCite = pattern.New(`^((?:[Cc]ite|[Cc]ite[pt]|[Cc]iteal[pt]|[Cc]iteauthor|[Cc]iteyear(?:par)?|[Aa]utocite|[Pp]arencite|[Tt]extcite|[Ff]ootcite|[Ff]ullcite|[Ss]martcite|[Ss]upercite|footfullcite|citenum|citetext)s?\*?):[^\s:/\]]`)
	orgRefKeys = pattern.New(`^&?[\p{L}\p{N}_][\p{L}\p{N}_.:/+*'-]*(?:[,;]&?[\p{L}\p{N}_][\p{L}\p{N}_.:/+*'-]*)*`)
	// orgDatabases matches the names of databases as org-ref writes them.
	orgDatabases = pattern.New(`^(?:no)?bibliography:([^\s\[\]]{1,500})`)
	// orgLaTeXCite matches a citation in LaTeX with its notes.
	orgLaTeXCite = pattern.New(`^\\[A-Za-z]{0,8}[Cc]ite[a-z]{0,10}\*?(?:\[([^\[\]]{0,200})\])?(?:\[([^\[\]]{0,200})\])?\{([^{}]{1,500})\}`)
	orgKey       = pattern.New(`[@&]([\p{L}\p{N}_.:?!` + "`" + `'/*+|(){}<>^$#%~-]+)`)
	orgLocator   = pattern.New(`\d|^(?:[a-z]{1,6}\.|§)`)
)

// citeMark reads [cite:@key] and [cite/style:see @a p. 3; @b].
func (w *orgInline) citeMark(i, end int) orgMark {
	head := orgCiteHead.Find(w.s[i:min(end, i+100)])
	if head == nil {
		return orgMark{}
	}
	to := w.closing(i, end)
	from := i + len(head)
	if to == 0 || bytes.IndexByte(w.s[from:to], '@') < 0 {
		return orgMark{}
	}
	return orgMark{kind: orgCite, from: from, to: to - 1, end: to}
}

// keyed reads cite:key,key as org-ref does.
func (w *orgInline) keyed(i, end int) orgMark {
	if c := w.s[i] | 0x20; c != 'c' && c != 'a' && c != 'p' && c != 't' && c != 'f' && c != 's' {
		return orgMark{}
	}
	k := orgRefCite.FindSubmatchIndex(w.s[i:min(end, i+40)])
	if k == nil {
		return orgMark{}
	}
	from := i + k[3] + 1
	keys := orgRefKeys.Find(w.s[from:min(end, from+maxLinkText)])
	keys = bytes.TrimRight(keys, ".:,;'/*+-")
	if len(keys) == 0 {
		return orgMark{}
	}
	return orgMark{kind: orgCite, from: from, to: from + len(keys), end: from + len(keys)}
}

// command reads \cite[p. 3]{key,key}.
func (w *orgInline) command(i, end int) orgMark {
	k := orgLaTeXCite.FindSubmatchIndex(w.s[i:min(end, i+maxLinkText)])
	if k == nil {
		return orgMark{}
	}
	return orgMark{kind: orgCite, from: i + k[6], to: i + k[7], end: i + k[1]}
}

// citation reads the keys in s[m.from:m.to].
func (w *orgInline) citation(m orgMark) {
	raw := string(w.s[m.from:m.to])
	c := cite.Citation{Kind: cite.ByKey, Text: w.labelled(func() { w.emit(m.from, m.to) })}
	switch {
	case m.desc > 0:
		c.Keys = plainKeys(raw)
		c.Locator = strings.ToValidUTF8(string(w.s[m.desc:max(m.desc, m.end-2)]), "\uFFFD")
	case strings.ContainsAny(raw, "@&"):
		c.Keys, c.Locator = markedKeys(raw)
	default:
		c.Keys = plainKeys(raw)
	}
	w.taken = append(w.taken, w.span(m.from, m.to))
	if len(c.Keys) > 0 {
		w.r.doc.Citations = append(w.r.doc.Citations, c)
	}
}

// plainKeys reads "a,b" and "&a;&b".
func plainKeys(s string) []string {
	var keys []string
	for _, k := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if k = strings.TrimLeft(strings.TrimSpace(k), "&@"); k != "" {
			keys = append(keys, strings.ToValidUTF8(k, "\uFFFD"))
		}
	}
	return keys
}

// markedKeys reads "see @a p. 3; @b". What stands behind the first key is its
// locator if it has a number.
func markedKeys(s string) (keys []string, locator string) {
	for part := range strings.SplitSeq(s, ";") {
		m := orgKey.FindStringSubmatchIndex(part)
		if m == nil {
			continue
		}
		key := strings.TrimRight(part[m[2]:m[3]], ".:?!'`)")
		rest := strings.Trim(part[m[2]+len(key):], " ,\n\t")
		if key == "" {
			continue
		}
		keys = append(keys, key)
		if locator == "" && orgLocator.MatchString(rest) {
			locator = strings.ToValidUTF8(strings.Join(strings.Fields(rest), " "), "\uFFFD")
		}
	}
	return keys, locator
}

// database reads bibliography:refs.bib.
func (w *orgInline) database(i, end int) orgMark {
	if w.s[i] != 'b' && w.s[i] != 'n' {
		return orgMark{}
	}
	k := orgDatabases.FindSubmatchIndex(w.s[i:min(end, i+600)])
	if k == nil || !bytes.Contains(w.s[i+k[2]:i+k[3]], []byte(".bib")) {
		return orgMark{}
	}
	return orgMark{kind: orgDatabase, from: i + k[2], to: i + k[3], end: i + k[3]}
}

// databases reads the files of references that names lists: one, perhaps in
// quotes and with options, or several with commas.
func (r *orgReader) databases(names string, at cite.Span) {
	if quoted, ok := strings.CutPrefix(names, `"`); ok {
		names, _, _ = strings.Cut(quoted, `"`)
	} else if first := strings.Fields(names); len(first) > 0 {
		names = first[0]
	}
	for name := range strings.SplitSeq(names, ",") {
		if name != "" {
			r.bibliography(r.file, name, at)
		}
	}
}
