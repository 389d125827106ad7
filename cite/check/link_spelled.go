package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// spelled writes an address as the source of the document does in the place of
// that of l: with the entities of HTML, the escapes of LaTeX, and without
// brackets that would end a link of Markdown.
func spelled(doc *cite.Document, l *cite.Link, address string) string {
	written := doc.Excerpt(l.Target)
	switch doc.Format {
	case "html", "jats", "tei", "epub":
		return strings.NewReplacer("&", "&amp;", "\"", "%22", "'", "%27", "<", "%3C", ">", "%3E").Replace(strings.ReplaceAll(address, "&amp;", "&"))
	case "markdown", "jupyter":
		return strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E").Replace(address)
	case "latex", "bibtex":
		if strings.Contains(written, `\`) || doc.Format == "latex" && !strings.ContainsAny(written, "%#&") && strings.ContainsAny(address, "%#&") {
			return strings.NewReplacer("%", `\%`, "#", `\#`, "&", `\&`).Replace(address)
		}
	}
	return address
}

// pathOf returns what stands behind the host of an address, without slashes at
// its ends.
func pathOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	_, path, _ := strings.Cut(rest, "/")
	return strings.Trim(path, "/")
}
