package engine

import (
	"context"

	"github.com/citecheck/citecheck/cite"
)

// CheckLarge checks a database in pieces of size bytes.
func CheckLarge(ctx context.Context, in Input, o Options, size int) (*cite.Document, []cite.Located, []cite.Problem) {
	return checkLarge(ctx, in, o, size)
}
