package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/extract"
	"github.com/citecheck/citecheck/cite/source"
)

// The article that the project began with has six references without a
// heading, two of them behind a lead-in, and a remark with numbers to click.
func TestSoviets(t *testing.T) {
	want := [][2]string{
		{"", "Lenin, 1918, The Immediate Tasks of the Soviet Government, [online here]."},
		{"", "1918 RFSR Constitution, [online here]."},
		{"For more on Locke and his timing:", "Ellen Meiksins Wood, The Agrarian Origin of Capitalism, [online here]."},
		{"", "ANWEILER, Oscar. The Soviets : The Russian Workers, Peasants and Soldiers Councils, 1905-1921, New York, Pantheon Books, 1974."},
		{"", "HAHN, Jeffrey W. Soviet Grassroots : Citizen Participation in Local Soviet Government, New Jersey, Princeton University Press, 1988."},
		{"Still reading it but could be of interest for further reading into the nitty-gritty details of Soviet rule, especially Stalin:",
			"LEWIN, Moshe. The Soviet Century, Verso, 2005."},
	}
	for _, name := range []string{"article.txt", "article.md", "article.html", "healthy.html"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "soviets", name))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := source.Read(context.Background(), source.File{Path: name, Data: data})
			if err != nil {
				t.Fatal(err)
			}
			refs := extract.References(doc)
			var got [][2]string
			for _, r := range refs {
				got = append(got, [2]string{r.LeadIn.String(), r.Text.String()})
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("references (-want +got):\n%s", diff)
			}
			cites := extract.Citations(doc, refs)
			const text = "(Lenin, 1918, The Immediate Tasks of the Soviet Government)"
			if len(cites) != 1 || cites[0].Text.String() != text || !cmp.Equal(cites[0].Targets, []int{0}) {
				t.Errorf("citations = %v, want %q of reference 0", cites, text)
			}
		})
	}
}
