package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// maxRedirects is what lychee and htmltest allow; browsers give up at 20.
const maxRedirects = 10

// A page is what stood at the end of a chain of redirects: everything that is
// judged.
type page struct {
	url    *url.URL
	hops   []cite.Hop
	code   int // 0 if there was no answer
	header http.Header
	body   []byte // its beginning
	err    error  // why there was no answer, or why the chain ended nowhere
	tries  int
	cut    bool // the body broke off
}

// A redirectError says how a chain of redirects ended nowhere.
type redirectError struct{ reason string }

func (e *redirectError) Error() string { return e.reason }

// A form is the way we introduce ourselves: the headers of every request.
type form http.Header

// follow asks for u and goes where it is sent, hop by hop, with cookies that
// live as long as the chain does.
func (c *Client) follow(ctx context.Context, method string, u *url.URL, f form) page {
	jar, _ := cookiejar.New(nil) // never fails without options
	seen := map[string]bool{}
	p := page{url: u}
	for {
		c.ask(ctx, method, &p, f, jar)
		if p.err != nil || !isRedirect(p.code, p.header) {
			return p
		}
		seen[visit(p.url, jar)] = true
		jar.SetCookies(p.url, (&http.Response{Header: p.header}).Cookies())
		next, err := target(p.url, p.header)
		if err == nil {
			p.hops = append(p.hops, cite.Hop{Code: p.code, URL: next.String()})
			err = dead(seen, next, jar, len(p.hops))
		}
		if err != nil {
			p.err = err
			return p
		}
		p.url = next
	}
}

// ask makes one request, retries included, and puts the answer in p.
func (c *Client) ask(ctx context.Context, method string, p *page, f form, jar http.CookieJar) {
	ctx, t := withTrace(ctx)
	req := (&http.Request{Method: method, URL: p.url, Host: p.url.Host, Header: http.Header(f).Clone(),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}).WithContext(ctx)
	for _, k := range jar.Cookies(p.url) {
		req.AddCookie(k)
	}
	if user := p.url.User; user != nil {
		password, _ := user.Password()
		req.SetBasicAuth(user.Username(), password)
	}
	resp, err := c.transport.RoundTrip(req)
	err = c.control.doubt(ctx, p.url.Hostname(), err)
	p.code, p.header, p.body, p.err = 0, nil, nil, err
	p.tries, p.cut = t.tries, t.cut
	if err != nil {
		return
	}
	defer resp.Body.Close()
	p.code, p.header = resp.StatusCode, resp.Header
	p.body, p.err = io.ReadAll(resp.Body) // in memory already, see read.go
}

// isRedirect reports whether an answer sends us elsewhere. A 300 need not.
func isRedirect(code int, h http.Header) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	case http.StatusMultipleChoices:
		return h.Get("Location") != ""
	}
	return false
}

// permanent reports whether every hop says that the page has moved for good.
func permanent(hops []cite.Hop) bool {
	for _, h := range hops {
		if h.Code != http.StatusMovedPermanently && h.Code != http.StatusPermanentRedirect {
			return false
		}
	}
	return len(hops) > 0
}

// target is where an answer sends us. Like browsers we take raw spaces in a
// Location, and carry the fragment over (RFC 9110, 10.2.2).
func target(from *url.URL, h http.Header) (*url.URL, error) {
	where := strings.TrimSpace(h.Get("Location"))
	if where == "" {
		return nil, &redirectError{"redirects without saying where"}
	}
	u, err := from.Parse(strings.ReplaceAll(where, " ", "%20"))
	if err != nil {
		return nil, &redirectError{"redirects to what is no address"}
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, &redirectError{"redirects to an address with the scheme " + u.Scheme}
	}
	if u, err = normalise(u); err != nil {
		return nil, &redirectError{"redirects to what is no address: " + err.Error()}
	}
	if u.Fragment == "" {
		u.Fragment, u.RawFragment = from.Fragment, from.RawFragment
	}
	return u, nil
}

// dead says why it is no use to go on to next.
func dead(seen map[string]bool, next *url.URL, jar http.CookieJar, hops int) error {
	switch {
	case seen[visit(next, jar)]:
		return &redirectError{"redirects in a circle"}
	case hops > maxRedirects:
		return &redirectError{"redirects more than 10 times"}
	}
	return nil
}

// visit names a request: the same address with other cookies may well answer
// otherwise, as the sites do that set one and ask again.
func visit(u *url.URL, jar http.CookieJar) string {
	var b strings.Builder
	b.WriteString(withoutFragment(u))
	for _, k := range jar.Cookies(u) {
		b.WriteString("\n" + k.Name + "=" + k.Value)
	}
	return b.String()
}
