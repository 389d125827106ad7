package cli

import (
	"bytes"
	"os"
	"testing"
)

// TestSchema holds the schema that editors read to the flags there are.
func TestSchema(t *testing.T) {
	a := &app{in: &bytes.Buffer{}, out: &bytes.Buffer{}, err: &bytes.Buffer{}}
	got := configSchema(a.root())
	if os.Getenv("CITECHECK_UPDATE") != "" {
		if err := os.WriteFile("schema.json", got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.json")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("schema.json is stale (%v): citecheck init --schema > cmd/internal/cli/schema.json", err)
	}
}
