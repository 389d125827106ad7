package bibtex_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// A reading is what a program makes of an entry: its type and its fields as
// TeX gets them, white space compressed.
type reading struct {
	kind   string
	fields map[string]string

	// bare are the fields as BibTeX has them, to which an undefined macro is nothing.
	bare map[string]string
}

// ours is what Parse makes of a file, by key in small letters. Of entries with
// the same key, as of fields with the same name, the first counts, as in BibTeX.
func ours(f *bibtex.File) map[string]reading {
	all := make(map[string]reading)
	for i := range f.Nodes {
		n := &f.Nodes[i]
		key := strings.ToLower(n.Key.Text)
		if _, again := all[key]; n.Kind != bibtex.EntryNode || again {
			continue
		}
		r := reading{strings.ToLower(n.Type.Text), make(map[string]string), make(map[string]string)}
		for _, field := range n.Fields {
			name := strings.ToLower(field.Name.Text)
			if _, again := r.fields[name]; !again {
				r.fields[name], r.bare[name] = squeezed(field.Value.Text()), squeezed(definedText(f, field.Value))
			}
		}
		all[key] = r
	}
	return all
}

// definedText is the text of a value without what macros stand for that are
// defined nowhere, or further down.
func definedText(f *bibtex.File, v bibtex.Value) string {
	var b strings.Builder
	for _, p := range v.Pieces {
		told := slices.ContainsFunc(f.Problems, func(q bibtex.Problem) bool { return q.Span == p.Span })
		if p.Kind != bibtex.Macro || !told {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// squeezed compresses white space as BibTeX does (bibtex.web, 252).
func squeezed(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// dumpStyle writes a style that prints every entry with the given fields.
func dumpStyle(kinds, fields []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "ENTRY { %s } {} {}\n", strings.Join(fields, " "))
	b.WriteString("FUNCTION {default.type} { \"@\" type$ * \" \" * cite$ * write$ newline$\n")
	for _, f := range append(slices.Clone(fields), "crossref") {
		fmt.Fprintf(&b, "  %s missing$ 'skip$ { \"=%s \" %s * write$ newline$ } if$\n", f, f, f)
	}
	b.WriteString("}\n")
	for _, k := range kinds {
		fmt.Fprintf(&b, "FUNCTION {%s} { default.type }\n", k)
	}
	for i, m := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		name := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}[i]
		fmt.Fprintf(&b, "MACRO {%s} {\"%s\"}\n", m, name)
	}
	b.WriteString("READ\nITERATE {call.type$}\n")
	return b.String()
}

// builtIn are names that a style cannot define again.
var builtIn = regexp.MustCompile(`[^a-z0-9._+:/-]|^[0-9]|^(?:entry|crossref|sort\.key\$|default\.type)$`)

// namesIn returns the types and the fields of a file that a style can declare.
func namesIn(f *bibtex.File) (kinds, fields []string) {
	kind, field := map[string]bool{}, map[string]bool{}
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind == bibtex.EntryNode {
			kind[strings.ToLower(n.Type.Text)] = true
			for _, f := range n.Fields {
				field[strings.ToLower(f.Name.Text)] = true
			}
		}
	}
	maps.DeleteFunc(field, func(s string, _ bool) bool { return builtIn.MatchString(s) })
	maps.DeleteFunc(kind, func(s string, _ bool) bool { return builtIn.MatchString(s) || field[s] })
	return slices.Sorted(maps.Keys(kind)), slices.Sorted(maps.Keys(field))
}

// theirs is what the real BibTeX makes of a file, and whether it had nothing
// to complain of.
func theirs(t *testing.T, src []byte, f *bibtex.File) (map[string]reading, bool) {
	t.Helper()
	dir := t.TempDir()
	kinds, fields := namesIn(f)
	for name, text := range map[string]string{
		"x.bib": string(src), "d.bst": dumpStyle(kinds, fields), "x.aux": "\\citation{*}\n\\bibstyle{d}\n\\bibdata{x}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second) // some input it never comes back from
	defer cancel()
	cmd := exec.CommandContext(ctx, "bibtex", "x")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "max_strings=2000000", "hash_size=2000000", "buf_size=2000000")
	out, _ := cmd.CombinedOutput() // its status is that of the worst complaint
	bbl, err := os.ReadFile(filepath.Join(dir, "x.bbl"))
	if err != nil {
		return nil, false
	}
	return readDump(bbl), !complaint.Match(out)
}

// complaint matches what BibTeX says when it does not take an entry as it is.
var complaint = regexp.MustCompile(`(?m)---line \d+|^Sorry|error message|^I (?:was|found|couldn't)|capacity exceeded|^Aborted|^Repeated`)

func readDump(bbl []byte) map[string]reading {
	all := make(map[string]reading)
	var last reading
	for _, line := range strings.Split(strings.ReplaceAll(string(bbl), "\n  ", " "), "\n") {
		if head, ok := strings.CutPrefix(line, "@"); ok {
			kind, key, _ := strings.Cut(head, " ")
			last = reading{kind: kind, fields: make(map[string]string)}
			all[strings.ToLower(key)] = last
		} else if field, ok := strings.CutPrefix(line, "="); ok {
			name, value, _ := strings.Cut(field, " ")
			last.fields[name] = squeezed(value)
		}
	}
	return all
}

