package report_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/report"
)

// chromium finds the browser, or skips.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "chromium is not installed")
	return ""
}

// missing skips a test that needs a tool, but not in CI, which installs all.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CITECHECK_REQUIRE_TOOLS") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// A reader has a report open in a tab of a real browser.
type reader struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	said     []string // on the console, refusals of the policy included
	requests []string
}

// startBrowser returns a context in which open makes tabs.
func startBrowser(t testing.TB) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true), chromedp.WSURLReadTimeout(time.Minute))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// open shows the HTML report of a run, after the steps.
func open(t testing.TB, parent context.Context, run *cite.Run, steps ...chromedp.Action[chromedp.Void]) *reader {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	format, err := report.ByName("html")
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := format.Write(&page, run, withBibTeX()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	r := &reader{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, r.hear); err != nil {
		t.Fatal(err)
	}
	r.do(steps...)
	r.do(chromedp.Navigate("file://" + path))
	return r
}

// hear keeps what a page that is well says nothing of.
func (r *reader) hear(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		r.said = append(r.said, fmt.Sprintf("console: %s", e.Type))
	case *runtime.EventExceptionThrown:
		r.said = append(r.said, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		r.said = append(r.said, fmt.Sprintf("%s: %s", e.Entry.Source, e.Entry.Text))
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "file://") && !strings.HasPrefix(url, "data:") {
			r.requests = append(r.requests, url)
		}
	}
}

func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, time.Minute)
	defer cancel()
	if len(steps) > 0 {
		if err := chromedp.Do(ctx, steps...); err != nil {
			r.t.Fatal(err)
		}
	}
}

// ask evaluates an expression in the page.
func ask[T any](r *reader, expression string) T {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		r.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// click presses the mouse over an element, which nothing may cover.
func (r *reader) click(selector string) {
	r.t.Helper()
	at := ask[struct {
		X, Y float64
		Hit  bool
	}](r, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({block: "center"});
		const box = e.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
		return {X: x, Y: y, Hit: e.contains(document.elementFromPoint(x, y))};
	})()`, selector))
	if !at.Hit {
		r.t.Fatalf("%s cannot be clicked: something covers it", selector)
	}
	r.do(chromedp.MouseClickXY(at.X, at.Y))
}

// choose does what a mouse does to a select.
func (r *reader) choose(selector, value string) {
	r.t.Helper()
	ask[bool](r, fmt.Sprintf(`(() => { const s = document.querySelector(%q); s.value = %q; s.dispatchEvent(new Event("input", {bubbles: true})); return s.value === %[2]q; })()`, selector, value))
}

// await demands that an expression comes true before long.
func (r *reader) await(expression string) {
	r.t.Helper()
	for range 200 {
		if ask[bool](r, expression) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	r.t.Errorf("never true: %s", expression)
}

// counts are what is to be seen on the page.
type counts struct{ Cards, Findings, Links int }

func (r *reader) seen() counts {
	r.t.Helper()
	return ask[counts](r, `(() => {
		const n = (s) => Array.from(document.querySelectorAll(s)).filter((e) => e.checkVisibility()).length;
		return {Cards: n(".card"), Findings: n(".finding"), Links: n("ul.links > li")};
	})()`)
}

func (r *reader) wantSeen(what string, want counts) {
	r.t.Helper()
	if got := r.seen(); got != want {
		r.t.Errorf("%s: seen %+v, want %+v", what, got, want)
	}
}

// wellBehaved demands that the page said and asked for nothing, and that
// nothing of a document was run.
func (r *reader) wellBehaved() {
	r.t.Helper()
	if ask[bool](r, `"harmed" in window`) {
		r.t.Error("words of a document were run as a script")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.said)+len(r.requests) > 0 {
		r.t.Errorf("the page said %q and asked for %q", r.said, r.requests)
	}
}

func allow(permission string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.CallBrowser(ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: permission}, Setting: browser.PermissionSettingGranted,
		})
		return err
	})
}
