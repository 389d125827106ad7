package fetch

import (
	"net"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// lost says what it means that the way to a page ended elsewhere: at the front
// door, at an error page, at a search form, before a gate. ok is false if the
// end may well be the page.
func lost(from, to *url.URL) (s suspicion, ok bool) {
	if from.String() == to.String() {
		return s, false
	}
	where := to.Host + to.EscapedPath()
	switch {
	case leadsTo(errorPath, from, to):
		return suspicion{cite.Soft404, true, "redirects to an error page, " + where}, true
	case leadsTo(loginPath, from, to) || gate(from, to, loginHost):
		return suspicion{cite.Blocked, true, "redirects to a log-in page, " + where}, true
	case gate(from, to, consentHost):
		return suspicion{cite.Blocked, true, "redirects to a page that asks for consent, " + where}, true
	case isDeep(from) && isHome(to) && sameSite(from, to):
		return suspicion{cite.Soft404, true, "redirects to the front page of " + to.Host}, true
	case leadsTo(searchPath, from, to) && sameSite(from, to):
		return suspicion{cite.Soft404, false, "redirects to a search page, " + where}, true
	case strings.Count(strings.Trim(from.Path, "/"), "/") > 0 && isHome(to):
		return suspicion{cite.Soft404, false, "redirects to the front page of another site, " + to.Host}, true
	case isAbove(from, to) && sameSite(from, to):
		return suspicion{cite.Soft404, false, "redirects to the folder above, " + where}, true
	}
	return s, false
}

// isAbove reports whether a redirect leads to a folder that holds what was
// asked for, and not merely to the same without its name for an index.
func isAbove(from, to *url.URL) bool {
	folder := strings.TrimSuffix(to.Path, "/") + "/"
	rest, below := strings.CutPrefix(from.Path, folder)
	return below && folder != "/" && strings.Trim(rest, "/") != "" && !homePath.MatchString(rest) && to.RawQuery == ""
}

// leadsTo reports whether the redirect is what brought such a path in.
func leadsTo(form *pattern.Regexp, from, to *url.URL) bool {
	return form.MatchString(to.Path) && !form.MatchString(from.Path)
}

func gate(from, to *url.URL, form *pattern.Regexp) bool {
	return form.MatchString(to.Host) && !form.MatchString(from.Host)
}

// Words of paths, in the languages in which sites are commonly built.
var (
	errorPath = pattern.New(`(?i)(?:^|/)(?:(?:error|fehler|erreur|err)[-_]?(?:page|seite)?[-_]?(?:404|410)?|(?:page|seite|http)?[-_]?(?:404|410)(?:[-_]?(?:error|page|not[-_]?found))?|` +
		`(?:page|file|seite|content|error)?[-_]?not[-_]?found|pagenotfound|nicht[-_]gefunden|page[-_]introuvable|no[-_]encontrad[ao]|pagina[-_]non[-_]trovata|nao[-_]encontrad[ao]|` +
		`oops|missing|gone|errors?|ooops|file[-_]?error|sorry)(?:\.\w{2,5})?/?$`)
	loginPath = pattern.New(`(?i)(?:^|/)(?:log[-_]?[io]n|sign[-_]?in|signon|sso|auth(?:enticate|entication|orize|wall)?|anmelden|anmeldung|connexion|(?:account|user|users|accounts|member|members)/(?:log[-_]?in|sign[-_]?in)|` +
		`wp-login|idp|saml2?|shibboleth(?:\.sso)?|cas|iniciar-sesion|accedi|inloggen|session/new|checkpoint/lg)(?:\.\w{2,5})?(?:/|$)`)
	searchPath  = pattern.New(`(?i)(?:^|/)(?:search|suche|recherche|buscar|busca|cerca|ricerca|zoeken|hledat|szukaj|poisk)(?:[-_]?results?)?(?:\.\w{2,5})?/?$`)
	loginHost   = pattern.New(`^(?:log-?in|signin|sign-in|auth|sso|idp|accounts?|shibboleth|wayf|identity|oauth|cas)\d*\.`)
	consentHost = pattern.New(`^(?:consent|cmp|privacy|gdpr)\.`)
	homePath    = pattern.New(`(?i)^/?(?:(?:ar|bg|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|id|is|it|ja|jp|ko|kr|lt|lv|ms|nb|nl|no|nn|pl|pt|br|ro|ru|sk|sl|sr|sv|se|th|tr|uk|us|gb|vi|zh|cn|tw)(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home|main|welcome|start|startseite|accueil|inicio)(?:\.\w{2,5})?/?)?$`)
	pageQuery   = pattern.New(`(?i)(?:^|&)(?:p|id|pid|page_id|article|articleid|artid|post|story|storyid|doc|docid|item|nid|node|newsid)=\w`)
)

// isHome reports whether an address is the front page of a site: "/",
// "/index.html", "/en/".
func isHome(u *url.URL) bool {
	return homePath.MatchString(u.Path) && !pageQuery.MatchString(u.RawQuery)
}

// isDeep reports whether an address means a certain page of a site.
func isDeep(u *url.URL) bool {
	return !isHome(u) && path.Clean(u.Path) != "/" || pageQuery.MatchString(u.RawQuery)
}

// sameSite reports whether two hosts belong to one registrable domain. Where
// there is none, hosts must be the same but for their ports.
func sameSite(a, b *url.URL) bool {
	x, y := strings.TrimPrefix(a.Hostname(), "www."), strings.TrimPrefix(b.Hostname(), "www.")
	if x == y {
		return true
	}
	if net.ParseIP(x) != nil || net.ParseIP(y) != nil {
		return false
	}
	dx, errX := publicsuffix.EffectiveTLDPlusOne(x)
	dy, errY := publicsuffix.EffectiveTLDPlusOne(y)
	return errX == nil && errY == nil && dx == dy
}
