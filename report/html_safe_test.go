package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/source"
)

// isAccessible lets axe-core look at the page, all folds open, in light and
// dark. It cannot tell what lies behind the letters of pictures, which have the
// colour of the text on the ground of the page.
func isAccessible(t *testing.T, parent context.Context) {
	root, err := exec.Command("npm", "root", "-g").Output()
	axe, readErr := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "axe-core", "axe.min.js"))
	if err != nil || readErr != nil {
		missing(t, "axe-core is not installed: npm install -g axe-core")
	}
	for _, scheme := range []string{"light", "dark"} {
		r := open(t, parent, twoLibraries(t), inScheme(scheme))
		ask[bool](r, `(() => { document.querySelectorAll("details").forEach((d) => d.open = true);
			return true; })()`)
		ask[bool](r, string(axe)+"; true")
		type violation struct {
			ID    string
			Nodes []struct{ HTML, FailureSummary string }
		}
		got := ask[struct {
			Violations, Incomplete []violation
			Passes                 int
		}](r, `axe.run().then((a) => ({Violations: a.violations, Incomplete: a.incomplete.filter((i) => i.id === "color-contrast" && i.nodes.some((n) => !n.html.startsWith("<text"))), Passes: a.passes.length}))`)
		if got.Passes < 20 {
			t.Errorf("%s: axe looked at %d rules only", scheme, got.Passes)
		}
		for _, v := range append(got.Violations, got.Incomplete...) {
			what, _ := json.MarshalIndent(v.Nodes[:min(3, len(v.Nodes))], "", " ")
			t.Errorf("%s: %s, %d places:\n%s", scheme, v.ID, len(v.Nodes), what)
		}
		r.wellBehaved()
	}
}

func inScheme(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

func fitsNarrow(t *testing.T, parent context.Context) {
	run := ran(t, "long.md", "# A\n\n## References\n\n- Doe, Jane. *"+strings.Repeat("Unbreakable", 40)+"*. Oxford, 1999. <https://broken.example/"+strings.Repeat("path", 60)+">\n")
	r := open(t, parent, run, chromedp.EmulateViewport(320, 640))
	if wide := ask[int](r, `document.documentElement.scrollWidth`); wide > 320 {
		t.Errorf("the page is %d pixels wide on a screen of 320", wide)
	}
	r.wellBehaved()
}

// prints reads the printed report with our own reader.
func prints(t *testing.T, parent context.Context) {
	run := library(t, 30, "Mills")
	r := open(t, parent, run)
	r.choose("#status", "broken")
	r.click("#all")
	pdf, err := chromedp.Run(r.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := source.Read(context.Background(), source.File{Path: "report.pdf", Data: pdf})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, b := range doc.Blocks {
		text.WriteString(b.Text.String() + " ")
	}
	words := strings.Join(strings.Fields(text.String()), " ")
	for i := range 30 {
		if !strings.Contains(words, fmt.Sprintf("mill number %d", i)) {
			t.Errorf("reference %d is not in print", i+1)
		}
	}
	if !strings.Contains(words, "archived copy") || strings.Contains(words, "Copy BibTeX") {
		t.Errorf("print shows %q", words)
	}
}

// survivesHostile opens what words of documents try to break.
func survivesHostile(t *testing.T, parent context.Context) {
	run := hostileRun(t)
	for i := range run.Findings {
		run.Findings[i].Name, run.Findings[i].Rule = hostile, hostile
	}
	run.Tool = hostile
	r := open(t, parent, run)
	if got := r.seen(); got.Cards != 6 || got.Findings != len(run.Findings) {
		t.Errorf("seen %+v, want 6 cards and %d findings", got, len(run.Findings))
	}
	if n := ask[int](r, `document.querySelectorAll("img, iframe, object, embed, base, script + script, a[href^='javascript'], [onerror], [onclick]").length`); n != 0 {
		t.Errorf("%d elements of the document came into the page", n)
	}
	if !ask[bool](r, `document.body.textContent.includes("</scr"+"ipt><scr"+"ipt>window.harmed=1")`) {
		t.Error("the words of the document are not shown as they are")
	}
	r.wellBehaved()
}

// policyHolds demands that even what slipped through would not be run or loaded.
func policyHolds(t *testing.T, parent context.Context) {
	r := open(t, parent, library(t, 3, "Mills"))
	ask[bool](r, `(() => {
		const script = document.createElement("script"); script.textContent = "window.harmed = 1"; document.body.append(script);
		const box = document.createElement("div"); box.innerHTML = "<img src=data:x onerror='window.harmed=1'>"; document.body.append(box);
		const style = document.createElement("style"); style.textContent = "body { display: none }"; document.head.append(style);
		return true; })()`)
	if ask[bool](r, `new Promise((done) => setTimeout(() => done("harmed" in window), 200))`) {
		t.Error("the policy lets a script of a stranger run")
	}
	if ask[string](r, `getComputedStyle(document.body).display`) == "none" {
		t.Error("the policy lets a style of a stranger count")
	}
}

func anchorsLead(t *testing.T, parent context.Context) {
	r := open(t, parent, twoLibraries(t))
	r.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".contents").open = true`))
	r.click(".contents li:last-child a")
	r.await(`location.hash === "#d2" && document.getElementById("d2").getBoundingClientRect().top < innerHeight`)
	lost := ask[[]string](r, `Array.from(document.querySelectorAll("a[href^='#']")).map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id))`)
	if len(lost) > 0 {
		t.Errorf("these lead nowhere: %q", lost)
	}
	long := open(t, parent, library(t, 1000, "Mills"))
	long.do(chromedp.Evaluate[chromedp.Void](`location.hash = "#d1-r900"`))
	long.await(`(() => { const at = document.getElementById("d1-r900").getBoundingClientRect(); return at.top > -1 && at.top < innerHeight; })()`)
	if twice := ask[int](r, `(() => { const ids = Array.from(document.querySelectorAll("[id]")).map((e) => e.id); return ids.length - new Set(ids).size; })()`); twice > 0 {
		t.Errorf("%d ids stand twice", twice)
	}
}

func emptyRun(t *testing.T, parent context.Context) {
	r := open(t, parent, &cite.Run{})
	r.wantSeen("an empty run", counts{})
	r.wellBehaved()
}

// BenchmarkHTMLOpens is from the address to a page that answers, filters ready,
// with a thousand references. The aim is less than a second.
func BenchmarkHTMLOpens(b *testing.B) {
	parent := startBrowser(b)
	r := open(b, parent, library(b, 1000, "Mills"))
	for b.Loop() {
		r.do(chromedp.Reload(), chromedp.WaitVisible("#filters"))
	}
	b.ReportMetric(ask[float64](r, `performance.getEntriesByType("navigation")[0].loadEventEnd`), "load-ms")
	b.ReportMetric(ask[float64](r, `(async () => {
		const q = document.getElementById("q"), frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		await frame();
		const from = performance.now();
		q.value = "mill number 77"; q.dispatchEvent(new Event("input", {bubbles: true}));
		await frame();
		return performance.now() - from; })()`), "search-ms")
}
