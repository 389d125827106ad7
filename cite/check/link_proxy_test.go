package check

import "testing"

// TestBehindProxy demands that nothing of an address is lost.
func TestBehindProxy(t *testing.T) {
	for address, want := range map[string]struct {
		to   string
		sure bool
	}{
		"https://ezproxy.uni.edu/login?url=https://search.ebscohost.com/login.aspx?direct=true&db=ahl&AN=123&site=ehost-live#p5": {"https://search.ebscohost.com/login.aspx?direct=true&db=ahl&AN=123&site=ehost-live#p5", true},
		"https://ezproxy.uni.edu/login?url=https%3A%2F%2Fsearch.ebscohost.com%2Flogin.aspx%3Fdb%3Dahl%26AN%3D1+2":                {"https://search.ebscohost.com/login.aspx?db=ahl&AN=1+2", true},
		"https://ezproxy.uni.edu/login?url=https%3A%2F%2Fwww.jstor.org%2Fstable%2F1&db=ahl":                                      {"https://www.jstor.org/stable/1", false},
		"https://ezproxy.uni.edu/login?auth=shib&url=https://www.jstor.org/stable/1?seq=2":                                       {"https://www.jstor.org/stable/1?seq=2", true},
		"https://ezproxy.uni.edu/login?qurl=https%3a%2f%2fwww.jstor.org%2fstable%2f1":                                            {"https://www.jstor.org/stable/1", true},
		"https://www-jstor-org.ezproxy.uni.edu/stable/2707213?seq=3":                                                             {"https://www.jstor.org/stable/2707213?seq=3", false},
		"https://ezproxy.uni.edu/menu":                         {"", false},
		"https://www.jstor.org/login?url=https://example.org/": {"", false},
	} {
		if to, sure := behindProxy(address); to != want.to || sure != want.sure {
			t.Errorf("%s: %s, %v, want %s, %v", address, to, sure, want.to, want.sure)
		}
	}
}
