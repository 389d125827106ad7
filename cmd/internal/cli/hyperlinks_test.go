package cli

import (
	"strings"
	"testing"
)

func TestLinksWork(t *testing.T) {
	for name, tt := range map[string]struct {
		terminal bool
		env      string
		want     bool
	}{
		"a pipe":              {false, "TERM_PROGRAM=iTerm.app", false},
		"a pipe, forced":      {false, "FORCE_HYPERLINK=1", true},
		"an unknown terminal": {true, "TERM=xterm-256color", false},
		"GNOME":               {true, "VTE_VERSION=7200", true},
		"GNOME, too old":      {true, "VTE_VERSION=4205", false},
		"iTerm":               {true, "TERM_PROGRAM=iTerm.app", true},
		"Apple's own":         {true, "TERM_PROGRAM=Apple_Terminal", false},
		"Windows":             {true, "WT_SESSION=1", true},
		"kitty":               {true, "TERM=xterm-kitty", true},
		"kitty, not wanted":   {true, "TERM=xterm-kitty FORCE_HYPERLINK=0", false},
		"a job of CI":         {true, "TERM=xterm-kitty CI=true", false},
	} {
		env := make(map[string]string)
		for pair := range strings.FieldsSeq(tt.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		if got := linksWork(tt.terminal, func(name string) string { return env[name] }); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

func TestFileURL(t *testing.T) {
	if got := fileURL("a folder/ü#1.md"); !strings.HasPrefix(got, "file://") || !strings.HasSuffix(got, "/a%20folder/%C3%BC%231.md") {
		t.Errorf("file URL %q", got)
	}
	if got := fileURL("-"); got != "" {
		t.Errorf("standard input is at %q", got)
	}
}
