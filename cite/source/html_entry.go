package source

import (
	"strings"

	"golang.org/x/net/html"
)

// entryNames are the classes that bibliography software gives to the items of
// a reference list: citeproc and Zotero, LaTeXML, TeX4ht, DocBook, Springer,
// PubMed Central, teachPress, Drupal Biblio.
var entryNames = wordSet("csl-entry ltx_bibitem bibitem thebibliography bibliomixed biblioentry biblio-entry " +
	"c-article-references__item c-article-references__text bib-reference tp_publication")

// entryRoles say the same in ARIA (DPUB-ARIA 1.1) and EPUB.
var entryRoles = wordSet("doc-biblioentry biblioentry")

// listNames are classes of lists whose items are references, all of them:
// jekyll-scholar, Asciidoctor.
var listNames = wordSet("bibliography")

// entryTags are elements that can be an item.
var entryTags = wordSet("li div p dd aside section tr")

// isEntry reports an item of a reference list that says it is one.
func isEntry(n *html.Node) bool {
	if !entryTags[n.Data] {
		return false
	}
	if entryRoles[attr(n, "role")] || entryRoles[attr(n, "epub:type")] || classed(n, entryNames) {
		return true
	}
	list := n.Parent
	return n.Data == "li" && list != nil && (list.Data == "ul" || list.Data == "ol") && inListOf(list)
}

// inListOf reports whether list, or the element around it, is named a list of
// references by the software that made it.
func inListOf(list *html.Node) bool {
	if classed(list, listNames) {
		return true
	}
	around := list.Parent
	return around != nil && around.Data == "div" && classed(around, listNames) && classed(around, ulist)
}

// ulist is the class that Asciidoctor gives to the element around a bulleted
// list, beside that of the list.
var ulist = wordSet("ulist")

// entryKey is the name by which citations may know the entry n.
func entryKey(n *html.Node) string {
	id := strings.ToValidUTF8(attr(n, "id"), "\uFFFD")
	return strings.TrimPrefix(id, "ref-")
}
