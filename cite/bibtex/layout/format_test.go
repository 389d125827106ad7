package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/bibtex/layout"
)

// TestValues formats one field and looks at its value.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		name, field, want string
		o                 layout.Options
	}{
		{"quotation marks", `t = "a {"} b"`, `t = {a {"} b}`, layout.Options{}},
		{"a backslash at the end", `t = "a\"`, `t = "a\"`, layout.Options{}},
		{"a space that TeX sees", `t = {a\ }`, `t = {a\ }`, layout.Options{}},
		{"a concatenation", `t="a"#b#1`, `t = "a" # b # 1`, layout.Options{}},
		{"braces to marks", `t = {a}`, `t = "a"`, layout.Options{Delimiters: layout.QuotationMarks}},
		{"marks inside", `t = {a "b"}`, `t = {a "b"}`, layout.Options{Delimiters: layout.QuotationMarks}},
		{"a number", `t = 12`, `t = {12}`, layout.Options{}},
		{"a number without braces", `t = {12}`, `t = 12`, layout.Options{Numeric: true}},
		{"a number with a zero before it", `t = {012}`, `t = {012}`, layout.Options{Numeric: true}},
		{"a month", `month = {August}`, `month = aug`, layout.Options{}},
		{"the macro of a month", `MONTH = AUG`, `month = aug`, layout.Options{}},
		{"a day of a month", `month = {August 1}`, `month = {August 1}`, layout.Options{}},
		{"a short month", `month = {Aug.}`, `month = {Aug.}`, layout.Options{}},
		{"all months", `month = {Sept.}`, `month = sep`, layout.Options{Months: layout.AllMonths}},
		{"numbers of months", `month = 08`, `month = aug`, layout.Options{Months: layout.AllMonths}},
		{"no months", `month = {August}`, `month = {August}`, layout.Options{Months: layout.NoneOfThem}},
		{"enclosing braces", `t = {{{A} b}}`, `t = {{A} b}`, layout.Options{StripEnclosingBraces: true}},
		{"braces side by side", `t = {{A} {b}}`, `t = {{A} {b}}`, layout.Options{StripEnclosingBraces: true}},
		{"the braces of a body", `author = {{The Group}}`, `author = {{The Group}}`, layout.Options{StripEnclosingBraces: true}},
		{"the braces of an accent", `t = {{\"A}}`, `t = {{\"A}}`, layout.Options{StripEnclosingBraces: true}},
		{"braces inside", `t = {The {N}ew \emph{{O}ne} {$a_{b}$}}`, `t = {The New \emph{{O}ne} $a_{b}$}`, layout.Options{RemoveBraces: []string{"t"}}},
		{"capitals", `t = {PART XII OF ÉCOLES}`, `t = {Part XII Of Écoles}`, layout.Options{DropAllCaps: true}},
		{"one word in capitals", `t = {NATO}`, `t = {NATO}`, layout.Options{DropAllCaps: true}},
		{"an address", `url = {http://x.org/a\_b_c d%20?q={e}}`, `url = {http://x.org/a%5Fb%5Fc%20d%20?q={e}}`, layout.Options{EncodeURLs: true}},
		{"authors", "author = {A, B and {C and D}\n and E}", `author = {A, B and {C and D} and others}`, layout.Options{MaxAuthors: 2}},
		{"others are one", `author = {A and B and others}`, `author = {A and B and others}`, layout.Options{MaxAuthors: 2}},
		{"pages", `pages = {1-2, 3 – 4, S1-S2}`, `pages = {1--2, 3--4, S1-S2}`, layout.Options{PageRanges: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(format([]byte("@a{k, "+c.field+"}"), c.o))
			if want := "@a{k,\n  " + c.want + "\n}\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// TestLeftAlone gives entries that programs read differently. They stay to the
// byte, and that is told.
func TestLeftAlone(t *testing.T) {
	for name, s := range map[string]string{
		"a missing comma":            "@A{k, t = {x} u = {y}}\n",
		"two commas":                 "@A{k, t = {x},, u = {y}}\n",
		"an open brace":              "@A{k,\n t = {x\n}\n\n@b{l\n}\n",
		"an open entry":              "@A{k, T = {x}\n",
		"words without braces":       "@A{k, T = x y}\n",
		"no key":                     "@A{T = {x}}\n",
		"a key of words":             "@A{a b, T = {x}}\n",
		"a form feed":                "@A{k,\fT = {x}}\n",
		"a comma in a definition":    "@String{a = {x},}\n",
		"two definitions":            "@String{a = {x}, b = {y}}\n",
		"an empty value":             "@A{k, T = }\n",
		"words behind a preamble":    "@Preamble{{x} y}\n",
		"a concatenation of nothing": "@A{k, T = {x} # }\n",
	} {
		t.Run(name, func(t *testing.T) {
			out, notes := layout.Format(bibtex.Parse([]byte(s)), layout.Options{TrailingCommas: true})
			if d := cmp.Diff(s, string(out)); d != "" {
				t.Errorf("changed (-before +after):\n%s", d)
			}
			if len(notes) != 1 || !strings.HasPrefix(notes[0].Message, "left as it is: ") {
				t.Errorf("notes are %v, want one", notes)
			}
		})
	}
}

// TestSameSeesDifferences holds that what Format is held to is strict enough.
func TestSameSeesDifferences(t *testing.T) {
	const file = "% note\n@string{a = { x }}\n@preamble{{y}}\n@b{k,\n  t = {v w}, % remark\n  u = a\n}\n@comment{z}\n"
	for _, c := range []struct{ old, new string }{
		{"note", "not"}, {"{ x }", "{x}"}, {"{y}", "{z}"}, {"@b", "@c"}, {"{k", "{K"}, {"v w", "vw"}, {"  t", "  s"},
		{"remark", "mark"}, {"u = a", "u = b"}, {"\n  u = a", ""}, {"% remark", "r={s}, % remark"}, {"{z}", "{}"}, {"@b", "%@b"}, {"u = a\n}", "u = a\n"},
		{"@preamble{{y}}\n", ""},
	} {
		changed := strings.Replace(file, c.old, c.new, 1)
		if err := layout.Same(bibtex.Parse([]byte(file)), bibtex.Parse([]byte(changed))); err == nil {
			t.Errorf("Same sees no difference between %q and %q", c.old, c.new)
		}
	}
}
