package bibtex

import "strings"

// verbatim reads a group whose contents TeX does not interpret.
func (d *detexer) verbatim() string {
	if d.at == len(d.s) || d.s[d.at] != '{' || d.open {
		return d.argument()
	}
	depth := 0
	for i := d.at; i < len(d.s); i++ {
		switch d.s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				inner := d.s[d.at+1 : i]
				d.at = i + 1
				return Address(inner)
			}
		}
	}
	d.open = true
	return d.argument()
}

// Address returns the address that a field for URLs, DOIs or file names holds:
// TeX does not interpret it, but many programs escape it all the same.
func Address(tex string) string {
	s := strings.TrimSpace(strings.ToValidUTF8(tex, "\uFFFD"))
	if inner, ok := strings.CutPrefix(s, `\url`); ok {
		s = strings.TrimSpace(inner)
	}
	if strings.ContainsAny(s, "\\{}$") {
		s = addressEscapes.Replace(s)
		s = strings.NewReplacer("{", "", "}", "").Replace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// addressEscapes are what programs write for the characters of an address.
var addressEscapes = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\~{}`, "~", `\~`, "~", `\$`, "$",
	`\textasciitilde `, "~", `\textasciitilde`, "~", `$\sim$`, "~", `\string~`, "~", `\textunderscore`, "_", `\textless`, "<", `\textgreater`, ">",
	`\allowbreak`, "", `\-`, "", `\/`, "/", `\:`, ":")
