package source

import (
	"context"
	"strings"
	"testing"
)

func TestShortcodes(t *testing.T) {
	text := "As {% cite knuth84 lamport --locator 23 %} and {{< cite \"doe99\" >}} say, with {cite:p}`roe01,moe02`; write `{% cite x %}`.\n"
	doc, err := Read(context.Background(), File{Data: []byte(text), Format: "markdown"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range doc.Citations {
		got = append(got, strings.Join(c.Keys, "+")+"/"+c.Locator)
	}
	if want := "knuth84+lamport/23 doe99/ roe01+moe02/"; strings.Join(got, " ") != want {
		t.Errorf("citations %q, want %q", got, want)
	}
}
