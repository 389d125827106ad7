package engine_test

import (
	"context"
	"testing"

	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/source"
)

// TestLanguage holds that an article which does not say its language is read
// in the one that it is written in.
func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"The councils met in the spring, and those who sat in them knew how to run a town.":         "en",
		"Die Räte trafen sich im Frühling, und wer in ihnen saß, der wusste von der Arbeit.":        "de",
		"Les conseils se sont réunis au printemps, et ceux qui y siégeaient venaient des ateliers.": "fr",
		"Советы собрались весной, и те, кто в них заседал, знали город.":                            "ru",
		"1917": "",
	} {
		doc, err := source.Read(context.Background(), source.File{Data: []byte(text + "\n"), Format: "text"})
		if err != nil {
			t.Fatal(err)
		}
		if got := engine.Analyse(context.Background(), doc).Lang; got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
}
