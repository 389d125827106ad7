package fetch

import (
	"net/url"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

func TestLost(t *testing.T) {
	const fine = cite.OK
	tests := []struct {
		from, to string
		want     cite.Status
		sure     bool
	}{
		{"https://a.org/x/article", "https://a.org/", cite.Soft404, true},
		{"https://a.org/x/article", "https://www.a.org/index.html", cite.Soft404, true},
		{"https://a.org/x/article", "https://www.a.org/en/", cite.Soft404, true},
		{"https://old.a.co.uk/x.html", "https://www.a.co.uk", cite.Soft404, true},
		{"https://a.org/?p=123", "https://a.org/", cite.Soft404, true},
		{"https://a.org/index.php?id=7", "https://a.org/", cite.Soft404, true},
		{"https://a.org/project", "https://project.org/", fine, false}, // a house of its own
		{"https://a.org/2019/article.html", "https://b.org/", cite.Soft404, false},
		{"https://a.org/blog/2019/article", "https://a.org/blog/", cite.Soft404, false},
		{"https://a.org/blog/2019/article", "https://a.org/blog/2019", cite.Soft404, false},
		{"https://a.org/blog/index.html", "https://a.org/blog/", fine, false},
		{"https://a.org/blog/", "https://a.org/blog", fine, false},
		{"http://127.0.0.1/a/b", "http://127.0.0.2/", cite.Soft404, false},
		{"https://a.org/", "https://a.org/en/", fine, false},
		{"https://a.org/index.html", "https://a.org/", fine, false},
		{"https://a.org/de", "https://a.org/", fine, false},
		{"https://a.org/?lang=en", "https://a.org/", fine, false},
		{"http://a.org/x", "https://a.org/x", fine, false},
		{"https://a.org/x", "https://a.org/x/", fine, false},
		{"https://a.org/x", "https://a.org/2020/x", fine, false},
		{"https://a.org/x", "https://a.org/404", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/404.html", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/error", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/errors/not-found", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/PageNotFound.aspx", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/page-introuvable", cite.Soft404, true},
		{"https://a.org/x", "https://a.org/articles/404-the-history", fine, false},
		{"https://a.org/x", "https://a.org/trial-and-error", fine, false},
		{"https://a.org/error", "https://a.org/errors/404", fine, false}, // an article about errors, perhaps
		{"https://a.org/x", "https://a.org/login?next=/x", cite.Blocked, true},
		{"https://a.org/x", "https://a.org/user/login", cite.Blocked, true},
		{"https://a.org/x", "https://accounts.b.com/v3/signin", cite.Blocked, true},
		{"https://a.org/x", "https://login.b.edu/idp?x=1", cite.Blocked, true},
		{"https://a.org/x", "https://a.org/wp-login.php", cite.Blocked, true},
		{"https://a.org/x", "https://a.org/blogging/loginov", fine, false},
		{"https://a.org/login", "https://a.org/user/login", fine, false},
		{"https://a.org/x", "https://consent.b.com/m?continue=x", cite.Blocked, true},
		{"https://a.org/x", "https://a.org/search?q=x", cite.Soft404, false},
		{"https://a.org/x", "https://a.org/research", fine, false},
		{"https://a.org/search?q=y", "https://a.org/search/?q=y", fine, false},
	}
	for _, tt := range tests {
		from, _ := url.Parse(tt.from)
		to, _ := url.Parse(tt.to)
		s, ok := lost(from, to)
		if !ok {
			s.Status = fine
		}
		if s.Status != tt.want || s.Sure != tt.sure || ok && s.Evidence == "" {
			t.Errorf("%s to %s: %v, sure %v (%s), want %v, %v", tt.from, tt.to, s.Status, s.Sure, s.Evidence, tt.want, tt.sure)
		}
	}
}

func TestHome(t *testing.T) {
	for address, want := range map[string]bool{
		"http://a.org": true, "http://a.org/": true, "http://a.org/index.php": true, "http://a.org/en-us/": true, "http://a.org/de/home": true,
		"http://a.org/about": false, "http://a.org/article.php": false, "http://a.org/?p=3": false, "http://a.org/x/": false,
	} {
		u, _ := url.Parse(address)
		if isHome(u) != want || isDeep(u) == want {
			t.Errorf("%s: home %v, deep %v", address, isHome(u), isDeep(u))
		}
	}
}
