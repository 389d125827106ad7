package fetch

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/citecheck/citecheck/cite"
)

// outcome is a verdict without what differs from run to run.
type outcome struct {
	Status   cite.Status
	Code     int
	Final    string
	Hops     []cite.Hop
	Title    string
	Evidence string
}

// outcomeOf replaces the address of the server by "http://SERVER".
func outcomeOf(v cite.Verdict, server string) outcome {
	name := strings.NewReplacer(server, "http://SERVER", strings.TrimPrefix(server, "http://"), "SERVER")
	o := outcome{Status: v.Status, Code: v.Code, Final: name.Replace(v.Final), Title: v.Title, Evidence: name.Replace(v.Evidence)}
	for _, h := range v.Hops {
		o.Hops = append(o.Hops, cite.Hop{Code: h.Code, URL: name.Replace(h.URL)})
	}
	return o
}

func TestVerify(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":           text(goodPage),
		"/empty":        status(200),
		"/none":         status(204),
		"/404":          status(404),
		"/410":          status(410),
		"/401":          status(401),
		"/403":          status(403),
		"/451":          status(451),
		"/999":          status(999),
		"/418":          status(418),
		"/405":          status(405),
		"/500":          status(500),
		"/p1":           redirect(301, "/p2"),
		"/p2":           redirect(308, "/ok"),
		"/p2gone":       redirect(301, "/404"),
		"/t":            redirect(302, "/ok"),
		"/t303":         redirect(303, "/ok"),
		"/t307":         redirect(307, "/ok"),
		"/mixed":        redirect(301, "/t"),
		"/slash/":       text(goodPage),
		"/slash":        redirect(301, "/slash/"),
		"/loop1":        redirect(302, "/loop2"),
		"/loop2":        redirect(302, "/loop1"),
		"/self":         redirect(301, "/self"),
		"/nowhere":      redirect(302, ""),
		"/app":          redirect(302, "itms-apps://store/1"),
		"/nonsense":     redirect(302, "http://a b%zz/"),
		"/spaced":       redirect(302, "/with space"),
		"/with%20space": text(goodPage),
		"/300":          redirect(300, "/ok"),
		"/300alone":     status(300),
		"/304":          status(304),
		"/reset":        broken(""),
		"/silent":       broken(" "),
		"/short":        broken("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + goodPage),
		"/bodyless":     broken("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"),
		"/short404":     broken("HTTP/1.1 404 Not Found\r\nContent-Length: 5000\r\n\r\n"),
		"/notgzip":      broken("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!"),
		"/nothttp":      broken("SSH-2.0-OpenSSH_9.9\r\n"),
		"/hints":        hints,
		"/gzip":         zipped,
		"/charset":      badCharset,
		"/cookie":       cookie,
		"/headers":      manyHeaders,
		"/login":        login,
		"/challenge":    challenge,
		"/moment":       moment,
		"/waf":          waf,
		"/picky":        picky,
	})
	good := outcome{Status: cite.OK, Code: 200, Title: "A good page"}
	final := func(o outcome, hops ...cite.Hop) outcome {
		for i := range hops {
			hops[i].URL = "http://SERVER" + hops[i].URL
		}
		o.Hops, o.Final = hops, hops[len(hops)-1].URL
		return o
	}
	said := func(s cite.Status, code int, evidence string) outcome {
		return outcome{Status: s, Code: code, Evidence: "SERVER " + evidence}
	}
	moved := outcome{Status: cite.Moved, Code: 200, Title: "A good page"}
	movedTo := func(path string) outcome {
		m := moved
		m.Evidence = "moved permanently to http://SERVER" + path
		return m
	}
	tests := []struct {
		path string
		want outcome
	}{
		{"/ok", good},
		{"/empty", outcome{Status: cite.OK, Code: 200}},
		{"/none", outcome{Status: cite.OK, Code: 204}},
		{"/404", said(cite.Broken, 404, "answered 404 (page not found)")},
		{"/410", said(cite.Broken, 410, "answered 410 (page gone for good)")},
		{"/401", said(cite.Blocked, 401, "answered 401 (asks to log in)")},
		{"/403", said(cite.Blocked, 403, "answered 403 (forbidden, to robots at least); so too in a browser-like form")},
		{"/451", said(cite.Blocked, 451, "answered 451 (withheld for legal reasons)")},
		{"/999", said(cite.Blocked, 999, "answered 999 (refuses robots)")},
		{"/418", said(cite.Unsure, 418, "answered 418 (i'm a teapot)")},
		{"/405", said(cite.Unsure, 405, "answered 405 (method not allowed)")},
		{"/500", said(cite.Unsure, 500, "answered 500 (internal server error)")},
		{"/p1", final(movedTo("/ok"), cite.Hop{Code: 301, URL: "/p2"}, cite.Hop{Code: 308, URL: "/ok"})},
		{"/p1#part", func() outcome {
			o := final(movedTo("/ok"), cite.Hop{Code: 301, URL: "/p2"}, cite.Hop{Code: 308, URL: "/ok"})
			o.Final += "#part"
			return o
		}()},
		{"/p2gone", final(said(cite.Broken, 404, "answered 404 (page not found)"), cite.Hop{Code: 301, URL: "/404"})},
		{"/t", final(good, cite.Hop{Code: 302, URL: "/ok"})},
		{"/t303", final(good, cite.Hop{Code: 303, URL: "/ok"})},
		{"/t307", final(good, cite.Hop{Code: 307, URL: "/ok"})},
		{"/mixed", final(good, cite.Hop{Code: 301, URL: "/t"}, cite.Hop{Code: 302, URL: "/ok"})},
		{"/slash", final(movedTo("/slash/"), cite.Hop{Code: 301, URL: "/slash/"})},
		{"/loop1", final(said(cite.Broken, 302, "redirects in a circle"), cite.Hop{Code: 302, URL: "/loop2"}, cite.Hop{Code: 302, URL: "/loop1"})},
		{"/self", final(said(cite.Broken, 301, "redirects in a circle"), cite.Hop{Code: 301, URL: "/self"})},
		{"/nowhere", said(cite.Broken, 302, "redirects without saying where")},
		{"/app", said(cite.Broken, 302, "redirects to an address with the scheme itms-apps")},
		{"/nonsense", said(cite.Broken, 302, "redirects to what is no address")},
		{"/spaced", final(good, cite.Hop{Code: 302, URL: "/with%20space"})},
		{"/300", final(good, cite.Hop{Code: 300, URL: "/ok"})},
		{"/300alone", said(cite.Unsure, 300, "answered 300 (multiple choices)")},
		{"/304", said(cite.Unsure, 304, "answered 304 (not modified)")},
		{"/reset", said(cite.Broken, 0, "broke the connection off")},
		{"/short", outcome{Status: cite.OK, Code: 200, Title: "A good page", Evidence: "the page broke off early"}},
		{"/bodyless", said(cite.Unsure, 0, "announced a page and did not send it")},
		{"/short404", said(cite.Broken, 404, "answered 404 (page not found)")},
		{"/notgzip", said(cite.Unsure, 0, "announced a page and did not send it")},
		{"/nothttp", said(cite.Unsure, 0, "gave no answer that could be read")},
		{"/hints", good},
		{"/gzip", good},
		{"/charset", outcome{Status: cite.OK, Code: 200, Title: "Größe"}},
		{"/cookie", final(outcome{Status: cite.OK, Code: 200}, cite.Hop{Code: 302, URL: "/cookie"})},
		{"/headers", good},
		{"/login", final(said(cite.Blocked, 401, "answered 401 (asks to log in)"), cite.Hop{Code: 302, URL: "/401"})},
		{"/challenge", said(cite.Blocked, 503, "answered 503: Cloudflare asks for a browser")},
		{"/moment", func() outcome {
			o := said(cite.Blocked, 503, `answered 503: a bot wall, titled "Just a moment..."`)
			o.Title = "Just a moment..."
			return o
		}()},
		{"/waf", said(cite.Blocked, 202, "answered 202: AWS WAF asks for a browser")},
		{"/picky", good},
	}
	c := testClient(t, impatient())
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			v := c.Verify(t.Context(), cite.Question{URL: server + tt.path})
			if diff := cmp.Diff(tt.want, outcomeOf(v, server), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Verify(%s) (-want +got):\n%s", tt.path, diff)
			}
			if v.URL != server+tt.path || v.At.IsZero() {
				t.Errorf("Verify(%s): URL %q, At %v", tt.path, v.URL, v.At)
			}
		})
	}
}

