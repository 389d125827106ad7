package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// An authority signs certificates for tests.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) *authority {
	a := &authority{key: newKey(t)}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Authority"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, a.key.Public(), a.key)
	if err != nil {
		t.Fatal(err)
	}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	return a
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// file writes the authority's certificate where --ca would find it.
func (a *authority) file(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "ca.pem")
	data := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func (a *authority) sign(t *testing.T, ip string, from, to time.Time) tls.Certificate {
	key := newKey(t)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: from, NotAfter: to,
		IPAddresses: []net.IP{net.ParseIP(ip)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, key.Public(), a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

func serveTLS(t *testing.T, c *tls.Config) string {
	s := httptest.NewUnstartedServer(text(goodPage))
	s.TLS = c
	return start(t, s, (*httptest.Server).StartTLS)
}

func TestTLS(t *testing.T) {
	ours, theirs := newAuthority(t), newAuthority(t)
	now := time.Now()
	past := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	config := func(a *authority, ip string, from, to time.Time) *tls.Config {
		return &tls.Config{Certificates: []tls.Certificate{a.sign(t, ip, from, to)}}
	}
	old := config(ours, "127.0.0.1", now.Add(-time.Hour), now.Add(time.Hour))
	old.MinVersion, old.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	plain := serve(t, map[string]http.HandlerFunc{"/": text(goodPage)})
	tests := []struct {
		name, server string
		want         cite.Status
		evidence     string
	}{
		{"good", serveTLS(t, config(ours, "127.0.0.1", now.Add(-time.Hour), now.Add(time.Hour))), cite.OK, ""},
		{"expired", serveTLS(t, config(ours, "127.0.0.1", past, past.AddDate(0, 3, 0))), cite.TLSError,
			"its certificate is valid from 2020-01-01 to 2020-04-01 only"},
		{"wrong host", serveTLS(t, config(ours, "127.0.0.9", now.Add(-time.Hour), now.Add(time.Hour))), cite.TLSError,
			"its certificate is for another host"},
		{"unknown issuer", serveTLS(t, config(theirs, "127.0.0.1", now.Add(-time.Hour), now.Add(time.Hour))), cite.TLSError,
			"the issuer of its certificate is not known"},
		{"old protocol", serveTLS(t, old), cite.TLSError, "it speaks only an old version of TLS"},
		{"plain HTTP", strings.Replace(plain, "http:", "https:", 1), cite.TLSError, "it does not speak TLS on this port"},
	}
	o := impatient()
	o.CAFile = ours.file(t)
	c := testClient(t, o)
	for _, tt := range tests {
		v := c.Verify(t.Context(), cite.Question{URL: tt.server})
		if v.Status != tt.want || !strings.HasSuffix(v.Evidence, tt.evidence) {
			t.Errorf("%s: %v (%s), want %v (%s)", tt.name, v.Status, v.Evidence, tt.want, tt.evidence)
		}
	}
}

func TestHTTP2(t *testing.T) {
	ours := newAuthority(t)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	s.EnableHTTP2 = true
	s.TLS = &tls.Config{Certificates: []tls.Certificate{ours.sign(t, "127.0.0.1", time.Now().Add(-time.Hour), time.Now().Add(time.Hour))}}
	o := impatient()
	o.CAFile = ours.file(t)
	if v := testClient(t, o).Verify(t.Context(), cite.Question{URL: start(t, s, (*httptest.Server).StartTLS)}); v.Status != cite.OK {
		t.Errorf("%v (%s), want ok over HTTP/2", v.Status, v.Evidence)
	}
}
