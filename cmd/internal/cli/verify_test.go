package cli_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

// library serves the pages that the healthy soviets article links to, each in
// its own state of health.
func library(t *testing.T) *httptest.Server {
	t.Helper()
	stop := make(chan struct{})
	mux := http.NewServeMux()
	page := func(title string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte("<!DOCTYPE html><title>" + title + "</title><p>" + title))
		}
	}
	mux.Handle("/archive/lenin/works/1918/mar/x03.htm", page("The Immediate Tasks of the Soviet Government"))
	mux.Handle("/history/ussr/government/constitution/1918/index.htm",
		http.RedirectHandler("/history/ussr/government/constitution/1918/article1.htm", http.StatusMovedPermanently))
	mux.Handle("/history/ussr/government/constitution/1918/article1.htm", page("1918 Constitution"))
	mux.Handle("/1998/07/01/the-agrarian-origins-of-capitalism/", http.NotFoundHandler())
	mux.Handle("/wiki/", page("An encyclopaedia"))
	mux.HandleFunc("/wiki/Kronstadt_rebellion", func(_ http.ResponseWriter, r *http.Request) {
		select { // slower than anyone waits
		case <-r.Context().Done():
		case <-stop:
		}
	})
	mux.HandleFunc("/wiki/Russian_Civil_War", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	mux.HandleFunc("/wiki/De-Stalinization", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusForbidden)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(func() { close(stop); server.Close() })
	return server
}

// linked writes the healthy article to a folder, with all links on server.
func linked(t *testing.T, server *httptest.Server) string {
	t.Helper()
	article, err := os.ReadFile("../../../testdata/soviets/healthy.html")
	if err != nil {
		t.Fatal(err)
	}
	hosts := regexp.MustCompile(`https://(www\.marxists\.org|monthlyreview\.org|(en|commons)\.wikipedia\.org|commons\.wikimedia\.org)/`)
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if err := os.WriteFile("healthy.html", hosts.ReplaceAll(article, []byte(server.URL+"/")), 0o644); err != nil {
		t.Fatal(err)
	}
	return "healthy.html"
}

// TestVerify checks the healthy article against real servers on loopback: ok,
// moved, broken, slow, blocked and unwell. The report is golden.
func TestVerify(t *testing.T) {
	golden, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	server := library(t)
	article := linked(t, server)
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			status := cli.Main([]string{
				"check", "--format", format, "-v", "--no-archive", "--allow-net", "127.0.0.0/8", "--timeout", "1s",
				"--retries", "0", "--rate", "0", "--color", "never", article,
			}, strings.NewReader(""), &stdout, &stderr)
			if status != 1 {
				t.Errorf("exit status %d, want 1: a link is broken", status)
			}
			if told := stderr.String(); !strings.HasPrefix(told, "citecheck: slowest hosts: 127.0.0.1") || strings.Count(told, "\n") != 1 {
				t.Errorf("standard error:\n%s", told)
			}
			compareGolden(t, filepath.Join(golden, "verify."+format), stable(stdout.String()))
		})
	}
}

// stable replaces what differs from run to run: the port, also where the end
// of an excerpt cuts it, and the time. Ports given out by the system have five
// digits, so positions are the same.
func stable(out string) string {
	out = regexp.MustCompile(`127\.0\.0\.1:\d*`).ReplaceAllString(out, "library.test")
	return regexp.MustCompile(`"checked_at": "20[^"]+"`).ReplaceAllString(out, `"checked_at": "TIME"`)
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s changed (-want +got):\n%s", filepath.Base(path), diff)
	}
}

// TestGuard demands that nothing arrives at an address that was not allowed.
func TestGuard(t *testing.T) {
	arrived := make(chan struct{}, 100)
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { arrived <- struct{}{} }))
	t.Cleanup(server.Close)
	article := linked(t, server)
	var stdout, stderr bytes.Buffer
	status := cli.Main([]string{"check", "--color", "never", article}, strings.NewReader(""), &stdout, &stderr)
	if status != 1 || len(arrived) > 0 {
		t.Errorf("exit status %d and %d requests, want 1 and none", status, len(arrived))
	}
}

// TestInterrupt demands an end within a second of Ctrl-C, with what is known.
func TestInterrupt(t *testing.T) {
	hanging := make(chan struct{})
	asked := make(chan struct{}, 100)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		select {
		case <-r.Context().Done():
		case <-hanging:
		}
	}))
	t.Cleanup(func() { close(hanging); server.Close() })
	article := linked(t, server)
	var stdout, stderr bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- cli.Main([]string{"check", "--no-archive", "--allow-net", "127.0.0.0/8", "--timeout", "10m", "--color", "never", article},
			strings.NewReader(""), &stdout, &stderr)
	}()
	<-asked // the questions hang
	interrupt(t)
	select {
	case status := <-done:
		if status != 1 && status != 3 {
			t.Errorf("exit status %d, want 1 or 3", status)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("did not end")
	}
	if !strings.Contains(stderr.String(), "interrupted: the report holds what was known so far") {
		t.Errorf("standard error:\n%s", stderr.String())
	}
	if !strings.Contains(stdout.String(), "6 references") {
		t.Errorf("what was known is not in the report:\n%s", stdout.String())
	}
}

// TestBrokenPipe closes the reading end before the report comes, as head does.
func TestBrokenPipe(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Close(); err != nil {
		t.Fatal(err)
	}
	defer write.Close()
	for _, args := range [][]string{
		{"check", "--offline", "../../../testdata/soviets/article.html"},
		{"bib", "../../../testdata/soviets/article.html"},
		{"rules"},
		{"parse"},
	} {
		var stderr bytes.Buffer
		status := cli.Main(args, strings.NewReader("Doe, J. A Book. 1999.\n"), write, &stderr)
		if status != 1 && status != 3 || status == 1 && args[0] != "check" {
			t.Errorf("%v: exit status %d", args, status)
		}
		if !strings.Contains(stderr.String(), "standard output was closed before everything was written") {
			t.Errorf("%v: standard error:\n%s", args, stderr.String())
		}
	}
}

func interrupt(t *testing.T) {
	t.Helper()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Skipf("this system cannot interrupt itself: %v", err)
	}
}
