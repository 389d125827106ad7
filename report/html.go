package report

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

// htmlFormat writes one page for people who never open a terminal: no other
// file, no network, readable without its script. What documents say is escaped
// by html/template, and a Content-Security-Policy admits our own style and
// script by their hashes and nothing else.
var htmlFormat = &Format{Name: "html", Ext: ".html", Write: writeHTML}

//go:embed html/page.tmpl html/page.css html/page.js
var htmlFiles embed.FS

var (
	htmlStyle  = htmlFile("html/page.css")
	htmlScript = htmlFile("html/page.js")

	// Parsed at first use, as every run pays for what is done before.
	htmlTemplate = sync.OnceValue(func() *template.Template {
		return template.Must(template.New("page.tmpl").ParseFS(htmlFiles, "html/page.tmpl"))
	})
)

// htmlFile returns a file of this binary, so a missing one is our own fault.
func htmlFile(name string) string {
	data, err := htmlFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// contentPolicy admits the style and the script of the page and nothing else
// (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
func contentPolicy() string {
	return "default-src 'none'; style-src " + hashSource(htmlStyle) + "; script-src " + hashSource(htmlScript) +
		"; base-uri 'none'; form-action 'none'"
}

func hashSource(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func writeHTML(w io.Writer, run *cite.Run, o Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	if err := htmlTemplate().Execute(out, newHTMLPage(run, o)); err != nil {
		return err
	}
	return out.Flush()
}
