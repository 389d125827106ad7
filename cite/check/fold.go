package check

import "github.com/citecheck/citecheck/cite/match"

// plain returns the letters and digits of s, in lower case and without
// accents, with one space for whatever stands between them.
func plain(s string) string { return match.Fold(s) }
