package fetch_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch"
)

func ExampleClient_Verify() {
	server := httptest.NewServer(http.RedirectHandler("/", http.StatusMovedPermanently))
	defer server.Close()

	// Loopback is refused unless it is allowed.
	for _, allowed := range [][]netip.Prefix{nil, {netip.MustParsePrefix("127.0.0.0/8")}} {
		client, err := fetch.New(fetch.Options{AllowNet: allowed})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(client.Verify(context.Background(), cite.Question{URL: server.URL}).Status)
		client.Close()
	}
	// Output:
	// private
	// broken
}
