package source

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// The tables of this file tell the article from what a site puts around it.
// They are names that site builders (WordPress, Blogger, MediaWiki, Hugo and
// Jekyll themes, journal platforms) give to elements, gathered from pages in
// 2018 to 2026. No name counts for an element that holds most of the page.

// skippedTags are elements whose text is no part of the prose.
var skippedTags = wordSet("script style template noscript svg textarea select button input iframe object embed " +
	"canvas audio video datalist head title rt rp annotation annotation-xml map noframes noembed frameset")

// unseenClasses hide an element from readers who see, or mark helpers that a
// site adds to the text: "[edit]", the sign behind a heading that links to it,
// and the arrows back from a note.
var unseenClasses = wordSet("sr-only visually-hidden visuallyhidden u-visually-hidden screen-reader-text " +
	"mw-editsection mw-cite-backlink cite-backlink cite-accessibility-label footnote-backref footnote-back " +
	"reversefootnote footnote-backlink footnotebacklink headerlink header-anchor heading-anchor anchorjs-link anchor-link")

// furnitureTags are elements that are never part of an article; those of
// outerTags are, but only inside it.
var (
	furnitureTags = wordSet("nav aside form dialog menu search")
	outerTags     = wordSet("header footer")
)

// furnitureRoles are ARIA landmarks and widgets around an article.
var furnitureRoles = wordSet("navigation banner contentinfo complementary search menu menubar toolbar dialog " +
	"alertdialog form doc-toc doc-pagelist")

// furnitureNames are classes and ids, compared as whole words.
var furnitureNames = wordSet("comments respond commentlist commentform comment-list comment-form comments-area comment " +
	"disqus_thread sharedaddy share sharing social sharebar addtoany_content related yarpp related-posts relatedposts " +
	"read-next readnext recommended cookie cookies gdpr pagination pager nav-links nav-single post-nav " +
	"postnav navigation navbar navbox menu nav topbar breadcrumb breadcrumbs sidebar widget widgets widget-area " +
	"entry-meta post-meta postmeta postmetadata entry-footer post-footer article-footer site-info site-header site-footer " +
	"page-header page-footer masthead colophon footer header toc table-of-contents skip-link newsletter subscribe " +
	"subscription author-box author-bio post-tags tags-links tag-list catlinks printfooter mw-jump-link mw-indicators " +
	"modal popup advert advertisement ads promo mw-panel mw-head jp-relatedposts wpcnt rating ratings search-form login")

// furniturePrefixes begin classes and ids.
var furniturePrefixes = []string{
	"comment-", "comments-", "share-", "sharing-", "social-", "sd-", "related-", "cookie-", "cookies-",
	"breadcrumb", "sidebar-", "widget_", "widget-", "jp-", "newsletter-", "nav-", "navbar-", "pagination-",
}

// referenceNames are classes and ids of reference lists and notes, which
// belong to the article wherever a theme puts them.
var referenceNames = wordSet("references reference-list reflist ref-list refs bibliography ltx_bibliography biblio works-cited " +
	"footnotes endnotes citations csl-bib-body literatur literaturverzeichnis bibliographie referencias")

// noteNames are classes that mark notes.
var noteNames = wordSet("footnotes footnote endnotes endnote sidenote marginnote footnote-item")

// groupTags are elements that a reference list or a section of notes may be.
var groupTags = wordSet("section div ol ul dl aside footer table li article")

// regions knows, for one page, how much text is where.
type regions struct {
	letters map[*html.Node]int // of elements that look like furniture, an article or a text file
	total   int
	main    *html.Node // the one element that holds most of the article, if any
}

// surveyRegions measures the elements whose region is in question.
func surveyRegions(tree *goquery.Document, s *tokenStream) regions {
	r := regions{letters: map[*html.Node]int{}}
	for _, n := range tree.Find("body").Nodes {
		r.total += r.measure(n, s, false)
	}
	r.main = r.findMain(tree)
	return r
}

// measure counts the bytes of text below n that are not furniture by name.
// inside says whether n is in an article.
func (r *regions) measure(n *html.Node, s *tokenStream, inside bool) int {
	if n.Type == html.TextNode {
		sum := 0
		s.eachPlace(n.Data, func(t *token) {
			if !t.blank {
				sum += t.end - t.start
			}
		})
		return sum
	}
	if n.Type != html.ElementNode || isSkipped(n) {
		return 0
	}
	inside = inside || isMain(n)
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += r.measure(c, s, inside)
	}
	if n.Data == "pre" || isMain(n) || looksFurniture(n, inside) {
		r.letters[n] = sum
	}
	return sum
}

