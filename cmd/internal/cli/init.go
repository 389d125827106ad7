package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

// initFlags say what init writes.
type initFlags struct {
	preset                 string
	workflow, hook, schema bool
	force, dry             bool
}

func (a *app) init() *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a configuration that fits the folder",
		Long: `Look at a folder and write .citecheck.yml for it, with comments: which documents
it has, which folders a generator fills, which choice of rules fits. With
--workflow and --hook also the workflow for GitHub and the hooks for pre-commit.
Files that are there are left alone, unless --force says otherwise.`,
		Example: "  citecheck init\n  citecheck init --workflow --hook\n  citecheck init --dry-run thesis/",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			return a.runInit(dir, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.preset, "preset", "", "a choice of rules: "+check.PresetNames()+" (default: what fits)")
	flags.BoolVar(&f.workflow, "workflow", false, "also write .github/workflows/citecheck.yml")
	flags.BoolVar(&f.hook, "hook", false, "also write .pre-commit-config.yaml, or say what to add to it")
	flags.BoolVar(&f.schema, "schema", false, "print the JSON Schema of the configuration, and write nothing")
	flags.BoolVar(&f.force, "force", false, "replace files that are there")
	flags.BoolVar(&f.dry, "dry-run", false, "print what would be written, and write nothing")
	return cmd
}

func (a *app) runInit(dir string, f *initFlags) error {
	if f.schema {
		return a.print(func(w io.Writer) error { return writeAll(w, configSchema(a.root())) })
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such folder", dir)
	}
	site := look(dir)
	if f.preset != "" {
		if _, err := check.FindPreset(f.preset); err != nil {
			return fmt.Errorf("--preset: %w", err)
		}
		site.preset = f.preset
	}
	if err := a.place(filepath.Join(dir, configName), site.config(), f); err != nil {
		return err
	}
	if f.workflow {
		if err := a.place(filepath.Join(dir, ".github", "workflows", "citecheck.yml"), site.workflow(), f); err != nil {
			return err
		}
	}
	if f.hook {
		return a.placeHook(filepath.Join(dir, ".pre-commit-config.yaml"), f)
	}
	return nil
}

// place writes a file that is not there yet.
func (a *app) place(path, text string, f *initFlags) error {
	if f.dry {
		return a.print(func(w io.Writer) error { return writeAll(w, []byte("# "+path+"\n"+text)) })
	}
	if _, err := os.Lstat(path); err == nil && !f.force {
		return &failure{fmt.Errorf("%s is there already: --force replaces it, --dry-run shows what would be written", path)}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &failure{err}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // a folder of the project, like the others
		return &failure{err}
	}
	if err := files.Write(path, func(w io.Writer) error { return writeAll(w, []byte(text)) }); err != nil {
		return &failure{err}
	}
	a.complain("wrote %s", path)
	return nil
}

const hookEntry = `  - repo: https://github.com/citecheck/citecheck
    rev: main # better: a tag
    hooks:
      - id: citecheck
      - id: citecheck-fmt
`

// placeHook writes the hooks of pre-commit, or shows what to add to those that
// are there: the file is the user's.
func (a *app) placeHook(path string, f *initFlags) error {
	if _, err := os.Lstat(path); err == nil && !f.dry { // with --force, too: other hooks are in it
		a.complain("%s is there already; add this below \"repos:\":", path)
		return a.print(func(w io.Writer) error { return writeAll(w, []byte(hookEntry)) })
	}
	return a.place(path, "repos:\n"+hookEntry, f)
}

// A site is what init found in a folder.
type site struct {
	made    string   // by which program, "" if nothing tells
	preset  string   // of rules
	paths   []string // where the documents are
	exclude []string // what a program fills
}

var hugoMade = []string{"public/**", "resources/**", "themes/**", "layouts/**", "archetypes/**"}

