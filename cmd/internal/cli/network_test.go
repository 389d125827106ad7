package cli_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

// articleOf writes an article with these links to a folder of its own, and
// works there with a cache of its own.
func articleOf(t *testing.T, links []string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	var b strings.Builder
	for i, l := range links {
		fmt.Fprintf(&b, "See [page %d](%s).\n\n", i, l)
	}
	if err := os.WriteFile("article.md", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return "article.md"
}

// check runs the command and returns what it wrote.
func check(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = cli.Main(append([]string{"check", "--no-archive", "--color", "never", "--rate", "0", "--disable", "CC210"}, args...), strings.NewReader(""), &out, &err)
	return status, out.String(), err.String()
}

// An interrupted run goes on where it was: what was answered is not asked
// again.
func TestResume(t *testing.T) {
	const answered, all = 12, 20
	var asked sync.Map
	var arrived atomic.Int32
	hang := make(chan struct{})
	hanging := make(chan struct{}, all)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, _ := asked.LoadOrStore(r.URL.Path, new(atomic.Int32))
		n.(*atomic.Int32).Add(1)
		if arrived.Add(1) > answered {
			hanging <- struct{}{}
			select {
			case <-hang:
			case <-r.Context().Done():
				return
			}
		}
		fmt.Fprint(w, "<title>A page</title>")
	}))
	t.Cleanup(server.Close)
	var links []string
	for i := range all {
		links = append(links, fmt.Sprint(server.URL, "/", i))
	}
	article := articleOf(t, links)
	done := make(chan int, 1)
	go func() {
		status, _, _ := check("--allow-net", "127.0.0.0/8", "--per-host", "2", article)
		done <- status
	}()
	<-hanging
	time.Sleep(50 * time.Millisecond) // the answers before it are taken in
	interrupt(t)
	if status := <-done; status != 3 {
		t.Errorf("interrupted: exit status %d, want 3", status)
	}
	close(hang)
	if status, stdout, _ := check("--allow-net", "127.0.0.0/8", article); status != 0 || !strings.Contains(stdout, "20 ok") {
		t.Errorf("second run: exit status %d\n%s", status, stdout)
	}
	again := 0
	asked.Range(func(_, n any) bool {
		if n.(*atomic.Int32).Load() > 1 {
			again++
		}
		return true
	})
	if again > all-answered {
		t.Errorf("%d of %d links were asked again, of which %d had been answered", again, all, answered)
	}
}

// A network that goes away half-way ends with exit status 3, and what is known
// is reported.
func TestNetworkLost(t *testing.T) {
	var asked atomic.Int32
	var proxy *httptest.Server
	proxy = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 5 {
			go proxy.Listener.Close()
		}
		w.Header().Set("Connection", "close")
		fmt.Fprint(w, "<title>A page</title>")
	}))
	t.Cleanup(proxy.Close)
	for _, name := range []string{"http_proxy", "https_proxy", "NO_PROXY", "no_proxy"} {
		t.Setenv(name, "")
	}
	t.Setenv("HTTP_PROXY", proxy.URL)
	var links []string
	for i := range 12 {
		links = append(links, fmt.Sprintf("http://192.0.2.%d/page", i+1))
	}
	status, stdout, stderr := check("-v", "--retries", "0", "--concurrency", "1", articleOf(t, links))
	if status != 3 || !strings.Contains(stderr, "the network was lost") || !strings.Contains(stdout, " ok") || !strings.Contains(stdout, " unsure") {
		t.Errorf("exit status %d\n%s%s", status, stdout, stderr)
	}
}

// A cache that cannot be used is told of and costs nothing but time.
func TestCacheInTheWay(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<title>A page</title>") }))
	t.Cleanup(server.Close)
	article := articleOf(t, []string{server.URL + "/a"})
	if err := os.WriteFile("file", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := check("--allow-net", "127.0.0.0/8", "--cache-dir", "file", article)
	if status != 0 || !strings.Contains(stdout, "1 ok") || !strings.Contains(stderr, "cache") {
		t.Errorf("exit status %d\n%s%s", status, stdout, stderr)
	}
	if status, stdout, stderr = check("--allow-net", "127.0.0.0/8", "--no-cache", article); status != 0 || stderr != "" {
		t.Errorf("without a cache: exit status %d\n%s%s", status, stdout, stderr)
	}
}
