package fetch

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// judge says what a page means for the address that led to it. The evidence
// names the host that answered, and nothing that differs from run to run.
func (c *Client) judge(p page) cite.Verdict {
	v := cite.Verdict{Code: p.code, Hops: p.hops, At: time.Now().UTC()}
	if len(p.hops) > 0 {
		v.Final = p.hops[len(p.hops)-1].URL
	}
	if p.err != nil {
		return noPage(v, p)
	}
	if isPage(p.header) {
		v.Title = pageTitle(p.body, p.header.Get("Content-Type"))
	}
	v.Status, v.Evidence = c.meaning(p, v)
	return v
}

// noPage judges what did not end with a page.
func noPage(v cite.Verdict, p page) cite.Verdict {
	host := p.url.Host
	var astray *redirectError
	if errors.As(p.err, &astray) {
		v.Status, v.Evidence = cite.Broken, host+" "+astray.reason
		return v
	}
	kind := classify(p.err)
	f := faults[kind]
	v.Status, v.Evidence = f.status, host+" "+f.words
	var refused *privateError
	switch {
	case errors.As(p.err, &refused):
		v.Evidence += ": " + refused.Error()
	case kind == faultTLS:
		v.Evidence += ": " + tlsReason(p.err)
	case f.healing && kind != faultTimeout: // of a silent host, the last links are tried less often
		v.Evidence += inTries(p.tries)
	}
	return v
}

func inTries(n int) string {
	if n < 2 {
		return ""
	}
	return " (" + strconv.Itoa(n) + " tries)"
}

// meaning reads a status code and what came with it.
func (c *Client) meaning(p page, v cite.Verdict) (cite.Status, string) {
	said := p.url.Host + " answered " + strconv.Itoa(p.code)
	good := p.code >= 200 && p.code < 300
	if wall := wallOf(p.code, p.header, v.Title); wall != "" && !c.settings.accepts(p.code) {
		return cite.Blocked, said + ": " + wall
	}
	switch {
	case good && permanent(p.hops):
		return cite.Moved, "moved permanently to " + v.Final
	case good && p.cut:
		return cite.OK, "the page broke off early"
	case good:
		return cite.OK, ""
	case c.settings.accepts(p.code):
		return cite.OK, said + ", which is accepted"
	case p.code == http.StatusTooManyRequests:
		return cite.RateLimited, said + " (too many requests)" + patience(p)
	case p.code >= 500 && p.code < 600:
		return cite.Unsure, said + words(p.code) + patience(p)
	}
	for _, m := range meanings {
		if m.code == p.code {
			return m.status, said + " (" + m.words + ")"
		}
	}
	return cite.Unsure, said + words(p.code)
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
func patience(p page) string {
	told, ok := retryAfter(p.header, time.Now())
	if ok && told > longestWait {
		return ", and asks to wait longer than we do"
	}
	return inTries(p.tries)
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

func wallOf(code int, h http.Header, title string) string {
	if wall := walled(h); wall != "" {
		return wall
	}
	if code != http.StatusForbidden && code != http.StatusServiceUnavailable {
		return ""
	}
	for _, t := range wallTitles {
		if strings.HasPrefix(strings.ToLower(title), t) {
			return `a bot wall, titled "` + title + `"`
		}
	}
	return ""
}

func withoutFragment(u *url.URL) string {
	c := *u
	c.Fragment, c.RawFragment = "", ""
	return c.String()
}
