package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var localFileField = &Rule{
	ID:       "CC538",
	Name:     "local-file-field",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A path on somebody's computer",
		Why: "It helps no reader, and tells them names of users and folders. Reference managers write such fields for " +
			"themselves; they are best left out of what is published.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991,\n  file = {Full Text:C\\:\\\\Users\\\\ann\\\\Zotero\\\\moore.pdf:application/pdf}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991,\n  local-url = {file://localhost/Users/ann/Papers/moore.pdf}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991,\n  url = {https://example.org/Users/ann/moore.pdf},\n  file = {moore1991.pdf}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed() {
			if !holdsFile(f.Name) {
				continue
			}
			if m := localPath.FindStringSubmatchIndex(f.TeX); m != nil {
				fix := r.without(f, "leave "+f.Name+" out")
				fix.Unsafe = true // its owner may work with it
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, m[2], m[3]), Fixes: []cite.Fix{fix},
					Message: f.Name + " holds a path on somebody's computer, \"" + shown(f.TeX[m[2]:m[3]]) + "\"",
				})
			}
		}
	},
}

// holdsFile reports a field in which programs keep the place of a copy. Other
// fields may speak of paths.
func holdsFile(name string) bool {
	switch name {
	case "file", "files", "pdf", "local-url", "localfile", "attachment", "attachments", "fulltext", "ps", "html", "filename", "howpublished":
		return true
	}
	return strings.HasPrefix(name, "bdsk-file") || strings.HasPrefix(name, "local")
}

// localPath matches a path from the root of a computer: C:\Users, also with
// the escapes of JabRef and Zotero (C\:\\Users), \\server, /home/ann, ~/Papers,
// file:///.
var localPath = pattern.New(`(?i)(?:^|[\s:;,{])((?:[a-z]\\?:(?:\\|/[^/])|\\\\\w[\w.-]*\\|/(?:home|Users|Volumes|mnt|media|private|var|tmp|export|data|storage)/|~/|file:/)[^;}\n]*?)(?:[;}\n]|:[\w./-]*(?:;|$)|$)`)
