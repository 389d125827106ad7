package name_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
)

// show writes a name as family|given|particle|dropping|suffix without empty
// ends, a literal in braces.
func show(names []cite.Name) string {
	var out []string
	for _, n := range names {
		s := strings.TrimRight(strings.Join([]string{n.Family, n.Given, n.Particle, n.Dropping, n.Suffix}, "|"), "|")
		if n.Literal != "" {
			s = "{" + n.Literal + "}"
		}
		if n.Others {
			s += " +"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestParse(t *testing.T) {
	for list, want := range map[string]string{
		"ANWEILER, Oscar":                  "Anweiler|Oscar",
		"HAHN, Jeffrey W":                  "Hahn|Jeffrey W.",
		"Ellen Meiksins Wood":              "Wood|Ellen Meiksins",
		"Lenin":                            "Lenin",
		"Doe, J., Roe, R. & Poe, P.":       "Doe|J.; Roe|R.; Poe|P.",
		"Anderson, C. A., & Bushman, B. J": "Anderson|C. A.; Bushman|B. J.",
		"J. Doe and R. Roe":                "Doe|J.; Roe|R.",
		"Pérez-Higueras JJ, Smith AB":      "Pérez-Higueras|JJ; Smith|AB",
		"Doe J; Roe R":                     "Doe|J; Roe|R",
		"Czaika M, de Haas H, et al.":      "Czaika|M; Haas|H|de +",
		"Doe, Jane, Roe, Richard":          "Doe|Jane; Roe|Richard",
		"Doe, Jane, Richard Roe":           "Doe|Jane; Roe|Richard",
		"John Doe, Jane Roe, Max Poe":      "Doe|John; Roe|Jane; Poe|Max",
		"Smith, Jones and Brown":           "Smith; Jones; Brown",
		"Smith, Jane and Brown, Jack":      "Smith|Jane; Brown|Jack",
		"Downs, Anthony/Key, Vera":         "Downs|Anthony; Key|Vera",
		"COLE, I. u. R. FURBEY":            "Cole|I.; Furbey|R.",
		"LABIT Anne":                       "Labit|Anne",
		"van der Berg, J., Jr.":            "Berg|J.|van der||Jr.",
		"Gaulle, Charles de":               "Gaulle|Charles||de",
		"Jan van der Berg":                 "Berg|Jan|van der",
		"VAN DER BERG, Jan":                "Berg|Jan|van der",
		"MCDONALD, Ann; O'BRIEN, Flann":    "McDonald|Ann; O'Brien|Flann",
		"McDONALD, Ann":                    "McDonald|Ann",
		"PÉREZ-HIGUERAS, Ana":              "Pérez-Higueras|Ana",
		"King, Martin Luther, Jr.":         "King|Martin Luther|||Jr.",
		"Müller, A. u. a.":                 "Müller|A. +",
		"Иванов И. И., Петров П. П. и др.":  "Иванов|И. И.; Петров|П. П. +",
		"Иванов Иван Иванович":              "Иванов|Иван Иванович",
		"王小明、李四":                            "王|小明; 李|四",
		"World Health Organization":         "{World Health Organization}",
		"Ministry of Finance and Planning":  "{Ministry of Finance and Planning}",
		"OECD":                              "{OECD}",
		"Jünemann, A. / Knodt, M. (Hrsg.)":  "Jünemann|A.; Knodt|M.",
		"edited by Jane Roe":                "Roe|Jane",
		"García Cívico J":                   "García Cívico|J",
		"Huonker, Th":                       "Huonker|Th.",
		"":                                  "",
		" , ; and ":                         "",
		"Doe, Jean-Paul":                    "Doe|Jean-Paul",
		"Sartre, J.-P. and de Beauvoir, S.": "Sartre|J.-P.; Beauvoir|S.|de",
	} {
		if diff := cmp.Diff(want, show(name.Parse(list))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", list, diff)
		}
	}
}

func TestSpans(t *testing.T) {
	const list = "Doe, J., & ROE, R."
	names := name.Parse(list)
	want := []string{"Doe, J.", "ROE, R."}
	for i, n := range names {
		if n.Written != want[i] || list[n.Span.Start:n.Span.End] != want[i] {
			t.Errorf("name %d is written %q at %v, want %q", i, n.Written, n.Span, want[i])
		}
	}
	if len(names) != 2 {
		t.Errorf("%d names, want 2", len(names))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Doe, J., Roe, R. et al.", "王小明", "(Hrsg.)", ",;&", "Mc", "VAN DER", "\xff, \xfe."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, list string) {
		at := 0
		for _, n := range name.Parse(list) {
			if n.Sort() == "" {
				t.Fatalf("a name without a name: %+v", n)
			}
			if n.Span.Start < at || n.Span.End > len(list) || list[n.Span.Start:n.Span.End] != n.Written {
				t.Fatalf("%q stands at %v", n.Written, n.Span)
			}
			at = n.Span.End
		}
	})
}
