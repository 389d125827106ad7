package report_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/citecheck/citecheck/cite"
)

// TestHTMLInBrowser opens reports in Chromium and uses them as a reader would.
func TestHTMLInBrowser(t *testing.T) {
	parent := startBrowser(t)
	for name, test := range map[string]func(*testing.T, context.Context){
		"filters": filtersHide, "search": searchFinds, "copy": copies, "download": downloads, "no script": readsWithoutScript,
		"keyboard": keyboardReaches, "accessible": isAccessible, "narrow": fitsNarrow, "print": prints, "hostile": survivesHostile,
		"policy": policyHolds, "anchors": anchorsLead, "empty": emptyRun,
	} {
		t.Run(name, func(t *testing.T) { test(t, parent) })
	}
}

// tally is what the report of library(20) has to show; the tests count what a
// filter leaves of it by the run itself.
func severities(run *cite.Run, keep func(cite.Located) bool) (cards, findings int) {
	with := make(map[int]bool)
	for _, f := range run.Findings {
		if f.Suppressed == "" && keep(f) {
			findings++
			if f.Ref >= 0 {
				with[f.Ref] = true
			}
		}
	}
	return len(with), findings
}

func filtersHide(t *testing.T, parent context.Context) {
	run := library(t, 20, "Mills")
	r := open(t, parent, run)
	everything := r.seen()
	if _, all := severities(run, func(cite.Located) bool { return true }); everything.Cards != 20 || everything.Findings != all || everything.Links != 9 {
		t.Fatalf("at first %+v are seen, of %d findings", everything, all)
	}
	r.click(`input[value=error]`)
	cards, findings := severities(run, func(f cite.Located) bool { return f.Severity != cite.Error })
	if got := r.seen(); got.Cards != cards || got.Findings != findings {
		t.Errorf("without errors: %+v, want %d cards with %d findings", got, cards, findings)
	}
	r.click("#all")
	r.wantSeen("reset", everything)
	r.choose("#rule", "CC201")
	cards, findings = severities(run, func(f cite.Located) bool { return f.Rule == "CC201" })
	if got := r.seen(); cards != 4 || got.Cards != cards || got.Findings != findings {
		t.Errorf("CC201: %+v, want %d cards with %d findings", got, cards, findings)
	}
	r.click("#all")
	r.choose("#status", "broken")
	if got := r.seen(); got.Cards != 2 || got.Links != 2 {
		t.Errorf("broken links: %+v, want 2 cards and their links", got)
	}
	if words := ask[string](r, `document.getElementById("shown").textContent`); !strings.HasPrefix(words, "2 of 20 references") {
		t.Errorf("the page says %q", words)
	}
	r.click("#all")
	r.click("#only")
	cards, _ = severities(run, func(cite.Located) bool { return true })
	if got := r.seen(); got.Cards != cards {
		t.Errorf("only what has findings: %d cards, want %d", got.Cards, cards)
	}
	r.wellBehaved()
}

func searchFinds(t *testing.T, parent context.Context) {
	r := open(t, parent, library(t, 20, "Mills"))
	r.do(chromedp.SendKeys("#q", "BELLAMY 13"))
	if got := r.seen(); got.Cards != 1 {
		t.Errorf("two words: %+v, want the card of Bellamy's mill 13", got)
	}
	r.do(chromedp.SendKeys("#q", " nowhere"))
	r.wantSeen("words that are not there", counts{})
	if ask[bool](r, `Array.from(document.querySelectorAll("h3")).some((h) => h.checkVisibility())`) {
		t.Error("headings of empty groups are shown")
	}
	r.wellBehaved()
}

func copies(t *testing.T, parent context.Context) {
	r := open(t, parent, library(t, 3, "Mills"), allow("clipboard-read"), allow("clipboard-write"))
	r.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".card details").open = true`))
	r.click(".copy")
	r.await(`document.querySelector(".copy").textContent === "Copied"`)
	one := ask[string](r, `navigator.clipboard.readText()`)
	if !strings.HasPrefix(one, "@book{arkwright1951history,") || strings.Count(one, "@") != 1 {
		t.Errorf("copied %q", one)
	}
	r.click(".copyall")
	r.await(`document.querySelector(".copyall").textContent === "Copied"`)
	if all := ask[string](r, `navigator.clipboard.readText()`); strings.Count(all, "@book") != 3 || !strings.HasPrefix(all, one) {
		t.Errorf("copied as a whole %q", all)
	}
	r.wellBehaved()
}

func downloads(t *testing.T, parent context.Context) {
	dir := t.TempDir()
	to := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
		return err
	})
	r := open(t, parent, library(t, 40, "Ünïcode & 鉄道"), to)
	r.click("a[download]")
	path := filepath.Join(dir, "library.bib")
	for range 200 {
		if _, err := os.Stat(path); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n@book{") + strings.Count(string(data), "@book{arkwright1951history,"); n != 40 {
		t.Errorf("the file has %d entries, want 40:\n%s", n, data)
	}
	r.wellBehaved()
}

func readsWithoutScript(t *testing.T, parent context.Context) {
	off := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	run := library(t, 12, "Mills")
	r := open(t, parent, run, off)
	if got := r.seen(); got.Cards != 12 || got.Findings != len(run.Findings) {
		t.Errorf("seen %+v, want 12 cards and %d findings", got, len(run.Findings))
	}
	for _, selector := range []string{"#filters", ".copy", ".copyall"} {
		if ask[bool](r, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, selector)) {
			t.Errorf("%s is shown, though it needs the script", selector)
		}
	}
	if !ask[bool](r, `document.querySelector("a[download]").checkVisibility()`) {
		t.Error("the download is not shown, though it needs no script")
	}
}

func keyboardReaches(t *testing.T, parent context.Context) {
	r := open(t, parent, library(t, 3, "Mills"))
	at := func() string {
		return ask[string](r, `(() => { const e = document.activeElement; return e.id || e.name || e.className || e.tagName; })()`)
	}
	r.do(chromedp.KeyEvent("\t"))
	if got := at(); got != "skip" {
		t.Errorf("the first stop is %q, want the link to the references", got)
	}
	r.do(chromedp.KeyEvent("\r"))
	if got := at(); got != "documents" {
		t.Errorf("it leads to %q", got)
	}
	r.do(chromedp.Focus("#q"))
	var stops []string
	for range 7 {
		r.do(chromedp.KeyEvent("\t"))
		stops = append(stops, at())
	}
	if got := strings.Join(stops, " "); got != "severity severity severity rule status only all" {
		t.Errorf("the stops of the filters are %s", got)
	}
	r.do(chromedp.Focus("#only"), chromedp.KeyEvent(" "))
	if !ask[bool](r, `document.getElementById("only").checked`) {
		t.Error("the space bar does not check the box")
	}
	r.wellBehaved()
}
