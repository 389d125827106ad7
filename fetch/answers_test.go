package fetch

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func TestTooManyRedirects(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{
		"/{n}": func(w http.ResponseWriter, r *http.Request) {
			var n int
			fmt.Sscan(r.PathValue("n"), &n)
			if n > 0 {
				redirect(301, fmt.Sprint("/", n-1))(w, r)
			}
		},
	})
	c := testClient(t, impatient())
	if v := c.Verify(t.Context(), cite.Question{URL: server + "/10"}); v.Status != cite.Moved || len(v.Hops) != 10 {
		t.Errorf("ten redirects: %v (%s) after %d hops, want moved", v.Status, v.Evidence, len(v.Hops))
	}
	if v := c.Verify(t.Context(), cite.Question{URL: server + "/11"}); v.Status != cite.Broken || !strings.Contains(v.Evidence, "more than 10") {
		t.Errorf("eleven redirects: %v (%s), want broken", v.Status, v.Evidence)
	}
}

// A body without an end is read in its beginning, and the server notices.
func TestEndlessBody(t *testing.T) {
	gone := make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, _ *http.Request) {
			defer close(gone)
			w.Header().Set("Content-Type", "text/html")
			for chunk := []byte(goodPage + strings.Repeat("x", 32<<10)); ; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		},
	})
	v := testClient(t, impatient()).Verify(t.Context(), cite.Question{URL: server})
	if v.Status != cite.OK || v.Title != "A good page" {
		t.Errorf("%v (%s), title %q", v.Status, v.Evidence, v.Title)
	}
	<-gone
}

func TestTimeout(t *testing.T) {
	release := make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/mute": func(http.ResponseWriter, *http.Request) { <-release },
		"/stall": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(200)
			http.NewResponseController(w).Flush()
			<-release
		},
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			text(goodPage)(w, r)
			http.NewResponseController(w).Flush()
			<-release
		},
	})
	t.Cleanup(func() { close(release) }) // runs before the server closes
	o := impatient()
	o.Timeout = 100 * time.Millisecond
	c := testClient(t, o)
	for path, want := range map[string]cite.Status{"/mute": cite.Timeout, "/stall": cite.Timeout, "/drip": cite.OK} {
		if v := c.Verify(t.Context(), cite.Question{URL: server + path}); v.Status != want {
			t.Errorf("%s: %v (%s), want %v", path, v.Status, v.Evidence, want)
		}
	}
}

func TestRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	c := testClient(t, impatient())
	v := c.Verify(t.Context(), cite.Question{URL: "http://" + l.Addr().String()})
	if v.Status != cite.Broken || !strings.Contains(v.Evidence, "refused the connection") {
		t.Errorf("%v (%s), want broken: refused", v.Status, v.Evidence)
	}
}

func TestRetriesHeal(t *testing.T) {
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/500": func(w http.ResponseWriter, r *http.Request) {
			if calls.Add(1) < 2 {
				w.WriteHeader(500)
			}
		},
	})
	o := impatient()
	o.Retries = 1
	c := testClient(t, o)
	if v := c.Verify(t.Context(), cite.Question{URL: server + "/500"}); v.Status != cite.OK || calls.Load() != 2 {
		t.Errorf("%v (%s) after %d requests, want ok after 2", v.Status, v.Evidence, calls.Load())
	}
}

func TestBrowserForm(t *testing.T) {
	browserGets := func(first, then int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.UserAgent(), "Mozilla/5.0") {
				w.WriteHeader(then)
			} else {
				w.WriteHeader(first)
			}
		}
	}
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":   browserGets(403, 200),
		"/406":  browserGets(406, 200),
		"/gone": browserGets(403, 404),
		"/500":  browserGets(403, 500),
		"/404":  browserGets(404, 200), // a clear word is not asked again
	})
	c := testClient(t, impatient())
	tests := map[string]outcome{
		"/ok": {Status: cite.OK, Code: 200,
			Evidence: "asked again in a browser-like form, as SERVER answered 403 (forbidden, to robots at least)"},
		"/406": {Status: cite.OK, Code: 200,
			Evidence: "asked again in a browser-like form, as SERVER answered 406 (not acceptable)"},
		"/gone": {Status: cite.Broken, Code: 404,
			Evidence: "SERVER answered 404 (page not found); asked again in a browser-like form, as SERVER answered 403 (forbidden, to robots at least)"},
		"/500": {Status: cite.Blocked, Code: 403,
			Evidence: "SERVER answered 403 (forbidden, to robots at least); so too in a browser-like form"},
		"/404": {Status: cite.Broken, Code: 404, Evidence: "SERVER answered 404 (page not found)"},
	}
	for path, want := range tests {
		if diff := cmp.Diff(want, outcomeOf(c.Verify(t.Context(), cite.Question{URL: server + path}), server)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// HEAD misleads, so it is never asked: the beginning of a big file is enough.
func TestNoHead(t *testing.T) {
	var heads atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodHead {
				heads.Add(1)
			} else if r.URL.Path != "/a.zip" {
				w.WriteHeader(http.StatusNotFound)
			}
		},
	})
	c := testClient(t, impatient())
	for path, want := range map[string]cite.Status{"/a.zip": cite.OK, "/b.mp4": cite.Broken} {
		if v := c.Verify(t.Context(), cite.Question{URL: server + path}); v.Status != want {
			t.Errorf("%s: %v (%s), want %v", path, v.Status, v.Evidence, want)
		}
	}
	if n := heads.Load(); n != 0 {
		t.Errorf("%d HEAD requests", n)
	}
}

func TestAccept(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{"/403": status(403), "/503": challenge, "/404": status(404)})
	o := impatient()
	o.Accept = []int{403, 503}
	c := testClient(t, o)
	for path, want := range map[string]cite.Status{"/403": cite.OK, "/503": cite.OK, "/404": cite.Broken} {
		if v := c.Verify(t.Context(), cite.Question{URL: server + path}); v.Status != want {
			t.Errorf("%s: %v (%s), want %v", path, v.Status, v.Evidence, want)
		}
	}
}

func TestClosedWithoutAWord(t *testing.T) {
	v := testClient(t, impatient()).Verify(t.Context(), cite.Question{URL: rawServer(t, "")})
	if v.Status != cite.Broken || !strings.Contains(v.Evidence, "broke the connection off") {
		t.Errorf("%v (%s), want broken", v.Status, v.Evidence)
	}
}
