package source

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the dumps in testdata/formats")

const formats = "../../testdata/formats"

// fixtures lists the inputs of all formats.
func fixtures(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(formats, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, p := range all {
		if info, err := os.Stat(p); err == nil && !info.IsDir() && !strings.HasSuffix(p, ".dump") {
			paths = append(paths, p)
		}
	}
	if len(paths) == 0 {
		t.Fatal("no fixtures")
	}
	return paths
}

// siblings opens the files next to path.
func siblings(path string) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(path), name))
		if err != nil {
			return nil, errors.New("no such file")
		}
		return data, nil
	}
}

func TestGolden(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), File{Path: filepath.Base(path), Data: data, Open: siblings(path)})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := doc.Format, filepath.Base(filepath.Dir(path)); got != want {
				t.Errorf("read as %s, want %s", got, want)
			}
			for _, v := range violations(doc) {
				t.Error(v)
			}
			golden := path + ".dump"
			got := dump(doc)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
				t.Errorf("reading %s (-want +got):\n%s", path, d)
			}
		})
	}
}
