package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The transports are tested alone, over a canned next one, in fake time.

// script answers one step after the other, and notes when it was asked.
type script struct {
	steps []any // *http.Response or error; the last is repeated
	began time.Time
	asked []time.Duration // since the beginning
}

func newScript(steps ...any) *script { return &script{steps: steps, began: time.Now()} }

func (s *script) RoundTrip(*http.Request) (*http.Response, error) {
	step := s.steps[min(len(s.asked), len(s.steps)-1)]
	s.asked = append(s.asked, time.Since(s.began))
	if err, ok := step.(error); ok {
		return nil, err
	}
	return step.(*http.Response), nil
}

func refuseAll(int) bool { return false }

func paceLayer(slots int, perSecond float64) layer { return newPace(slots, perSecond).layer() }

func TestRetry(t *testing.T) {
	reset := fmt.Errorf("read: %w", syscall.ECONNRESET)
	const url = "http://example.org/"
	first, next := backoff(time.Second, url, 0), backoff(time.Second, url, 1)
	inHTTP := func(d time.Duration) string {
		return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Add(d).Format(http.TimeFormat) // the bubble's clock starts then
	}
	tests := []struct {
		name   string
		method string
		steps  []any
		code   int // 0 for an error
		asked  []time.Duration
	}{
		{"good at once", "GET", []any{canned(200)}, 200, []time.Duration{0}},
		{"500 twice then 200", "GET", []any{canned(500), canned(502), canned(200)}, 200, []time.Duration{0, first, first + next}},
		{"500 for ever", "GET", []any{canned(500)}, 500, []time.Duration{0, first, first + next}},
		{"reset then 200", "GET", []any{reset, canned(200)}, 200, []time.Duration{0, first}},
		{"reset for ever", "GET", []any{reset}, 0, []time.Duration{0, first, first + next}},
		{"time-out then 200", "GET", []any{context.DeadlineExceeded, canned(200)}, 200, []time.Duration{0, first}},
		{"private", "GET", []any{&privateError{}}, 0, []time.Duration{0}},
		{"404", "GET", []any{canned(404)}, 404, []time.Duration{0}},
		{"501", "GET", []any{canned(501)}, 501, []time.Duration{0}},
		{"408", "GET", []any{canned(408), canned(200)}, 200, []time.Duration{0, first}},
		{"a wall does not fall", "GET", []any{canned(503, "cf-mitigated", "challenge")}, 503, []time.Duration{0}},
		{"429", "GET", []any{canned(429), canned(200)}, 200, []time.Duration{0, first}},
		{"429 in seconds", "GET", []any{canned(429, "Retry-After", "7"), canned(200)}, 200, []time.Duration{0, 7 * time.Second}},
		{"429 at once", "GET", []any{canned(429, "Retry-After", "0"), canned(200)}, 200, []time.Duration{0, first}},
		{"503 as a date", "GET", []any{canned(503, "Retry-After", inHTTP(9*time.Second)), canned(200)}, 200, []time.Duration{0, 9 * time.Second}},
		{"a date by the server's clock", "GET",
			[]any{canned(503, "Retry-After", inHTTP(time.Hour+5*time.Second), "Date", inHTTP(time.Hour)), canned(200)},
			200, []time.Duration{0, 5 * time.Second}},
		{"a date gone by", "GET", []any{canned(503, "Retry-After", inHTTP(-time.Hour)), canned(200)}, 200, []time.Duration{0, first}},
		{"at the cap", "GET", []any{canned(429, "Retry-After", "60"), canned(200)}, 200, []time.Duration{0, time.Minute}},
		{"beyond the cap", "GET", []any{canned(429, "Retry-After", "3600")}, 429, []time.Duration{0}},
		{"beyond reason", "GET", []any{canned(429, "Retry-After", "99999999999999")}, 429, []time.Duration{0}},
		{"nonsense", "GET", []any{canned(429, "Retry-After", "1m30s"), canned(200)}, 200, []time.Duration{0, first}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newScript(tt.steps...)
				ctx, tr := withTrace(t.Context())
				resp, err := retryLayer(2, time.Second, refuseAll)(s).RoundTrip(request(t, ctx, tt.method, url))
				code := 0
				if err == nil {
					code = resp.StatusCode
				}
				if code != tt.code {
					t.Errorf("got %d (%v), want %d", code, err, tt.code)
				}
				if diff := cmp.Diff(tt.asked, s.asked); diff != "" {
					t.Errorf("asked at (-want +got):\n%s", diff)
				}
				if tr.tries != len(s.asked) {
					t.Errorf("counted %d tries of %d", tr.tries, len(s.asked))
				}
			})
		})
	}
}