// These two slow their host down, so they have one to themselves.
func TestRateLimited(t *testing.T) {
	for evidence, handler := range map[string]http.HandlerFunc{
		"SERVER answered 429 (too many requests)":                                     status(429),
		"SERVER answered 429 (too many requests), and asks to wait longer than we do": later,
	} {
		server := serve(t, map[string]http.HandlerFunc{"/": handler})
		want := outcome{Status: cite.RateLimited, Code: 429, Evidence: evidence}
		v := testClient(t, impatient()).Verify(t.Context(), cite.Question{URL: server})
		if diff := cmp.Diff(want, outcomeOf(v, server)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func hints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</style.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	text(goodPage)(w, r)
}

func zipped(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Type", "text/html")
	z := gzip.NewWriter(w)
	io.WriteString(z, goodPage)
	z.Close()
}

func badCharset(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=none-such")
	io.WriteString(w, "<title>Größe</title>")
}

func cookie(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("seen"); err == nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
	redirect(302, "/cookie")(w, r)
}

func manyHeaders(w http.ResponseWriter, r *http.Request) {
	for i := range 300 {
		http.SetCookie(w, &http.Cookie{Name: fmt.Sprint("c", i), Value: strings.Repeat("x", 300)})
	}
	text(goodPage)(w, r)
}

func login(w http.ResponseWriter, r *http.Request) { redirect(302, "/401")(w, r) }

func challenge(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cf-Mitigated", "challenge")
	w.WriteHeader(http.StatusServiceUnavailable)
}

func waf(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("X-Amzn-Waf-Action", "challenge")
	w.WriteHeader(http.StatusAccepted)
}

func later(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Retry-After", "3600")
	w.WriteHeader(http.StatusTooManyRequests)
}

func moment(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusServiceUnavailable)
	io.WriteString(w, "<title>Just a moment...</title>")
}

func picky(w http.ResponseWriter, r *http.Request) {
	honest := r.UserAgent() == "citecheck/1.2.3 (+https://github.com/citecheck/citecheck)"
	if !honest || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	text(goodPage)(w, r)
}