// findMain returns the outermost element that calls itself the article or
// the main part, if it alone does and holds most of the text.
func (r *regions) findMain(tree *goquery.Document) *html.Node {
	var found *html.Node
	for _, n := range tree.Find("main, article, [role=main]").Nodes {
		if !isMain(n) || 2*r.letters[n] <= r.total {
			continue
		}
		if found == nil {
			found = n
		}
	}
	return found
}

// isTextFile reports a <pre> that holds most of the page: then it is no code
// but a text file shown as it is, as old RFCs and magazines are.
func (r *regions) isTextFile(n *html.Node) bool {
	return n.Data == "pre" && r.total > 0 && 2*r.letters[n] > r.total
}

// isMain reports an element that calls itself the article.
func isMain(n *html.Node) bool {
	return n.Data == "main" || n.Data == "article" || attr(n, "role") == "main"
}

// enter returns the place of the texts in n, which stands at p.
func (r *regions) enter(n *html.Node, p place) place {
	if isNote(n) {
		p.note = true
	}
	p.sources = p.sources || hasRole(n, bibliographyRoles)
	if isContents(n) {
		p.region = cite.Furniture
	}
	if r.letters == nil {
		return p // a fragment or a book: all the rest of it is content
	}
	p.article = p.article || isMain(n)
	size, doubted := r.letters[n]
	switch {
	case n == r.main, isReferences(n):
		p.region = cite.Content
	case !doubted || n == r.main || 2*size > r.total:
	case looksFurniture(n, p.article):
		p.region = cite.Furniture
	}
	return p
}

// looksFurniture reports whether the tag, the role or a name of n says that it
// is not part of the article. inside says whether n is in an article.
func looksFurniture(n *html.Node, inside bool) bool {
	switch {
	case n.Data == "html" || n.Data == "body" || isReferences(n):
		return false
	case n.Data == "aside" && isNote(n):
		return false
	case furnitureTags[n.Data], furnitureRoles[attr(n, "role")]:
		return true
	case outerTags[n.Data] && !inside:
		return true
	case n.Data == "header" || isMain(n) && n.Data != "article":
		return false
	}
	return eachName(n, func(name string) bool {
		if furnitureNames[name] {
			return true
		}
		for _, p := range furniturePrefixes {
			if strings.HasPrefix(name, p) {
				return true
			}
		}
		return false
	})
}

// isReferences reports a reference list or a section of notes.
func isReferences(n *html.Node) bool {
	if !groupTags[n.Data] {
		return false
	}
	return hasRole(n, referenceRoles) || eachName(n, func(name string) bool { return referenceNames[name] })
}

// isNote reports a note or a section of notes.
func isNote(n *html.Node) bool {
	if !groupTags[n.Data] && n.Data != "p" && n.Data != "body" {
		return false
	}
	return hasRole(n, noteRoles) || n.Data != "body" && classed(n, noteNames)
}

// isSkipped reports an element that readers do not see as text.
func isSkipped(n *html.Node) bool {
	if n.Namespace == "svg" || skippedTags[n.Data] || classed(n, unseenClasses) {
		return true
	}
	if hasAttr(n, "hidden") && attr(n, "hidden") != "until-found" {
		return true
	}
	if hasRole(n, pageBreakRoles) {
		return true
	}
	if attr(n, "role") == "doc-backlink" && !(n.Parent != nil && classed(n.Parent, labelClasses)) {
		return true // docutils makes the label itself such a link
	}
	if n.Data == "a" && strings.HasPrefix(attr(n, "href"), "#cite_ref") {
		return true
	}
	style := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// classed reports whether one of the classes of n is in set.
func classed(n *html.Node, set map[string]bool) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if set[strings.ToLower(c)] {
			return true
		}
	}
	return false
}

// eachName reports whether is holds for the id or a class of n.
func eachName(n *html.Node, is func(string) bool) bool {
	for _, c := range strings.Fields(attr(n, "class") + " " + attr(n, "id")) {
		if is(strings.ToLower(c)) {
			return true
		}
	}
	return false
}

// wordSet makes a set of the words of s.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