func TestRetryAccepts(t *testing.T) {
	s := newScript(canned(503))
	accepts := func(code int) bool { return code == 503 }
	if _, err := retryLayer(2, time.Second, accepts)(s).RoundTrip(request(t, t.Context(), "GET", "http://a/")); err != nil || len(s.asked) != 1 {
		t.Errorf("%v, asked %d times, want once", err, len(s.asked))
	}
}

func TestRetryStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		defer cancel()
		s := newScript(canned(429, "Retry-After", "30"))
		_, err := retryLayer(2, time.Second, refuseAll)(s).RoundTrip(request(t, ctx, "GET", "http://a/"))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(s.began) != 3*time.Second {
			t.Errorf("%v after %v, want the context's end after 3s", err, time.Since(s.began))
		}
	})
}

func TestBackoff(t *testing.T) {
	seen := map[time.Duration]bool{}
	for i := range 50 {
		d := backoff(time.Second, fmt.Sprint("http://example.org/", i), 1)
		if d < 1500*time.Millisecond || d > 2500*time.Millisecond {
			t.Errorf("link %d waits %v, want 2s give or take a quarter", i, d)
		}
		seen[d] = true
	}
	if len(seen) < 40 {
		t.Errorf("50 links wait in %d ways only", len(seen))
	}
}

// busy notes how many requests run at once, overall and by host.
type busy struct {
	takes     time.Duration
	mu        sync.Mutex
	now, most map[string]int
}

func newBusy(takes time.Duration) *busy {
	return &busy{takes: takes, now: map[string]int{}, most: map[string]int{}}
}

func (b *busy) add(n int, keys ...string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, k := range keys {
		b.now[k] += n
		b.most[k] = max(b.most[k], b.now[k])
	}
}

func (b *busy) RoundTrip(req *http.Request) (*http.Response, error) {
	b.add(1, "all", req.URL.Host)
	defer b.add(-1, "all", req.URL.Host)
	return canned(200), sleep(req.Context(), b.takes)
}

// askAll sends n requests to each host at once and returns how long they took.
func askAll(t *testing.T, rt http.RoundTripper, n int, hosts ...string) time.Duration {
	began := time.Now()
	var wg sync.WaitGroup
	for _, h := range hosts {
		for range n {
			wg.Go(func() {
				if _, err := rt.RoundTrip(request(t, t.Context(), "GET", "http://"+h+"/")); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	return time.Since(began)
}

func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBusy(time.Second)
		took := askAll(t, limitLayer(3)(b), 4, "a", "b", "c")
		if b.most["all"] != 3 || took != 4*time.Second {
			t.Errorf("%d at once, %v in all; want 3 and 4s", b.most["all"], took)
		}
	})
}

func TestPerHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBusy(time.Second)
		took := askAll(t, paceLayer(2, 0)(b), 6, "a", "b", "a:81")
		if diff := cmp.Diff(map[string]int{"all": 6, "a": 2, "b": 2, "a:81": 2}, b.most); diff != "" || took != 3*time.Second {
			t.Errorf("took %v, want 3s; most at once (-want +got):\n%s", took, diff)
		}
	})
}

func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if took := askAll(t, paceLayer(4, 10)(newBusy(0)), burst+10, "a", "b"); took != time.Second {
			t.Errorf("11 requests at 10 a second took %v, want 1s", took)
		}
	})
}

// A host that says 429 is slowed, and recovers by good answers.
func TestSlowedHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(canned(429), canned(429), canned(200))
		p := paceLayer(1, 0)(s)
		for range 8 {
			if _, err := p.RoundTrip(request(t, t.Context(), "GET", "http://a/")); err != nil {
				t.Fatal(err)
			}
		}
		// The token of the first wait is there already; then one a second (two
		// of 429), two a second after the first good answer, then no limit.
		want := []time.Duration{0, 0, 1 * time.Second, 1500 * time.Millisecond, 1500 * time.Millisecond}
		if diff := cmp.Diff(want, s.asked[:5]); diff != "" {
			t.Errorf("asked at (-want +got):\n%s", diff)
		}
		if s.asked[7] != s.asked[4] {
			t.Errorf("not recovered: asked at %v", s.asked)
		}
	})
}

