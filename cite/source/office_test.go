package source

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func init() {
	notation["docx"], notation["odt"] = officeNotation, officeNotation
}

// tagsAndSpace matches what may stand between two words.
var tagsAndSpace = regexp.MustCompile(`^(?:\s|<[^<>]*>)*$`)

// officeNotation reads the elements that stand for a character.
func officeNotation(source string, r rune) bool {
	switch {
	case r == ' ' || r == '\n':
		return tagsAndSpace.MatchString(source)
	case strings.Contains(source, "noteReference"):
		return strings.ContainsRune("0123456789ivxlcdmIVXLCDM", r)
	}
	return strings.Contains(source, "noBreakHyphen") && r == '\u2011' || strings.Contains(source, ":sym ")
}

// A member is a file in an archive.
type member struct{ name, text string }

// archived makes an archive of members.
func archived(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		method := zip.Deflate
		if m.name == "mimetype" || m.text == "" {
			method = zip.Store // so that programs find it
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// archiveOfFolder makes an archive of a folder.
func archiveOfFolder(t testing.TB, dir string) []byte {
	t.Helper()
	var members []member
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		members = append(members, member{filepath.ToSlash(name), string(data)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return archived(t, members...)
}

// unpacked lists the fixtures that are kept as folders, so that their mark-up
// can be read.
func unpacked(t testing.TB, format string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(formats, format, "*."+format))
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, p := range all {
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			dirs = append(dirs, p)
		}
	}
	if len(dirs) == 0 {
		t.Fatalf("no folder is a fixture of %s", format)
	}
	return dirs
}

func TestGoldenFolders(t *testing.T) {
	for _, format := range []string{"docx", "odt"} {
		for _, dir := range unpacked(t, format) {
			t.Run(filepath.Base(dir), func(t *testing.T) {
				doc := mustRead(t, filepath.Base(dir), archiveOfFolder(t, dir))
				got, golden := dump(doc), dir+".dump"
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
					t.Errorf("reading %s (-want +got):\n%s", dir, d)
				}
			})
		}
	}
}

// mustRead reads a document that is in order.
func mustRead(t testing.TB, path string, data []byte) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Path: path, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	return doc
}
