package check_test

import (
	"os"
	"strings"
	"testing"
)

// A placeholder is a line of testdata/placeholders.txt.
type placeholder struct {
	format string // of the document around it
	where  string // ref, text or caption
	fine   bool
	words  string
}

// source is a small document with the words in their place.
func (p placeholder) source() string {
	words := strings.ReplaceAll(p.words, `\n`, "\n")
	switch p.where + " " + p.format {
	case "ref markdown":
		return "# An article\n\nSome words of the article.\n\n## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- " + words + "\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n"
	case "ref html":
		return "<h1>An article</h1>\n<p>Some words of the article.</p>\n<h2>References</h2>\n<ul>\n<li>Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</li>\n<li>" + words + "</li>\n<li>Lewin, Moshe. <i>Lenin's Last Struggle</i>. New York: Pantheon, 1968.</li>\n</ul>\n"
	case "ref text":
		return "An article\n==========\n\nSome words of the article.\n\nReferences\n==========\n\nWood, Ellen. The Origin of Capitalism. London: Verso, 1999.\n\n" + words + "\n\nLewin, Moshe. Lenin's Last Struggle. New York: Pantheon, 1968.\n"
	case "ref latex":
		return "\\documentclass{article}\n\\begin{document}\nSome words \\cite{a,b,c}.\n\\begin{thebibliography}{9}\n\\bibitem{a} Wood, Ellen. \\emph{The Origin of Capitalism}. London: Verso, 1999.\n\\bibitem{b} " + words + "\n\\bibitem{c} Lewin, Moshe. \\emph{Lenin's Last Struggle}. New York: Pantheon, 1968.\n\\end{thebibliography}\n\\end{document}\n"
	case "text html":
		return "<h1>An article</h1>\n<p>Some words of the article. " + words + " And more of it.</p>\n<p>The end.</p>\n"
	case "caption html":
		return "<h1>An article</h1>\n<figure><img src=\"a.jpg\" alt=\"\"><figcaption>" + words + "</figcaption></figure>\n<p>The end.</p>\n"
	case "text latex":
		return "\\documentclass{article}\n\\begin{document}\nSome words of the article. " + words + " And more of it.\n\\end{document}\n"
	case "text text":
		return "An article\n==========\n\nSome words of the article. " + words + " And more of it.\n"
	}
	return "# An article\n\nSome words of the article. " + words + " And more of it.\n"
}

// placeholderTable reads testdata/placeholders.txt: "# class" begins a class,
// then come lines such as "ref html: words" or "ok ref html: words".
func placeholderTable(t *testing.T) map[string][]placeholder {
	t.Helper()
	data, err := os.ReadFile("testdata/placeholders.txt")
	if err != nil {
		t.Fatal(err)
	}
	table, class := make(map[string][]placeholder), ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			class = name
			continue
		}
		head, words, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		head, fine := strings.CutPrefix(head, "ok ")
		where, format, _ := strings.Cut(head, " ")
		table[class] = append(table[class], placeholder{format, where, fine, words})
	}
	return table
}
