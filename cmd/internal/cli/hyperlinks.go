package cli

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// linksWork reports whether a terminal shows OSC 8 hyperlinks as links. Those
// that do not know them mostly hide them, but some print them, so only known
// ones are trusted; FORCE_HYPERLINK decides where it is set, as it does for
// other programs.
func linksWork(terminal bool, env func(string) string) bool {
	if force := env("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	if !terminal || env("CI") != "" || env("TEAMCITY_VERSION") != "" {
		return false
	}
	if vte, err := strconv.Atoi(env("VTE_VERSION")); err == nil { // GNOME and others
		return vte >= 5000
	}
	known := []string{"iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "rio", "Tabby", "WarpTerminal"}
	if slices.Contains(known, env("TERM_PROGRAM")) || env("WT_SESSION") != "" || env("KONSOLE_VERSION") != "" || env("DOMTERM") != "" {
		return true
	}
	return slices.ContainsFunc([]string{"kitty", "alacritty", "foot", "ghostty", "contour", "wezterm"}, func(name string) bool { return strings.Contains(env("TERM"), name) })
}

// fileURL names a file with the host, as OSC 8 asks, so that a terminal on
// another machine does not open its own; "" for standard input.
func fileURL(path string) string {
	if path == "-" || isAddress(path) {
		return ""
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") { // C:/posts
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Host: host, Path: slashed}).String()
}
