package source

import (
	"context"
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	html := strings.Repeat("<p>Some words, <a href=\"http://example.org/a?b&amp;c\">a link</a> and <em>more</em> &amp; more.</p>\n", 10_000)
	markdown := strings.Repeat("Some words, [a link](http://example.org/a) and *more* &amp; more [@key].\n\n", 10_000)
	text := strings.Repeat("Some words, http://example.org/a and more.\n\n", 20_000)
	for _, c := range []struct{ name, format, data string }{
		{"pages", "html", html},
		{"pages", "markdown", markdown},
		{"pages", "text", text},
		{"one-line-60MB", "text", strings.Repeat("lorem ipsum ", 5<<20)},
		{"nested-100k", "html", strings.Repeat("<div>", 100_000)},
		{"nested-100k", "markdown", strings.Repeat(">", 100_000)},
		{"brackets-100k", "markdown", strings.Repeat("[", 100_000)},
	} {
		b.Run(c.format+"/"+c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(context.Background(), File{Data: []byte(c.data), Format: c.format}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
