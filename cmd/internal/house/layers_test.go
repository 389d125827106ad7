package house_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/citecheck/citecheck"

// A layer says what the packages under a path may import of ours and what of
// others they may never import. The first layer that fits counts. Only their
// own imports are asked: fmt reaches os, and goquery reaches net/http for a
// function that nobody calls, while what of ours they reach is held in turn.
type layer struct {
	path  string   // below the module; a trailing /... takes what is below it too
	may   []string // of ours; a trailing /... takes what is below it too
	never []string // of others
}

// network is what the packages that only think must never reach.
var network = []string{"net", "net/http", "golang.org/x/net/http2"}

// screen is what the vocabulary must never touch.
var screen = []string{"os", "os/exec", "log", "io/ioutil"}

var leaves = []string{"cite", "cite/name", "cite/date", "cite/ident", "cite/pattern"}

// layers is section "Who may import whom" of ARCHITECTURE.md.
var layers = []layer{
	{path: "cite", never: append(slices.Clone(network), screen...)},
	{path: "cite/pattern", never: network},
	{path: "cite/name", may: []string{"cite", "cite/pattern"}, never: network},
	{path: "cite/date", may: []string{"cite", "cite/pattern"}, never: network},
	{path: "cite/ident", may: []string{"cite", "cite/pattern"}, never: network},
	{path: "cite/csl", may: leaves, never: network},
	{path: "cite/ris", may: leaves, never: network},
	{path: "cite/match", may: leaves, never: network},
	{path: "cite/bibtex", may: append(slices.Clone(leaves), "cite/match"), never: network},
	{path: "cite/bibtex/layout", may: append(slices.Clone(leaves), "cite/bibtex"), never: network},
	{path: "cite/source", may: append(slices.Clone(leaves), "cite/bibtex", "cite/csl", "cite/ris"), never: network},
	{path: "cite/parse", may: leaves, never: network},
	{path: "cite/parse/train", may: append(slices.Clone(leaves), "cite/parse"), never: network},
	{path: "cite/extract", may: leaves, never: network},
	{path: "cite/normalize", may: leaves, never: network},
	{path: "cite/check", may: append(slices.Clone(leaves), "cite/match", "cite/bibtex"), never: network},
	{path: "cite/mend", may: []string{"cite"}, never: network},
	{path: "cite/engine", may: []string{"cite/..."}, never: network},
	{path: "fetch/page", may: []string{"cite/pattern"}, never: network},
	{path: "fetch/store", may: []string{"cite"}, never: network},
	{path: "fetch/resolve", may: append(slices.Clone(leaves), "fetch/page")},
	{path: "fetch/archive", may: leaves},
	{path: "fetch", may: append(slices.Clone(leaves), "cite/match", "fetch/page", "fetch/store", "fetch/resolve", "fetch/archive")},
	{path: "fetch/fetchtest/...", may: append(slices.Clone(leaves), "fetch/...")},
	{path: "report", may: []string{"cite", "cite/csl"}, never: network},
	{path: "cmd/citecheck-train", may: []string{"cite/..."}},
	{path: "cmd/...", may: []string{"cite/...", "fetch/...", "report", "cmd/internal/..."}},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestLayers(t *testing.T) {
	for _, p := range packages(t) {
		path := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		l, ok := layerOf(path)
		if !ok {
			t.Errorf("%s is in no layer: give it a place in ARCHITECTURE.md and in this test", path)
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, module+"/")
			if isOurs && !allowed(l.may, ours) {
				t.Errorf("%s imports %s, which its layer may not (it may: %s)", path, ours, strings.Join(l.may, ", "))
			}
		}
		for _, banned := range l.never {
			if slices.Contains(p.Imports, banned) {
				t.Errorf("%s imports %s, which its layer never may", path, banned)
			}
		}
	}
}

func layerOf(path string) (layer, bool) {
	for _, l := range layers {
		if matches(l.path, path) {
			return l, true
		}
	}
	return layer{}, false
}

func allowed(patterns []string, path string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return matches(p, path) })
}

func matches(pattern, path string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == base || strings.HasPrefix(path, base+"/")
	}
	return pattern == path
}

func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ours []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return ours
		} else if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(p.ImportPath, module+"/") {
			ours = append(ours, p)
		}
	}
}

func TestLayerPatterns(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"cite", "cite", true},
		{"cite", "cite/check", false},
		{"cite/...", "cite", true},
		{"cite/...", "cite/parse/train", true},
		{"cite/...", "citex", false},
	}
	for _, tt := range tests {
		if got := matches(tt.pattern, tt.path); got != tt.want {
			t.Errorf("matches(%q, %q) = %v", tt.pattern, tt.path, got)
		}
	}
}