// What a host asks of one link holds for all its links, and for no other host.
func TestQuietHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var first atomic.Bool
		next := tripper(func(req *http.Request) (*http.Response, error) {
			if first.CompareAndSwap(false, true) {
				return canned(429, "Retry-After", "20"), nil
			}
			return canned(200), nil
		})
		p := paceLayer(4, 0)(next)
		p.RoundTrip(request(t, t.Context(), "GET", "http://a/1"))
		if took := askAll(t, p, 3, "b"); took != 0 {
			t.Errorf("another host waited %v", took)
		}
		if took := askAll(t, p, 1, "a"); took != 20*time.Second {
			t.Errorf("the next link of the host waited %v, want 20s", took)
		}
	})
}

// A host that answers nobody is not tried again and again for every link.
func TestSilentHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		dead := tripper(func(req *http.Request) (*http.Response, error) {
			if calls.Add(1) == 1 {
				return canned(200), nil
			}
			<-req.Context().Done()
			return nil, req.Context().Err()
		})
		rt := compose(dead, retryLayer(2, time.Second, refuseAll), paceLayer(4, 0), readLayer(20*time.Second, 1))
		rt.RoundTrip(request(t, t.Context(), "GET", "http://a/"))
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				ctx, _ := withTrace(t.Context())
				if _, err := rt.RoundTrip(request(t, ctx, "GET", "http://a/")); classify(err) != faultTimeout {
					t.Errorf("%v, want a time-out", err)
				}
			})
		}
		wg.Wait()
		if n := calls.Load(); n < 40 || n > 40+2*silentFor {
			t.Errorf("%d requests for 40 links", n)
		}
	})
}

// One that has never said anything is not asked for ever, however many links
// there are; one that has once answered is.
func TestDeafHost(t *testing.T) {
	for _, answersOnce := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			var calls atomic.Int32
			dead := tripper(func(req *http.Request) (*http.Response, error) {
				if calls.Add(1) == 1 && answersOnce {
					return canned(200), nil
				}
				<-req.Context().Done()
				return nil, req.Context().Err()
			})
			rt := compose(dead, retryLayer(2, time.Second, refuseAll), paceLayer(4, 0), readLayer(20*time.Second, 1))
			timeouts := 0
			for range 200 {
				ctx, _ := withTrace(t.Context())
				if _, err := rt.RoundTrip(request(t, ctx, "GET", "http://a/")); err != nil && classify(err) == faultTimeout {
					timeouts++
				}
			}
			n := calls.Load()
			if !answersOnce && (timeouts != 200 || n > 2*deafFor) || answersOnce && n < 199 {
				t.Errorf("answers once %v: %d time-outs by %d requests", answersOnce, timeouts, n)
			}
		})
	}
}

// A host that says nothing but that it wants to be left alone for an hour is.
func TestRefusingHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newScript(canned(429, "Retry-After", "3600"))
		rt := compose(s, retryLayer(2, time.Second, refuseAll), paceLayer(4, 0))
		var last error
		for range 10 {
			ctx, _ := withTrace(t.Context())
			_, last = rt.RoundTrip(request(t, ctx, "GET", "http://a/"))
		}
		if len(s.asked) != refusals || classify(last) != faultPatience {
			t.Errorf("asked %d times, at last %v", len(s.asked), last)
		}
	})
}

func TestLimitsLetGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, l := range map[string]layer{"limit": limitLayer(1), "host": paceLayer(1, 0), "rate": paceLayer(4, 0.01)} {
			rt := l(newBusy(time.Hour))
			ctx, cancel := context.WithCancel(t.Context())
			var wg sync.WaitGroup
			for range 3 {
				wg.Go(func() {
					if _, err := rt.RoundTrip(request(t, ctx, "GET", "http://a/")); !errors.Is(err, context.Canceled) {
						t.Errorf("%s: %v, want canceled", name, err)
					}
				})
			}
			synctest.Wait()
			began := time.Now()
			cancel()
			wg.Wait()
			if d := time.Since(began); d != 0 {
				t.Errorf("%s: let go after %v", name, d)
			}
		}
	})
}

