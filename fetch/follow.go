package fetch

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/page"
)

// maxRedirects is what lychee and htmltest allow; browsers give up at 20.
const maxRedirects = 10

// An answer is what stood at the end of a chain of redirects: everything that
// is judged.
type answer struct {
	url    *url.URL
	hops   []cite.Hop
	code   int // 0 if there was no answer
	header http.Header
	body   []byte     // its beginning; valid until release
	page   *page.Page // what the body says, nil if it is no page
	err    error      // why there was no answer, or why the chain ended nowhere
	tries  int
	at     time.Time // when that was known
	cut    bool      // the body broke off
	more   bool      // the body goes on
	memory io.Closer
}

// release gives the room of the body back.
func (a *answer) release() {
	if a.memory != nil {
		a.memory.Close()
	}
	a.memory, a.body = nil, nil
}

// A redirectError says how a chain of redirects ended nowhere.
type redirectError struct{ reason string }

func (e *redirectError) Error() string { return e.reason }

// A form is the way we introduce ourselves: the headers of every request.
type form http.Header

// A walk is the way from an address to where it leads, with the cookies that
// were set on the way.
type walk struct {
	client *Client
	form   form
	deep   bool   // a place in the page is asked for
	etag   string // of the version known, asked about at the first step
	jar    http.CookieJar
	seen   map[string]bool
	answer
}

// follow asks for u and goes where it is sent, hop by hop, with cookies that
// live as long as the chain does. The caller releases the answer.
func (c *Client) follow(ctx context.Context, u *url.URL, f form, deep bool, etag string) answer {
	w := walk{client: c, form: f, deep: deep, etag: etag, answer: answer{url: u}}
	for {
		w.ask(ctx)
		where, code := w.next()
		if where == "" && w.err == nil {
			return w.answer
		}
		if w.err == nil {
			w.err = w.step(where, code)
		}
		if w.err != nil {
			return w.answer
		}
	}
}

// next says where the answer sends us, "" if nowhere, and by which status: a
// page that refreshes itself to another place redirects by its own.
func (w *walk) next() (where string, code int) {
	switch {
	case w.err != nil:
		return "", 0
	case isRedirect(w.code, w.header):
		where = strings.TrimSpace(w.header.Get("Location"))
		if where == "" {
			w.err = &redirectError{"redirects without saying where"}
		}
	case w.page != nil && w.code/100 == 2 && !isErrorPage(w.page):
		if where = page.Refresh(w.header.Get("Refresh")); where == "" {
			where = w.page.Refresh
		}
		if where == "" {
			return "", 0
		}
		if to, err := target(w.url, where); err != nil || withoutFragment(to) == withoutFragment(w.url) {
			return "", 0 // a page that does not say where it goes on is a page
		}
	}
	return where, w.code
}

// step takes one hop.
func (w *walk) step(where string, code int) error {
	if w.seen == nil {
		w.seen = make(map[string]bool)
	}
	w.seen[visit(w.url, w.jar)] = true
	w.keepCookies()
	next, err := target(w.url, where)
	if err != nil {
		return err
	}
	w.hops = append(w.hops, cite.Hop{Code: code, URL: next.String()})
	if err := dead(w.seen, next, w.jar, len(w.hops)); err != nil {
		return err
	}
	w.release()
	w.url = next
	return nil
}

func (w *walk) keepCookies() {
	if w.header["Set-Cookie"] == nil {
		return
	}
	if w.jar == nil {
		w.jar, _ = cookiejar.New(nil) // never fails without options
	}
	w.jar.SetCookies(w.url, (&http.Response{Header: w.header}).Cookies())
}

// ask makes one request, retries included, and keeps the answer.
func (w *walk) ask(ctx context.Context) {
	ctx, t := withTrace(ctx)
	t.anchored = w.deep
	resp, err := w.client.transport.RoundTrip(w.request(ctx)) //nolint:bodyclose // release closes it
	err = w.client.control.doubt(ctx, w.url.Hostname(), err)
	w.code, w.header, w.page, w.err = 0, nil, nil, err
	w.tries, w.cut, w.more, w.at = t.tries, t.cut, t.more, t.at
	if err != nil {
		return
	}
	w.code, w.header, w.memory = resp.StatusCode, resp.Header, resp.Body
	if m, ok := resp.Body.(*memory); ok {
		w.body = m.Bytes()
	} else {
		w.body, w.err = io.ReadAll(resp.Body)
	}
	if isPage(w.header) {
		w.page = page.Read(w.body, w.header.Get("Content-Type"), w.more || w.cut)
	}
}

func (w *walk) request(ctx context.Context) *http.Request {
	req := (&http.Request{Method: http.MethodGet, URL: w.url, Host: w.url.Host, Header: http.Header(w.form).Clone(),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}).WithContext(ctx)
	if w.jar != nil {
		for _, k := range w.jar.Cookies(w.url) {
			req.AddCookie(k)
		}
	}
	if w.etag != "" && len(w.hops) == 0 {
		req.Header.Set("If-None-Match", w.etag)
	}
	if user := w.url.User; user != nil {
		password, _ := user.Password()
		req.SetBasicAuth(user.Username(), password)
	}
	return req
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
func target(from *url.URL, where string) (*url.URL, error) {
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
	if jar == nil {
		return b.String()
	}
	for _, k := range jar.Cookies(u) {
		b.WriteString("\n" + k.Name + "=" + k.Value)
	}
	return b.String()
}
