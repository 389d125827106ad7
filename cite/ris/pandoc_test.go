package ris_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/ris"
)

// TestPandocReadsWhatWasMeant compares what pandoc reads, from version 3 on,
// with the records that we write.
func TestPandocReadsWhatWasMeant(t *testing.T) {
	formats, err := exec.Command("pandoc", "--list-input-formats").Output()
	switch {
	case err != nil && os.Getenv("CITECHECK_REQUIRE_TOOLS") != "":
		t.Fatal("pandoc not installed")
	case err != nil:
		t.Skip("pandoc not installed")
	case !strings.Contains(string(formats), "\nris\n"):
		t.Skip("this pandoc does not read RIS yet")
	}
	path := filepath.Join(t.TempDir(), "x.ris")
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pandoc", "-f", "ris", "-t", "csljson", path)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Fatalf("%v\n%s", err, complaints.Bytes())
	}
	var items []struct {
		ID, Title, DOI, Volume, Page string
		Author                       []struct{ Family, Literal string }
	}
	if err := json.Unmarshal(out.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	entries, _ := ris.Read([]byte(want))
	for i, e := range entries {
		got := []string{items[i].Title, items[i].DOI, items[i].Volume}
		meant := []string{e.Get("title"), e.Get("DOI"), e.Get("volume")}
		if d := cmp.Diff(meant, got); d != "" {
			t.Errorf("entry %d (-written +read by pandoc):\n%s", i, d)
		}
		if len(items[i].Author) != len(e.Names["author"]) {
			t.Errorf("entry %d: pandoc reads %d authors of %d", i, len(items[i].Author), len(e.Names["author"]))
		}
	}
}
