package source

import "golang.org/x/net/html"

// entryNames are the classes that bibliography software gives to the items of
// a reference list: citeproc and Zotero, LaTeXML, TeX4ht, DocBook, Springer,
// PubMed Central, teachPress, Drupal Biblio.
var entryNames = wordSet("csl-entry ltx_bibitem bibitem thebibliography bibliomixed biblioentry biblio-entry " +
	"c-article-references__item c-article-references__text bib-reference tp_publication")

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
	if hasRole(n, entryRoles) || classed(n, entryNames) {
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
