package check

import "github.com/citecheck/citecheck/cite"

// formatted reports the formats whose readers see what a program made of the
// source, so that commands of another format stand in the text by mistake.
func formatted(doc *cite.Document) bool {
	switch doc.Format {
	case "html", "docx", "odt", "epub", "pdf", "jats", "tei", "text", "mediawiki":
		return true
	}
	return false
}