// losses tells what BibTeX has of an entry and we do not.
func losses(key string, theirs reading, all map[string]reading) []string {
	our, ok := all[key]
	if !ok {
		return []string{key + ": not read"}
	}
	var lost []string
	if theirs.kind != "" && theirs.kind != our.kind {
		lost = append(lost, fmt.Sprintf("%s: type %s, not %s", key, our.kind, theirs.kind))
	}
	for name, value := range theirs.fields {
		got := our.lent(name, all)
		if got != value && our.bare[name] != value && !(name == "crossref" && strings.EqualFold(got, value)) {
			lost = append(lost, fmt.Sprintf("%s: %s = %q, not %q", key, name, got, value))
		}
	}
	return lost
}

// lent returns a field of its own or of the entry that crossref names.
func (r reading) lent(name string, all map[string]reading) string {
	for range 5 {
		value, own := r.fields[name]
		if own {
			return value
		}
		r = all[strings.ToLower(r.fields["crossref"])]
	}
	return ""
}

func needBibTeX(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("bibtex"); err != nil {
		if os.Getenv("CITECHECK_REQUIRE_TOOLS") != "" {
			t.Fatal("bibtex not installed")
		}
		t.Skip("bibtex not installed")
	}
}

// TestReadsWhatBibTeXReads compares every entry, type and field of real files
// with what the real BibTeX makes of them, in files of which it complains too.
// By default a tenth of them; all if CITECHECK_SAMPLE is set.
func TestReadsWhatBibTeXReads(t *testing.T) {
	needBibTeX(t)
	paths, _ := filepath.Glob("testdata/*.bib")
	shared, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	paths = append(paths, sampled(shared)...)
	var entries, lost int
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n, diff, sound := compared(t, src)
		entries, lost = entries+n, lost+len(diff)
		if len(diff) > 0 {
			t.Logf("%s (sound: %t):\n%s", filepath.Base(path), sound, strings.Join(diff, "\n"))
		}
	}
	t.Logf("%d of %d entries of %d files are read as BibTeX reads them", entries-lost, entries, len(paths))
	if float64(lost) > 0.001*float64(entries) {
		t.Errorf("%d of %d entries are not read as BibTeX reads them", lost, entries)
	}
}

// sampled returns every tenth of the paths, or all if CITECHECK_SAMPLE is set.
func sampled(paths []string) []string {
	if os.Getenv("CITECHECK_SAMPLE") != "" {
		return paths
	}
	var some []string
	for i := 0; i < len(paths); i += 10 {
		some = append(some, paths[i])
	}
	return some
}

// compared reads a file in both ways, and returns how many entries BibTeX has,
// which of them we read otherwise, and whether it had nothing to complain of.
func compared(t *testing.T, src []byte) (entries int, diff []string, sound bool) {
	f := bibtex.Parse(src)
	want, sound := theirs(t, src, f)
	all := ours(f)
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if lost := losses(key, want[key], all); len(lost) > 0 {
			diff = append(diff, strings.Join(lost, "; "))
		}
	}
	return len(want), diff, sound
}

// TestReadsMutationsAsBibTeXDoes gives both readers files with something
// missing, added or twice: what BibTeX takes without a complaint we read alike,
// or we complain of it. By default 40 files; 2000 if CITECHECK_SAMPLE is set.
func TestReadsMutationsAsBibTeXDoes(t *testing.T) {
	needBibTeX(t)
	n := 40
	if os.Getenv("CITECHECK_SAMPLE") != "" {
		n = 2000
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range n {
		src := mutated(r)
		if strings.Contains(string(src), "@{") {
			continue // BibTeX takes it for an entry of no type, we for text
		}
		_, diff, sound := compared(t, src)
		if sound && len(diff) > 0 && len(bibtex.Parse(src).Problems) == 0 {
			t.Errorf("BibTeX reads otherwise: %s\n%s", strings.Join(diff, "; "), src)
		}
	}
}

// specimens are pieces of a file that mutated puts together.
var specimens = []string{
	"@book{knuth, title = {The {\\TeX}book}, year = 1984,\n  author = \"Donald E. {\\\"K}nuth\" # { and } # others,\n}\n",
	"@string{others = {others}}\n", "@String(jgt = \"J. Graph Theory\" # {, })", "@preamble{\"\\newcommand{\\x}{}\" # others}\n",
	"@comment{nothing}\n", "Some text.\n", "% @book{old,\n", "@ARTICLE(Lamport:86, journal=jgt#\"A\", month = 10 # \"~\" # jan, pages={1--2})\n",
	"@misc{empty}\n", "@misc{a.b/c+d, note = {a @ b}, note={again}, Title={x\n\n y}}\n", "@inbook{x,crossref={KNUTH},chapter=3}\n",
}

// mutated puts specimens together and changes them here and there.
func mutated(r *rand.Rand) []byte {
	var src []byte
	for range 1 + r.IntN(6) {
		src = append(src, specimens[r.IntN(len(specimens))]...)
	}
	for range r.IntN(3) {
		at := r.IntN(len(src))
		end := min(len(src), at+r.IntN(3))
		shard := []string{"", "{", "}", "\"", ",", "=", "#", "@", "(", ")", "%", "\n", " ", "x", "7", "-", "'", "é"}[r.IntN(18)]
		src = slices.Concat(src[:at], []byte(shard), src[end:])
	}
	return src
}
