package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// Five hundred citations of one address, in all its spellings and with all its
// fragments, are one request.
func TestOneRequest(t *testing.T) {
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) { calls.Add(1); text(manyPlaces)(w, r) },
	})
	c := testClient(t, impatient())
	spellings := []string{server + "/a", server + "/b/../a", strings.Replace(server, "http", "HTTP", 1) + "/./a"}
	var wg sync.WaitGroup
	for i := range 500 {
		wg.Go(func() {
			asked := fmt.Sprintf("%s#part-%d", spellings[i%3], i)
			if v := c.Verify(context.Background(), cite.Question{URL: asked}); v.Status != cite.OK || v.URL != asked {
				t.Errorf("%s: %v (%s), URL %s", asked, v.Status, v.Evidence, v.URL)
			}
		})
	}
	wg.Wait()
	if n := calls.Load(); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

// manyPlaces is a page with the places part-0 to part-499.
var manyPlaces = func() string {
	var b strings.Builder
	b.WriteString(goodPage)
	for i := range 500 {
		fmt.Fprintf(&b, "<p id=part-%d>Words.\n", i)
	}
	return b.String()
}()

func TestInterrupted(t *testing.T) {
	arrived, release := make(chan struct{}, 2), make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(http.ResponseWriter, *http.Request) { arrived <- struct{}{}; <-release },
	})
	t.Cleanup(func() { close(release) })
	c := testClient(t, impatient())
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan cite.Verdict)
	go func() { done <- c.Verify(ctx, cite.Question{URL: server}) }()
	<-arrived
	cancel()
	began := time.Now()
	v := <-done
	if want := (cite.Verdict{URL: server, Status: cite.Unchecked, Evidence: "interrupted"}); !cmp.Equal(v, want) {
		t.Errorf("got %+v, want %+v", v, want)
	}
	if d := time.Since(began); d > time.Second {
		t.Errorf("took %v to stop", d)
	}
	if v := c.Verify(ctx, cite.Question{URL: server}); v.Status != cite.Unchecked {
		t.Errorf("after the end: %v", v.Status)
	}
}

// Whoever asked first may give up; who still wants to know gets an answer.
func TestInterruptedLeader(t *testing.T) {
	arrived, release := make(chan struct{}, 2), make(chan struct{})
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(_ http.ResponseWriter, r *http.Request) {
			if calls.Add(1) == 1 {
				arrived <- struct{}{}
				select {
				case <-r.Context().Done():
				case <-release:
				}
			}
		},
	})
	t.Cleanup(func() { close(release) })
	c := testClient(t, impatient())
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { c.Verify(ctx, cite.Question{URL: server}) })
	<-arrived
	wg.Go(func() {
		if v := c.Verify(t.Context(), cite.Question{URL: server}); v.Status != cite.OK {
			t.Errorf("the one that waited: %v (%s), want ok", v.Status, v.Evidence)
		}
	})
	cancel()
	wg.Wait()
}

func TestWithoutScheme(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{"/a": text(goodPage)})
	asked := strings.TrimPrefix(server, "http://") + "/a"
	c := testClient(t, impatient())
	v := c.Verify(t.Context(), cite.Question{URL: "//" + asked})
	if v.Status != cite.OK || v.Evidence != "written without a scheme, asked as http" {
		t.Errorf("%v (%s), want ok over http", v.Status, v.Evidence)
	}
}

// A chain carries its cookies and its per-host headers, and nobody else's.
func TestSecretsStayHome(t *testing.T) {
	leak := make(chan http.Header, 1)
	elsewhere := serve(t, map[string]http.HandlerFunc{
		"/": func(_ http.ResponseWriter, r *http.Request) { leak <- r.Header },
	})
	home := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("X-Token") == "s3cret" {
				redirect(302, elsewhere)(w, r)
			}
		},
	})
	o := impatient()
	o.Headers = []string{strings.TrimPrefix(home, "http://") + ":X-Token=s3cret"}
	v := testClient(t, o).Verify(t.Context(), cite.Question{URL: home})
	if got := <-leak; got.Get("X-Token") != "" {
		t.Errorf("the token went on to the second host: %v", got)
	}
	if strings.Contains(fmt.Sprint(v), "s3cret") {
		t.Errorf("the token is in the verdict: %+v", v)
	}
}

func TestNewErrors(t *testing.T) {
	for _, o := range []Options{
		{CAFile: "no-such-file.pem"},
		{CAFile: "client_test.go"},
		{Headers: []string{"example.org"}},
		{Headers: []string{"X-Token=s3cret"}},
		{Headers: []string{"example.org:X Y=s3cret"}},
		{Headers: []string{"example.org:X=s3cret\r\nEvil: 1"}},
	} {
		_, err := New(o)
		if err == nil {
			t.Errorf("New(%+v): no error", o)
		} else if strings.Contains(err.Error(), "s3cret") {
			t.Errorf("New(%+v): the error tells the secret: %v", o, err)
		}
	}
}

// What a server says has not changed since is not sent again.
func TestConditional(t *testing.T) {
	var full, unchanged atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"v1"`)
			if r.Header.Get("If-None-Match") == `"v1"` {
				unchanged.Add(1)
				w.WriteHeader(http.StatusNotModified)
				return
			}
			full.Add(1)
			text(goodPage)(w, r)
		},
	})
	cache := store.Memory()
	for run := range 3 {
		o := impatient()
		o.Cache, o.CacheTTL = cache, time.Nanosecond // holds for no time at all
		c := testClient(t, o)
		v := c.Verify(t.Context(), cite.Question{URL: server + "/"})
		if v.Status != cite.OK || v.Title != "A good page" || v.Code != http.StatusOK {
			t.Errorf("run %d: %+v", run, v)
		}
	}
	if full.Load() != 1 || unchanged.Load() != 2 {
		t.Errorf("sent %d times and confirmed %d times, want once and twice", full.Load(), unchanged.Load())
	}
}

// Two runs share what they learned; a broken link is asked again after an hour.
func TestCacheBetweenRuns(t *testing.T) {
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":   func(w http.ResponseWriter, r *http.Request) { calls.Add(1); text(goodPage)(w, r) },
		"/gone": func(w http.ResponseWriter, r *http.Request) { calls.Add(1); w.WriteHeader(http.StatusGone) },
		"/500": func(w http.ResponseWriter, r *http.Request) {
			calls.Add(1)
			w.WriteHeader(http.StatusInternalServerError)
		},
	})
	dir := t.TempDir()
	for run, want := range []int32{3, 4} { // what says nothing is asked by every run
		cache := store.Open(dir, store.Options{})
		o := impatient()
		o.Cache = cache
		c := testClient(t, o)
		for path, status := range map[string]cite.Status{"/ok": cite.OK, "/gone": cite.Broken, "/500": cite.Unsure} {
			if v := c.Verify(t.Context(), cite.Question{URL: server + path}); v.Status != status || v.At.IsZero() {
				t.Errorf("run %d, %s: %+v", run, path, v)
			}
		}
		if err := cache.Close(); err != nil {
			t.Fatal(err)
		}
		if calls.Load() != want {
			t.Errorf("run %d: %d requests so far, want %d", run, calls.Load(), want)
		}
	}
}
