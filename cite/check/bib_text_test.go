package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/check"
)

// TestFixesOfTexts applies the fixes of rules about words one after the other
// to their examples, as citecheck fix does: nothing is left to say, nothing
// new is wrong with the signs, and the file has the same entries.
func TestFixesOfTexts(t *testing.T) {
	for _, id := range strings.Fields("CC517 CC518 CC519 CC520 CC523 CC526 CC527 CC528 CC529 CC530 CC536 CC537") {
		rule, tried := check.Find(id)[0], 0
		for _, e := range rule.Doc.Bad {
			source := e.Source
			for range 10 {
				doc := document(t, cite.Example{Format: "bibtex", Source: source})
				found := findings(t, rule, doc)
				i := slices.IndexFunc(found, func(f cite.Finding) bool { return len(f.Fixes) > 0 })
				if i < 0 {
					break
				}
				tried++
				source = fixed(doc, found[i].Fixes[0])
			}
			doc := document(t, cite.Example{Format: "bibtex", Source: source})
			for _, other := range []string{id, "CC523", "CC524", "CC536"} {
				for _, f := range findings(t, check.Find(other)[0], doc) {
					if other != id || len(f.Fixes) > 0 {
						t.Errorf("%s: still, or now: %s in\n%s", id, f.Message, source)
					}
				}
			}
			if n := bibtex.Parse([]byte(source)); len(n.Problems) > 0 || len(n.Entries()) != len(bibtex.Parse([]byte(e.Source)).Entries()) {
				t.Errorf("%s: does not read any more:\n%s", id, source)
			}
		}
		if tried == 0 {
			t.Errorf("%s: no example has a fix", id)
		}
	}
}

