package pattern_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/pattern"
)

func TestMethods(t *testing.T) {
	p := pattern.New(`(\d)(\d)`)
	const s = "a12b34"
	tests := []struct {
		name      string
		got, want any
	}{
		{"String", p.String(), `(\d)(\d)`},
		{"MatchString", p.MatchString(s), true},
		{"FindString", p.FindString(s), "12"},
		{"FindStringIndex", p.FindStringIndex(s), []int{1, 3}},
		{"FindStringSubmatch", p.FindStringSubmatch(s), []string{"12", "1", "2"}},
		{"FindStringSubmatchIndex", p.FindStringSubmatchIndex(s), []int{1, 3, 1, 2, 2, 3}},
		{"FindAllString", p.FindAllString(s, -1), []string{"12", "34"}},
		{"FindAllStringIndex", p.FindAllStringIndex(s, 1), [][]int{{1, 3}}},
		{"FindAllStringSubmatchIndex", p.FindAllStringSubmatchIndex(s, 1), [][]int{{1, 3, 1, 2, 2, 3}}},
		{"ReplaceAllString", p.ReplaceAllString(s, "$2$1"), "a21b43"},
		{"ReplaceAllLiteralString", p.ReplaceAllLiteralString(s, "$"), "a$b$"},
		{"ReplaceAllStringFunc", p.ReplaceAllStringFunc(s, func(m string) string { return m + m }), "a1212b3434"},
		{"Split", p.Split(s, -1), []string{"a", "b", ""}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestMistakesShowInTests(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a pattern with a mistake passed")
		}
	}()
	pattern.New(`(`)
}

func TestConcurrentFirstUse(t *testing.T) {
	p := pattern.New(`x+`)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !p.MatchString("axx") {
				t.Error("no match")
			}
		})
	}
	wg.Wait()
}
