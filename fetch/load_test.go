package fetch

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// links returns n addresses spread over servers of small pages; one in a
// hundred is a 404.
func links(t testing.TB, n, servers int, latency time.Duration) []string {
	page := goodPage + string(make([]byte, 1200))
	var bases []string
	for range servers {
		bases = append(bases, serve(t, map[string]http.HandlerFunc{
			"/good/": func(w http.ResponseWriter, r *http.Request) { time.Sleep(latency); text(page)(w, r) },
			"/bad/":  status(404),
		}))
	}
	var all []string
	for i := range n {
		kind := "good"
		if i%100 == 99 {
			kind = "bad"
		}
		all = append(all, fmt.Sprintf("%s/%s/%d", bases[i%servers], kind, i))
	}
	return all
}

// verifyAll asks about all links, each in its own goroutine, and counts.
func verifyAll(ctx context.Context, c *Client, all []string) map[cite.Status]int {
	verdicts := make([]cite.Verdict, len(all))
	var wg sync.WaitGroup
	for i, link := range all {
		wg.Go(func() { verdicts[i] = c.Verify(ctx, cite.Question{URL: link}) })
	}
	wg.Wait()
	count := map[cite.Status]int{}
	for _, v := range verdicts {
		count[v.Status]++
	}
	return count
}

func BenchmarkVerify(b *testing.B) {
	for _, latency := range []time.Duration{0, 20 * time.Millisecond} {
		b.Run(fmt.Sprint("2000 links, 20 hosts, ", latency), func(b *testing.B) {
			const n = 2000
			all := links(b, n, 20, latency)
			for b.Loop() {
				c := testClient(b, impatient())
				if got := verifyAll(b.Context(), c, all); got[cite.OK] != n*99/100 || got[cite.Broken] != n/100 {
					b.Fatalf("verdicts %v", got)
				}
				c.Close()
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "links/s")
		})
	}
}

func TestManyLinks(t *testing.T) {
	const n = 400
	all := links(t, n, 8, 0)
	c := testClient(t, impatient())
	if got := verifyAll(t.Context(), c, all); got[cite.OK] != n*99/100 || got[cite.Broken] != n/100 {
		t.Errorf("verdicts %v, want %d ok and %d broken", got, n*99/100, n/100)
	}
}

// Interrupted or not, a client leaves no goroutine behind.
func TestNoLeaks(t *testing.T) {
	release := make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":   text(goodPage),
		"/mute": func(http.ResponseWriter, *http.Request) { <-release },
	})
	before := runtime.NumGoroutine()
	c := testClient(t, impatient())
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var asked []string
	for i := range 40 {
		asked = append(asked, fmt.Sprint(server, "/mute?", i), fmt.Sprint(server, "/ok?", i))
	}
	got := verifyAll(ctx, c, asked)
	close(release)
	if got[cite.Unchecked] == 0 {
		t.Errorf("nothing was interrupted: %v", got)
	}
	c.Close()
	for until := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			buf := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
		}
	}
}

// BenchmarkSlowHost asks for a reference list of 100 links on 60 hosts, one of
// which takes its time: the whole list should take hardly longer than it.
func BenchmarkSlowHost(b *testing.B) {
	const slow = time.Second
	var all []string
	for i := range 60 {
		latency := 20 * time.Millisecond
		if i == 30 {
			latency = slow
		}
		base := serve(b, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) { time.Sleep(latency); text(goodPage)(w, r) }})
		all = append(all, base+"/a")
		if i < 40 {
			all = append(all, base+"/b")
		}
	}
	for b.Loop() {
		c := testClient(b, impatient())
		if got := verifyAll(b.Context(), c, all); got[cite.OK] != len(all) {
			b.Fatalf("verdicts %v", got)
		}
		c.Close()
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/slow.Seconds(), "times-the-slowest")
}