// TestTextsToTheLetter holds the fixes of single values to what a careful
// editor would write.
func TestTextsToTheLetter(t *testing.T) {
	tests := map[string]struct{ rule, value, want string }{
		"signs":              {"CC523", `{A & B at 5% in #3}`, `{A \& B at 5\% in \#3}`},
		"in quotation marks": {"CC523", `"A & B"`, `"A \& B"`},
		"exponent":           {"CC523", `{Criteria for C^r robust}`, `{Criteria for $C^r$ robust}`},
		"index in a group":   {"CC523", `{Partial b_{v}(s) spaces}`, `{Partial $b_{v}$(s) spaces}`},
		"index and exponent": {"CC523", `{The x_i^2 test}`, `{The $x_i^2$ test}`},
		"index of a bracket": {"CC523", `{U(1)_A symmetry}`, `{U(1)$_A$ symmetry}`},
		"formula of carbon":  {"CC523", `{CO_2 and NO_{x}}`, `{CO$_2$ and NO$_{x}$}`},
		"name of a file":     {"CC523", `{The my_list.txt file}`, `{The my\_list.txt file}`},
		"caret alone":        {"CC523", `{The ^ key}`, `{The \textasciicircum{} key}`},
		"prices":             {"CC523", `{From $5 to $10}`, `{From \$5 to \$10}`},
		"dollar in a group":  {"CC523", `{{A $5} and {B $x_1$}}`, `{{A \$5} and {B $x_1$}}`},
		"bare address":       {"CC523", `{See https://example.org/a_b%20c.}`, `{See \url{https://example.org/a_b%20c}.}`},
		"half an address":    {"CC523", `{https://example.org/a\_b_c}`, `{https://example.org/a\_b\_c}`},
		"index of a DOI":     {"CC523", `{DOI 10.1000/182_4}`, `{DOI 10.1000/182\_4}`},
		"end of a line":      {"CC523", "{Computers, %\n  Science}", "{Computers, \n  Science}"},
		"joined":             {"CC523", `"R & D" # { in \& out}`, `"R \& D" # { in \& out}`},

		"tags":              {"CC536", `{On <I>Drosophila</I> and H<sub>2</sub>O}`, `{On \emph{Drosophila} and H\textsubscript{2}O}`},
		"tags in tags":      {"CC536", `{<b>On <i class="x">D.</i></b>}`, `{\textbf{On \emph{D.}}}`},
		"brackets in LaTeX": {"CC536", `{On \textless{}i\textgreater{}D.\textless{}/i\textgreater{} fly}`, `{On \emph{D.} fly}`},
		"a command alone":   {"CC536", `{On \textless i\textgreater D.\textless /i\textgreater}`, `{On \emph{D.}}`},
		"brackets as maths": {"CC536", `{On {$<$}i{$>$}D.{$<$}/i{$>$} fly}`, `{On \emph{D.} fly}`},
		"spans":             {"CC536", `{A <span class="nocase">B</span> C}`, `{A B C}`},
		"formula in tags":   {"CC536", `{On {$<$}math{$>$}{$<$}mi{$>$}x{$<$}/Mi{$>$}{$<$}/math{$>$} planes}`, `{On x planes}`},
		"lines":             {"CC536", `{A<br/>B <br>C}`, `{A B C}`},
		"quotation marks":   {"CC536", `"Say \&quot;yes!\&quot; or &quot;no&quot;"`, "\"Say ``yes!'' or ``no''\""},
		"signs as entities": {"CC536", `{A &#8211; B &lt; C &amp; &eacute;t&eacute;}`, `{A -- B \textless{} C \& {\'{e}}t{\'{e}}}`},
		"in a formula":      {"CC536", `{Where $a &lt; b$}`, `{Where $a < b$}`},
		"in an address":     {"CC536", `{\url{https://example.org/?a=1&amp;b=2}}`, `{\url{https://example.org/?a=1&b=2}}`},

		"in capitals":               {"CC518", `"{{THE HISTORY OF SMITH \& SONS: A {\"U}BER-{\AE}THER \emph{IN} $X$ AND \v{S}KODA'S ILE DE LA CIT\'E}}"`, `"{{The History of Smith \& Sons: A {\"U}ber-{\AE}ther \emph{In} $X$ and \v{S}koda's Ile De La Cit\'e}}"`},
		"capitals in Unicode":       {"CC518", `{ПРОБЛЕМЫ ИЗУЧЕНИЯ КРАЕВЫХ СТРУКТУР}`, `{Проблемы изучения краевых структур}`},
		"a stop":                    {"CC520", `{The Councils of {Petrograd}: a study.}`, `{The Councils of {Petrograd}: a study}`},
		"a comma and a stop":        {"CC520", `" The Councils of Petrograd., "`, `" The Councils of Petrograd "`},
		"quotation marks around":    {"CC520", "{``The Councils of Petrograd,''}", `{The Councils of Petrograd}`},
		"capitals with accents":     {"CC517", `{The fall of M{\"u}nchen in spring}`, `{The fall of {M{\"u}nchen} in spring}`},
		"capitals unprotected":      {"CC517", `"The Councils of Petrograd and the {CPSU} in the USSR"`, `"The Councils of {Petrograd} and the {CPSU} in the {USSR}"`},
		"letters of classic BibTeX": {"CC526", `{Räte in Łódź}`, `{R{\"{a}}te in {\L}{\'{o}}d{\'{z}}}`},
		"double braces":             {"CC519", `"{The Councils of {Petrograd}}"`, `"The Councils of {Petrograd}"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			frame := func(value string) string {
				return "@misc{a,\n  author = {Moore, Ann},\n  title = " + value + ",\n  year = 1991\n}\n"
			}
			doc := document(t, cite.Example{Format: "bibtex", Source: frame(tt.value)})
			found := findings(t, check.Find(tt.rule)[0], doc)
			if len(found) != 1 || len(found[0].Fixes) != 1 {
				t.Fatalf("findings: %+v", found)
			}
			if diff := cmp.Diff(frame(tt.want), fixed(doc, found[0].Fixes[0])); diff != "" {
				t.Errorf("fixed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFixesAcrossFields holds fixes that touch the name of a field, or a field
// besides the one complained of.
func TestFixesAcrossFields(t *testing.T) {
	tests := map[string]struct{ rule, fields, want string }{
		"place in front":     {"CC528", "publisher = {London : Verso}", "publisher = {Verso},\n  address = {London}"},
		"place behind":       {"CC528", `publisher = "Penguin Books, London"`, "publisher = \"Penguin Books\",\n  address = {London}"},
		"no space":           {"CC528", "publisher = {{New York}:Macmillan}", "publisher = {Macmillan},\n  address = {{New York}}"},
		"place twice":        {"CC528", "address = {Cambridge, MA},\n  publisher = {Cambridge, MA: MIT Press}", "address = {Cambridge, MA},\n  publisher = {MIT Press}"},
		"in each other's":    {"CC528", "publisher = \"London\",\n  address = {Penguin Books}", "publisher = {Penguin Books},\n  address = \"London\""},
		"legal form":         {"CC529", `publisher = {John Wiley \& Sons, Inc.}`, `publisher = {John Wiley \& Sons}`},
		"label in front":     {"CC537", "series = {Towns},\n  number = {no.~12}", "series = {Towns},\n  number = {12}"},
		"title of a part":    {"CC537", "booktitle = {{In: Revolution in Russia}}", "booktitle = {{Revolution in Russia}}"},
		"title of a meeting": {"CC537", "booktitle = \"In the Proceedings of a Meeting\"", "booktitle = \"the Proceedings of a Meeting\""},
		"role in front":      {"CC537", "editor = {Eds. Hill, Mary and Lee, Ann}", "editor = {Hill, Mary and Lee, Ann}"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			frame := func(fields string) string {
				return "@incollection{a,\n  author = {Moore, Ann},\n  title = {Councils},\n  " + fields + ",\n  year = 1991\n}\n"
			}
			doc := document(t, cite.Example{Format: "bibtex", Source: frame(tt.fields)})
			found := findings(t, check.Find(tt.rule)[0], doc)
			if len(found) != 1 || len(found[0].Fixes) != 1 {
				t.Fatalf("findings: %+v", found)
			}
			if diff := cmp.Diff(frame(tt.want), fixed(doc, found[0].Fixes[0])); diff != "" {
				t.Errorf("fixed (-want +got):\n%s", diff)
			}
		})
	}
}
