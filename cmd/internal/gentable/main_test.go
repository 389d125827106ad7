package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const checkDir = "../../../cite/check"

func TestTableIsFresh(t *testing.T) {
	want, err := tableOf(checkDir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(checkDir, tableFile))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s is stale, run go generate ./... (-want +got):\n%s", tableFile, diff)
	}
}

func TestTable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.go", "package check\nvar late = &Rule{ID: \"CC900\"}\nvar other = &Doc{}\n")
	write(t, dir, "a.go", "package check\nvar (\n\tearly = &Rule{Name: \"x\", ID: \"CC100\"}\n)\nfunc f() { _ = &Rule{} }\n")
	write(t, dir, "a_test.go", "package check\nvar tested = &Rule{ID: \"CC000\"}\n")
	write(t, dir, tableFile, "package check\nvar All = []*Rule{gone}\n")
	got, err := tableOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	if i, j := strings.Index(string(got), "early, // CC100"), strings.Index(string(got), "late,  // CC900"); i < 0 || j < i {
		t.Errorf("table:\n%s", got)
	}
	if strings.Contains(string(got), "tested") || strings.Contains(string(got), "gone") {
		t.Errorf("table holds what is no rule of the package:\n%s", got)
	}
}

func TestTableRefuses(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"twice":  {"package check\nvar a = &Rule{ID: \"CC1\"}\nvar b = &Rule{ID: \"CC1\"}\n", "ID of a and of b"},
		"no ID":  {"package check\nvar a = &Rule{}\n", "no ID"},
		"syntax": {"package check\nvar a = \n", "expected"},
		"none":   {"package check\n", "no rules here"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "a.go", tt.source)
			if _, err := tableOf(dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func write(t *testing.T, dir, name, source string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
}
