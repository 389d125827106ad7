package files_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cmd/internal/files"
)

// tree makes files in a new folder and goes there; a name that ends in a slash
// is a folder.
func tree(t *testing.T, names map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func markdown(path string) bool { return filepath.Ext(path) == ".md" }

func TestFind(t *testing.T) {
	tree(t, map[string]string{
		"a.md": "", "b.txt": "", "docs/c.md": "", "docs/d.rst": "", "docs/deep/e.md": "",
		".git/x.md": "", ".hidden/x.md": "", "node_modules/x.md": "",
		".gitignore": "build/\n*.tmp.md\n", "build/x.md": "", "docs/x.tmp.md": "",
		"docs/deep/.gitignore": "!kept.tmp.md\nsecret.md\n", "docs/deep/kept.tmp.md": "", "docs/deep/secret.md": "",
	})
	tests := []struct {
		name             string
		args             []string
		include, exclude []string
		want             []string
	}{
		{"files as they are", []string{"b.txt", "a.md"}, nil, nil, []string{"b.txt", "a.md"}},
		{"each once", []string{"a.md", "./a.md", "a.md"}, nil, nil, []string{"a.md"}},
		{"a folder, without what git ignores", []string{"."}, nil, nil,
			[]string{"a.md", "docs/c.md", "docs/deep/e.md", "docs/deep/kept.tmp.md"}},
		{"a folder below knows the rules above", []string{"docs"}, nil, nil,
			[]string{"docs/c.md", "docs/deep/e.md", "docs/deep/kept.tmp.md"}},
		{"include", []string{"."}, []string{"*.rst"}, nil, []string{"docs/d.rst"}},
		{"exclude", []string{"."}, nil, []string{"docs/**"}, []string{"a.md"}},
		{"a glob", []string{"docs/**/*.md"}, nil, []string{}, []string{
			"docs/c.md", "docs/deep/e.md", "docs/deep/kept.tmp.md", "docs/deep/secret.md", "docs/x.tmp.md"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &files.Finder{Known: markdown, Include: tt.include, Exclude: tt.exclude}
			got, problems := f.Find(tt.args)
			if len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
			for i := range got {
				got[i] = filepath.ToSlash(got[i])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Find(%q) (-want +got):\n%s", tt.args, diff)
			}
		})
	}
}

func TestFindProblems(t *testing.T) {
	tree(t, map[string]string{"empty/data.bin": ""})
	f := &files.Finder{Known: markdown}
	for arg, want := range map[string]string{
		"missing.md": "no such file or folder",
		"empty":      "no documents of a known format",
		"*.md":       "no file matches",
	} {
		paths, problems := f.Find([]string{arg})
		if len(paths) > 0 || len(problems) != 1 || !strings.Contains(problems[0].Error(), want) {
			t.Errorf("Find(%s) = %v, %v; want %q", arg, paths, problems, want)
		}
	}
}

func TestReadLimits(t *testing.T) {
	tree(t, map[string]string{"ten": "0123456789"})
	if data, err := files.Read("ten", 10); err != nil || len(data) != 10 {
		t.Errorf("Read at the limit = %d bytes, %v", len(data), err)
	}
	if _, err := files.Read("ten", 9); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("Read over the limit: %v", err)
	}
	if _, err := files.ReadFrom(strings.NewReader("0123456789"), 9); err == nil {
		t.Error("ReadFrom over the limit gave no error")
	}
}

func TestWrite(t *testing.T) {
	tree(t, map[string]string{"old.txt": "before"})
	if err := os.Chmod("old.txt", 0o600); err != nil {
		t.Fatal(err)
	}
	interrupted := errors.New("interrupted")
	err := files.Write("old.txt", func(w io.Writer) error {
		_, _ = io.WriteString(w, "half of i")
		return interrupted
	})
	if !errors.Is(err, interrupted) {
		t.Errorf("error = %v, want %v", err, interrupted)
	}
	demand(t, "old.txt", "before")
	if err := files.Write("old.txt", func(w io.Writer) error { _, err := io.WriteString(w, "after"); return err }); err != nil {
		t.Fatal(err)
	}
	demand(t, "old.txt", "after")
	if info, err := os.Stat("old.txt"); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("permissions %v, want those from before (%v)", info.Mode(), err)
	}
	left, err := os.ReadDir(".")
	if err != nil || len(left) != 1 {
		t.Errorf("%d files are left, want 1 (%v)", len(left), err)
	}
}

func TestWriteThroughLink(t *testing.T) {
	tree(t, map[string]string{"real.txt": "before"})
	if err := os.Symlink("real.txt", "link.txt"); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := files.Write("link.txt", func(w io.Writer) error { _, err := io.WriteString(w, "after"); return err }); err != nil {
		t.Fatal(err)
	}
	demand(t, "real.txt", "after")
	if info, err := os.Lstat("link.txt"); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became a file (%v)", err)
	}
}

func TestWriteToDevice(t *testing.T) {
	if _, err := os.Stat("/dev/null"); err != nil {
		t.Skip("no /dev/null here")
	}
	if err := files.Write("/dev/null", func(w io.Writer) error { _, err := io.WriteString(w, "gone"); return err }); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode().IsRegular() {
		t.Errorf("the device became a file (%v)", err)
	}
}

func demand(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s = %q (%v), want %q", path, got, err, want)
	}
}
