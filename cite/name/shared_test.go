package name_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/name"
)

// TestSharedNames measures author lists of labelled references: the share of
// lists whose family names are all right and in order.
func TestSharedNames(t *testing.T) {
	for file, least := range map[string]float64{"excite-de.jsonl": 0.978, "excite-en.jsonl": 0.978, "ore-jats.jsonl": 0.995} {
		path := filepath.Join("..", "..", "..", "shared", "data", "references", "train", file)
		in, err := os.Open(path)
		if err != nil {
			t.Skip("../shared is not here")
		}
		defer in.Close()
		lists, right := 0, 0
		for lines := bufio.NewScanner(in); lines.Scan(); {
			want, list := labelled(t, lines.Bytes())
			if len(want) == 0 || list == "" {
				continue
			}
			lists++
			if got := families(list); strings.Join(got, "|") == strings.Join(want, "|") {
				right++
			} else if os.Getenv("SHOW_NAMES") != "" && lists%25 == 0 {
				t.Logf("%q\n  got  %q\n  want %q", list, got, want)
			}
		}
		share := float64(right) / float64(lists)
		t.Logf("%s: %.1f %% of %d lists", file, 100*share, lists)
		if share < least {
			t.Errorf("%s: %.3f of the lists are right, want at least %.2f", file, share, least)
		}
	}
}

func labelled(t *testing.T, line []byte) (want []string, list string) {
	t.Helper()
	var ref struct {
		Fields map[string]any
		Names  []struct{ Role, Family string }
	}
	if err := json.Unmarshal(line, &ref); err != nil {
		t.Fatal(err)
	}
	for _, n := range ref.Names {
		if n.Role == "author" && canonical(n.Family) != "" {
			want = append(want, canonical(n.Family))
		}
	}
	list, _ = ref.Fields["author"].(string)
	return want, list
}

func families(list string) []string {
	var got []string
	for _, n := range name.Parse(list) {
		if f := canonical(n.Sort()); f != "" {
			got = append(got, f)
		}
	}
	return got
}

func canonical(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" .,;:'’-–‐", r) }), "")
}