func TestHeaders(t *testing.T) {
	headers, err := parseHeaders([]string{"Example.org:X-Token=a=b", "example.org:8080:x-port= c", "[::1]:80:X-Six=6", "example.org:Host=inner"})
	if err != nil {
		t.Fatal(err)
	}
	var got *http.Request
	rt := headerLayer(headers)(tripper(func(req *http.Request) (*http.Response, error) { got = req; return canned(200), nil }))
	for _, tt := range []struct {
		url, host string
		want      http.Header
	}{
		{"https://example.org/", "inner", http.Header{"X-Token": {"a=b"}}},
		{"http://example.org:8080/", "inner", http.Header{"X-Token": {"a=b"}, "X-Port": {" c"}}},
		{"http://[::1]:80/", "[::1]:80", http.Header{"X-Six": {"6"}}},
		{"http://www.example.org/", "www.example.org", http.Header{}},
	} {
		req := request(t, t.Context(), "GET", tt.url)
		rt.RoundTrip(req)
		if diff := cmp.Diff(tt.want, got.Header); diff != "" || got.Host != tt.host {
			t.Errorf("%s: host %s, headers (-want +got):\n%s", tt.url, got.Host, diff)
		}
		if len(req.Header) != 0 {
			t.Errorf("%s: the caller's request was changed: %v", tt.url, req.Header)
		}
	}
}

// tap counts what is read of a body and whether it was closed.
type tap struct {
	io.Reader
	read   int
	closed bool
}

func (b *tap) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.read += n
	return n, err
}

func (b *tap) Close() error { b.closed = true; return nil }

func TestRead(t *testing.T) {
	endless := func() io.Reader { return &repeat{} }
	tests := []struct {
		name, contentType string
		code              int
		body              io.Reader
		length            int // -1 for an error
		cut               bool
	}{
		{"page", "text/html", 200, strings.NewReader("abc"), 3, false},
		{"long page", "text/html", 200, endless(), 1 << 20, false},
		{"no type", "", 200, endless(), 1 << 20, false},
		{"no page", "application/zip", 200, endless(), notAPage, false},
		{"broken off", "text/html", 200, io.MultiReader(strings.NewReader("abc"), failing{}), 3, true},
		{"nothing came", "text/html", 200, failing{}, -1, false},
		{"nothing came of an error page", "text/html", 404, failing{}, 0, false},
	}
	for _, tt := range tests {
		body := &tap{Reader: tt.body}
		resp := canned(tt.code, "Content-Type", tt.contentType)
		resp.Body = body
		ctx, tr := withTrace(t.Context())
		got, err := readLayer(time.Minute, 1<<20)(newScript(resp)).RoundTrip(request(t, ctx, "GET", "http://a/"))
		length := -1
		if err == nil {
			data, _ := io.ReadAll(got.Body)
			length = len(data)
		}
		if length != tt.length || tr.cut != tt.cut || !body.closed || body.read > max(tt.length, 0) {
			t.Errorf("%s: %d bytes of %d read (%v), cut %t, closed %t", tt.name, length, body.read, err, tr.cut, body.closed)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

type repeat struct{}

func (*repeat) Read(p []byte) (int, error) { return len(p), nil }

func TestReadTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		_, err := readLayer(20*time.Second, 1<<20)(newBusy(time.Hour)).RoundTrip(request(t, t.Context(), "GET", "http://a/"))
		if classify(err) != faultTimeout || time.Since(began) != 20*time.Second {
			t.Errorf("%v after %v, want a time-out after 20s", err, time.Since(began))
		}
	})
}

// The order of the stack: waiting for a turn takes nothing off a request's
// time, and waiting for the next try keeps no slot.
func TestStackOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls atomic.Int32
		next := tripper(func(req *http.Request) (*http.Response, error) {
			if calls.Add(1) == 1 {
				return canned(500), nil
			}
			return canned(200), sleep(req.Context(), 6*time.Second)
		})
		rt := compose(next, retryLayer(2, 10*time.Second, refuseAll), paceLayer(1, 0), limitLayer(1), readLayer(7*time.Second, 1))
		if took := askAll(t, rt, 1, "a", "b", "c"); took > 20*time.Second {
			t.Errorf("took %v, want the failed one to wait beside the others", took)
		}
	})
}
