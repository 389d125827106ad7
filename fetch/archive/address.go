package archive

import (
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite/pattern"
)

// copyForm matches the addresses of copies: a time, perhaps with a word for how
// it is shown, and the address of the page.
var copyForm = pattern.New(`(?i)^https?://(?:web\.archive\.org/web|archive\.(?:ph|today|is|li|md|vn|fo)|arquivo\.pt/wayback|(?:www\.)?webarchive\.org\.uk/wayback/archive|webarchive\.loc\.gov/all|swap\.stanford\.edu(?:/was)?|wayback\.vefsafn\.is/wayback)/(\d{4,14})(?:[a-z]{2}_)?/(.+)$`)

// shortCopy matches those that do not tell what they are copies of.
var shortCopy = pattern.New(`(?i)^https?://(?:archive\.(?:ph|today|is|li|md|vn|fo)|perma\.cc|(?:www\.)?webcitation\.org)/\w+`)

// IsCopy reports whether an address is that of an archived copy, of what and
// from when; original and at are zero where the address does not tell.
func IsCopy(address string) (original string, at time.Time, ok bool) {
	if m := copyForm.FindStringSubmatch(address); m != nil {
		return m[2], stamp(m[1]), true
	}
	return "", time.Time{}, shortCopy.MatchString(address)
}

// stamp reads a time of up to 14 digits, as archives write it.
func stamp(s string) time.Time {
	const layout, least = "20060102150405", "00000101000000"
	if len(s) > len(layout) || len(s) < 4 {
		return time.Time{}
	}
	at, err := time.Parse(layout, s+least[len(s):])
	if err != nil {
		return time.Time{}
	}
	return at
}

// stamped finds the time in the address of a copy at an archive of whatever
// name: the first path element of 14 digits.
func stamped(address string) time.Time {
	for part := range strings.SplitSeq(address, "/") {
		if len(part) >= 14 && strings.Trim(part[:14], "0123456789") == "" {
			return stamp(part[:14])
		}
	}
	return time.Time{}
}
