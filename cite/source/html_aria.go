package source

import (
	"strings"

	"golang.org/x/net/html"
)

// Roles say what an element of a publication is, in ARIA (DPUB-ARIA 1.1,
// role="doc-noteref") or in EPUB (Structural Semantics, epub:type="noteref").
// An element may have several, with spaces between them.

var (
	bibliographyRoles = wordSet("doc-bibliography bibliography")
	entryRoles        = wordSet("doc-biblioentry biblioentry")

	// noteRoles mark a note or a section of notes.
	noteRoles = wordSet("doc-footnote doc-endnote footnote endnote rearnote doc-endnotes footnotes endnotes rearnotes")

	// referenceRoles mark what belongs to the article wherever it stands.
	referenceRoles = wordSet("doc-bibliography doc-endnotes doc-footnote doc-endnote bibliography footnotes endnotes rearnotes")

	// noteMarkRoles and entryMarkRoles are those of links.
	noteMarkRoles  = wordSet("doc-noteref noteref")
	entryMarkRoles = wordSet("doc-biblioref biblioref")

	// contentsRoles mark lists that lead into the text.
	contentsRoles = wordSet("doc-toc doc-pagelist doc-index toc toc-brief landmarks page-list loi lot loa lov index cover")

	pageBreakRoles = wordSet("doc-pagebreak pagebreak")
)

// hasRole reports whether one of the roles of n is in set.
func hasRole(n *html.Node, set map[string]bool) bool {
	for _, a := range n.Attr {
		if a.Key != "role" && a.Key != "epub:type" {
			continue
		}
		for _, role := range strings.Fields(a.Val) {
			if set[strings.ToLower(role)] {
				return true
			}
		}
	}
	return false
}

// isContents reports a table of contents, an index or a cover.
func isContents(n *html.Node) bool { return hasRole(n, contentsRoles) }
