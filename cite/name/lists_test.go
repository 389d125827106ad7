package name_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
)

func TestLists(t *testing.T) {
	p := func(family, given string) cite.Name { return cite.Name{Family: family, Given: given} }
	tests := []struct {
		in   string
		want []cite.Name
	}{
		{"Lenin", []cite.Name{p("Lenin", "")}},
		{"ANWEILER, Oscar", []cite.Name{p("Anweiler", "Oscar")}},
		{"HAHN, Jeffrey W", []cite.Name{p("Hahn", "Jeffrey W.")}},
		{"Ellen Meiksins Wood", []cite.Name{p("Wood", "Ellen Meiksins")}},
		{"Doe, J., Roe, R. & Poe, P", []cite.Name{p("Doe", "J."), p("Roe", "R."), p("Poe", "P.")}},
		{"J. Doe and R. Roe", []cite.Name{p("Doe", "J."), p("Roe", "R.")}},
		{"Jane Doe, Richard Roe, and Paula Poe", []cite.Name{p("Doe", "Jane"), p("Roe", "Richard"), p("Poe", "Paula")}},
		{"Pérez-Higueras JJ, Smith AB", []cite.Name{p("Pérez-Higueras", "JJ"), p("Smith", "AB")}},
		{"Doe J; Roe R", []cite.Name{p("Doe", "J"), p("Roe", "R")}},
		{"Lippert, Barbara, Gaby Umbach und Wolfgang Wessels", []cite.Name{p("Lippert", "Barbara"), p("Umbach", "Gaby"), p("Wessels", "Wolfgang")}},
		{"García Márquez, Gabriel", []cite.Name{p("García Márquez", "Gabriel")}},
		{"O'BRIEN, Flann; MCDONALD, Jane", []cite.Name{p("O'Brien", "Flann"), p("McDonald", "Jane")}},
		{"King, Martin Luther, Jr.", []cite.Name{{Family: "King", Given: "Martin Luther", Suffix: "Jr."}}},
		{"Martin Luther King, Jr.", []cite.Name{{Family: "King", Given: "Martin Luther", Suffix: "Jr."}}},
		{"Ludwig van Beethoven", []cite.Name{{Family: "Beethoven", Given: "Ludwig", Particle: "van"}}},
		{"van der Berg, Jan", []cite.Name{{Family: "Berg", Given: "Jan", Particle: "van der"}}},
		{"World Health Organization", []cite.Name{{Literal: "World Health Organization"}}},
		{"Иванов И. И., Петров П. П", []cite.Name{p("Иванов", "И. И."), p("Петров", "П. П.")}},
		{"中村太郎", []cite.Name{p("中村", "太郎")}},
		{"鲁迅", []cite.Name{p("鲁", "迅")}},
		{"Doe, J., et al.", []cite.Name{{Family: "Doe", Given: "J.", Others: true}}},
	}
	for _, tt := range tests {
		got := name.Parse(tt.in)
		if diff := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(cite.Name{}, "Written", "Span")); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestWrittenForms(t *testing.T) {
	const list = "DOE, Jane and Richard  Roe"
	for _, n := range name.Parse(list) {
		if list[n.Span.Start:n.Span.End] != n.Written || n.Written == "" {
			t.Errorf("%q stands at %v", n.Written, n.Span)
		}
	}
}

func FuzzOrder(f *testing.F) {
	f.Add("Doe, J., Roe, R. & Poe, P., et al.")
	f.Add("van der Berg, Jan; 中村太郎 / O'BRIEN")
	f.Fuzz(func(t *testing.T, list string) {
		end := 0
		for _, n := range name.Parse(list) {
			if n.Span.Start < end || n.Span.End > len(list) || n.Span.Start >= n.Span.End {
				t.Fatalf("name at %v after %d in %q", n.Span, end, list)
			}
			end = n.Span.End
			if n.Family == "" && n.Literal == "" {
				t.Fatalf("a name without a name: %+v of %q", n, list)
			}
			if strings.TrimSpace(n.Family) != n.Family {
				t.Fatalf("family %q has white space at its end", n.Family)
			}
		}
	})
}
