package cli

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fields are where the addresses of services go.
func (s *services) fields() map[string]*string {
	return map[string]*string{
		"doi": &s.doi, "handle": &s.handle, "arxiv": &s.arxiv, "pubmed": &s.pubmed, "openlibrary": &s.openlibrary,
		"urn": &s.urn, "ark": &s.ark, "crossref": &s.crossref, "wayback": &s.wayback,
	}
}

// service reads "doi: {url: https://doi.org}", "doi: https://doi.org" or
// "doi: off".
func (c *config) service(key, value *yaml.Node) error {
	field := c.services.fields()[key.Value]
	if field == nil {
		var names []string
		for name := range c.services.fields() {
			names = append(names, name)
		}
		return c.unknown(key, names)
	}
	if value.Kind == yaml.ScalarNode {
		return c.address(key.Value, value, field)
	}
	return c.mapping(value, " below "+key.Value, func(k, v *yaml.Node) error {
		switch {
		case k.Value == "url":
			return c.address(key.Value, v, field)
		case k.Value == "mailto":
			return nil // for services that answer better if they know whom to write to
		case k.Value == "availability" && key.Value == "wayback":
			return c.address(k.Value, v, &c.services.availability)
		case k.Value == "timegates" && key.Value == "wayback":
			gates, err := c.values(k, v)
			c.services.timegates = gates
			return err
		}
		return c.unknown(k, []string{"url", "mailto", "availability", "timegates"})
	})
}

// address takes an address, or a word that switches the service off.
func (c *config) address(name string, n *yaml.Node, to *string) error {
	v := strings.TrimSpace(n.Value)
	if on, err := strconv.ParseBool(v); err == nil && !on || v == "off" || v == "no" {
		*to = "off"
		return nil
	}
	if n.Kind != yaml.ScalarNode || v != "" && !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "http://") {
		return c.wrong(n, "%s: expected an address such as https://example.org, or off", name)
	}
	*to = strings.TrimRight(v, "/")
	return nil
}
