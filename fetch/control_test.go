package fetch

import (
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

func TestNames(t *testing.T) {
	online := names{"doi.org": "192.0.2.7", "flaky.org": "SERVFAIL"}
	sandbox := names{"flaky.org": "SERVFAIL"}
	tests := []struct {
		where     string
		names     names
		url       string
		want      cite.Status
		evidence  string
		reachable bool
	}{
		{"online", online, "http://gone.org/", cite.Broken, "no such host", true},
		{"online", online, "http://flaky.org/", cite.Unsure, "the name service did not answer", false},
		{"sandbox", sandbox, "http://gone.org/", cite.Unsure, "knows no public names", false},
		{"sandbox", sandbox, "http://gone.invalid/", cite.Broken, "no such host", true},
		{"sandbox", sandbox, "http://flaky.org/", cite.Unsure, "the name service did not answer", false},
	}
	for _, tt := range tests {
		o := impatient()
		o.Resolver = tt.names.Resolver()
		c := testClient(t, o)
		v := c.Verify(t.Context(), cite.Question{URL: tt.url})
		if v.Status != tt.want || !strings.Contains(v.Evidence, tt.evidence) || c.Reachable() != tt.reachable {
			t.Errorf("%s, %s: %v (%s), reachable %t; want %v (%s), %t",
				tt.where, tt.url, v.Status, v.Evidence, c.Reachable(), tt.want, tt.evidence, tt.reachable)
		}
	}
}

// One answer is enough for the network to be there.
func TestReachableByOne(t *testing.T) {
	o := impatient()
	o.Resolver = names{"doi.org": "192.0.2.7", "flaky.org": "SERVFAIL"}.Resolver()
	c := testClient(t, o)
	c.Verify(t.Context(), cite.Question{URL: "http://flaky.org/"})
	c.Verify(t.Context(), cite.Question{URL: "http://gone.org/"})
	if !c.Reachable() {
		t.Error("a host that does not exist is an answer, but the network counts as out of reach")
	}
}
