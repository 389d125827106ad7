package source

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// ErrForeign says that a file is in a markup that no reader knows. As plain
// text its commands and keys would pass for placeholders and references.
var ErrForeign = errors.New("is not read yet")

// foreign names the markups by the extensions of their files.
var foreign = map[string]string{
	".csv": "CSV",
}

// checkForeign refuses a file whose extension promises such a markup.
func checkForeign(path string) error {
	name := foreign[strings.ToLower(filepath.Ext(path))]
	if name == "" {
		return nil
	}
	return foreignError(name)
}

// foreignError refuses a markup and says what to do.
func foreignError(name string) error {
	return fmt.Errorf("%s %w, and as plain text it would raise false alarms: convert it to HTML first, for example with pandoc", name, ErrForeign)
}
