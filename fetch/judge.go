package fetch

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/page"
)

// judge says what an answer means for the address that led to it, whoever
// cites it. The evidence names the host that answered, and nothing that
// differs from run to run.
func (c *Client) judge(asked *url.URL, a answer) *facts {
	f := &facts{Code: a.code, Hops: a.hops, At: time.Now().Unix()}
	if len(a.hops) > 0 {
		f.Final = a.hops[len(a.hops)-1].URL
	}
	if a.err != nil {
		noPage(f, a)
		return f
	}
	if a.page != nil {
		f.Titles, f.Shell = a.page.Titles, a.page.Shell
	}
	f.Size = len(a.body)
	if len(a.hops) == 0 && len(a.header.Get("Etag")) < maxETag {
		f.ETag = a.header.Get("Etag")
	}
	f.Status, f.Evidence = c.meaning(a, f)
	if (f.Status == cite.OK || f.Status == cite.Moved) && !c.settings.accepts(a.code) {
		f.Doubts = doubts(asked, a)
	}
	return f
}

// maxETag is the longest name of a version that is kept, in bytes.
const maxETag = 80

// doubts collects what speaks against a page that answers as if it were fine,
// the gravest first.
func doubts(asked *url.URL, a answer) []suspicion {
	var all []suspicion
	if s, ok := lost(asked, a.url); ok && len(a.hops) > 0 {
		all = append(all, s)
	}
	if a.page == nil {
		return all
	}
	host := a.url.Host
	for _, d := range []struct {
		says   func() (page.Certainty, string)
		status cite.Status
		words  string
	}{
		{a.page.BotWall, cite.Blocked, " shows a bot wall: "},
		{a.page.ForSale, cite.Parked, " is parked: "},
		{a.page.NotFound, cite.Soft404, " answers with an error page: "},
		{a.page.Down, cite.Unsure, " is out of order: "},
		{a.page.LogIn, cite.Blocked, " asks to log in: "},
		{a.page.Consent, cite.Blocked, " asks for consent first: "},
	} {
		if how, why := d.says(); how != page.None {
			all = append(all, suspicion{d.status, how == page.Certain, host + d.words + why})
		}
	}
	if len(a.body) == 0 && strings.Contains(a.header.Get("Content-Type"), "html") {
		all = append(all, suspicion{cite.Unsure, true, host + " answers with an empty page"})
	}
	if a.page.Scripted {
		all = append(all, suspicion{cite.Unsure, true, host + " builds the page by script, which is not run here"})
	}
	return all
}

// isErrorPage reports whether a page surely says that there is none.
func isErrorPage(p *page.Page) bool {
	how, _ := p.NotFound()
	return how == page.Certain
}

// noPage judges what did not end with a page.
func noPage(f *facts, a answer) {
	host := a.url.Host
	var astray *redirectError
	if errors.As(a.err, &astray) {
		f.Status, f.Evidence = cite.Broken, host+" "+astray.reason
		return
	}
	kind := classify(a.err)
	what := faults[kind]
	f.Status, f.Evidence = what.status, host+" "+what.words
	var refused *privateError
	switch {
	case errors.As(a.err, &refused):
		f.Evidence += ": " + refused.Error()
	case kind == faultTLS:
		f.Evidence += ": " + tlsReason(a.err)
	case what.healing && kind != faultTimeout: // of a silent host, the last links are tried less often
		f.Evidence += inTries(a.tries)
	}
}

func inTries(n int) string {
	if n < 2 {
		return ""
	}
	return " (" + strconv.Itoa(n) + " tries)"
}

// meaning reads a status code and what came with it.
func (c *Client) meaning(a answer, f *facts) (cite.Status, string) {
	said := func() string { return a.url.Host + " answered " + strconv.Itoa(a.code) }
	good := a.code >= 200 && a.code < 300
	if wall := wallOf(a.code, a.header, f.Titles); wall != "" && !c.settings.accepts(a.code) {
		return cite.Blocked, said() + ": " + wall
	}
	switch {
	case good && permanent(a.hops):
		return cite.Moved, "moved permanently to " + f.Final
	case good && a.cut:
		return cite.OK, "the page broke off early"
	case good:
		return cite.OK, ""
	case c.settings.accepts(a.code):
		return cite.OK, said() + ", which is accepted"
	case a.code == http.StatusTooManyRequests:
		return cite.RateLimited, said() + " (too many requests)" + patience(a)
	case a.code >= 500 && a.code < 600:
		return cite.Unsure, said() + words(a.code) + patience(a)
	}
	for _, m := range meanings {
		if m.code == a.code {
			return m.status, said() + " (" + m.words + ")"
		}
	}
	return cite.Unsure, said() + words(a.code)
}

// meanings are the codes that say more than "unsure".
var meanings = []struct {
	code   int
	status cite.Status
	words  string
}{
	{http.StatusNotFound, cite.Broken, "page not found"},
	{http.StatusGone, cite.Broken, "page gone for good"},
	{http.StatusUnauthorized, cite.Blocked, "asks to log in"},
	{http.StatusPaymentRequired, cite.Blocked, "asks to pay"},
	{http.StatusForbidden, cite.Blocked, "forbidden, to robots at least"},
	{http.StatusUnavailableForLegalReasons, cite.Blocked, "withheld for legal reasons"},
	{999, cite.Blocked, "refuses robots"}, // LinkedIn's own
}

func words(code int) string {
	if t := http.StatusText(code); t != "" {
		return " (" + strings.ToLower(t) + ")"
	}
	return ""
}

// patience tells how long we were patient, or why we were not.
func patience(a answer) string {
	told, ok := retryAfter(a.header, time.Now())
	if ok && told > longestWait {
		return ", and asks to wait longer than we do"
	}
	return inTries(a.tries)
}

// walled names the bot wall that an answer admits to be in its headers.
// https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
func walled(h http.Header) string {
	switch {
	case strings.EqualFold(h.Get("Cf-Mitigated"), "challenge"):
		return "Cloudflare asks for a browser"
	case h.Get("X-Amzn-Waf-Action") != "":
		return "AWS WAF asks for a browser"
	}
	return ""
}

// wallTitles begin the titles of pages that keep robots out. They count behind
// an error only: an article may be called "Access denied".
var wallTitles = []string{
	"just a moment", "attention required!", "checking your browser", "ddos-guard",
	"pardon our interruption", "access denied", "are you a robot", "please wait...",
}

func wallOf(code int, h http.Header, titles []string) string {
	if wall := walled(h); wall != "" {
		return wall
	}
	if code != http.StatusForbidden && code != http.StatusServiceUnavailable || len(titles) == 0 {
		return ""
	}
	for _, t := range wallTitles {
		if strings.HasPrefix(strings.ToLower(titles[0]), t) {
			return `a bot wall, titled "` + titles[0] + `"`
		}
	}
	return ""
}

func withoutFragment(u *url.URL) string {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	return c.String()
}