// generators are programs that make sites and books, with the files that tell
// them, where their documents are, and what they fill. From their documentation,
// 2026-11.
var generators = []struct {
	files []string
	site  site
}{
	{[]string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml"}, site{"Hugo", check.DefaultPreset, []string{"content"}, hugoMade}},
	{[]string{"archetypes/default.md"}, site{"Hugo", check.DefaultPreset, []string{"content"}, hugoMade}}, // before 0.110 its file was config.toml
	{[]string{"_quarto.yml", "_quarto.yaml"}, site{"Quarto", check.DefaultPreset, []string{"."}, []string{"_site/**", "_book/**", ".quarto/**", "_freeze/**"}}},
	{[]string{"_bookdown.yml"}, site{"bookdown", check.DefaultPreset, []string{"."}, []string{"_book/**", "_bookdown_files/**"}}},
	{[]string{"_config.yml", "_config.yaml"}, site{"Jekyll", check.DefaultPreset, []string{"."}, []string{"_site/**", "vendor/**", ".jekyll-cache/**", "_layouts/**", "_includes/**"}}},
	{[]string{"mkdocs.yml", "mkdocs.yaml"}, site{"MkDocs", check.DefaultPreset, []string{"docs"}, []string{"site/**"}}},
	{[]string{"docusaurus.config.js", "docusaurus.config.ts"}, site{"Docusaurus", check.DefaultPreset, []string{"docs", "blog"}, []string{"build/**", ".docusaurus/**", "node_modules/**"}}},
	{[]string{"eleventy.config.js", ".eleventy.js"}, site{"Eleventy", check.DefaultPreset, []string{"."}, []string{"_site/**", "node_modules/**"}}},
	{[]string{"astro.config.mjs", "astro.config.ts"}, site{"Astro", check.DefaultPreset, []string{"src/content"}, []string{"dist/**", "node_modules/**"}}},
	{[]string{"conf.py", "source/conf.py", "docs/conf.py", "doc/conf.py", "docs/source/conf.py"}, site{"Sphinx", check.DefaultPreset, []string{"."}, []string{"_build/**", "docs/_build/**", "build/**"}}},
	{[]string{"book.toml"}, site{"mdBook", check.DefaultPreset, []string{"src"}, []string{"book/**"}}},
	{[]string{"antora.yml", "antora-playbook.yml"}, site{"Antora", check.DefaultPreset, []string{"."}, []string{"build/**"}}},
}

// look finds out what a folder holds.
func look(dir string) site {
	for _, g := range generators {
		for _, name := range g.files {
			if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil && info.Mode().IsRegular() {
				return g.site
			}
		}
	}
	s := site{preset: check.DefaultPreset, paths: []string{"."}}
	tex, bib, other := countFiles(dir, ".tex"), countFiles(dir, ".bib"), countFiles(dir, ".md")+countFiles(dir, ".html")+countFiles(dir, ".rst")+countFiles(dir, ".docx")
	switch {
	case tex > 0 && thesis(dir):
		s.made, s.preset = "LaTeX, a thesis", "thesis"
	case tex > 0:
		s.made = "LaTeX"
	case bib > 0 && other == 0:
		s.made, s.preset = "databases of references", "bibtex"
	}
	return s
}

// countFiles returns how many files of a kind are in a folder and those below it,
// at most a hundred.
func countFiles(dir, extension string) int {
	n, deep := 0, strings.Count(filepath.Clean(dir), string(filepath.Separator))+2
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || n > 100:
			return filepath.SkipAll
		case d.IsDir() && path != dir && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || strings.Count(path, string(filepath.Separator)) > deep):
			return filepath.SkipDir
		case !d.IsDir() && strings.EqualFold(filepath.Ext(path), extension):
			n++
		}
		return nil
	})
	return n
}

// thesis reports a folder whose main file is a book or names a thesis.
func thesis(dir string) bool {
	names, err := filepath.Glob(filepath.Join(dir, "*.tex"))
	if err != nil {
		return false
	}
	for _, name := range names {
		data, err := files.Read(name, 1<<20)
		text := strings.ToLower(string(data))
		class := strings.Contains(text, `{book}`) || strings.Contains(text, `{scrbook}`) || strings.Contains(text, `{memoir}`) || strings.Contains(text, "thesis}")
		if err == nil && strings.Contains(text, `\documentclass`) && class {
			return true
		}
	}
	return false
}
