package resolve

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/page"
)

const acceptHTML = "text/html,application/xhtml+xml,*/*;q=0.8"

// askArXiv asks for the abstract, whose page says plainly that there is none.
func askArXiv(ctx context.Context, a asker, id Identifier) (Answer, error) {
	code, header, body, err := a.get(ctx, "/abs/"+id.Value, acceptHTML)
	if err != nil {
		return unsettled, err
	}
	switch code {
	case http.StatusOK:
		ans := Answer{Status: cite.OK, Code: code, Settled: true}
		for _, t := range page.Read(body, header.Get("Content-Type"), false).Titles {
			ans.Titles = append(ans.Titles, strings.TrimPrefix(t, "["+id.Value+"] "))
		}
		return ans, nil
	case http.StatusNotFound, http.StatusBadRequest: // "identifier not recognized"
		return Answer{Status: cite.Broken, Code: code, Evidence: a.name() + " has no " + id.Value, Settled: true}, nil
	}
	return unsettled, nil
}

// askPubMed asks E-utilities, as the pages keep robots out.
// https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary
func askPubMed(ctx context.Context, a asker, id Identifier) (Answer, error) {
	db, number := "pubmed", id.Value
	if id.Scheme == "pmcid" {
		db, number = "pmc", strings.TrimPrefix(id.Value, "PMC")
	}
	code, _, body, err := a.get(ctx, "/entrez/eutils/esummary.fcgi?db="+db+"&id="+number+"&retmode=json&tool=citecheck", "application/json")
	if err != nil || code != http.StatusOK {
		return unsettled, err
	}
	var all struct {
		Result map[string]json.RawMessage `json:"result"`
	}
	var one struct{ Title, Error string }
	if !reads(body, &all) || !reads(all.Result[number], &one) {
		return unsettled, nil
	}
	switch {
	case one.Error != "":
		return Answer{Status: cite.Broken, Code: http.StatusNotFound, Evidence: "there is no " + strings.ToUpper(id.Scheme) + " " + id.Value, Settled: true}, nil
	case one.Title != "":
		return Answer{Status: cite.OK, Code: code, Titles: []string{strings.TrimSuffix(one.Title, ".")}, Final: id.URL, Settled: true}, nil
	}
	return unsettled, nil
}

// askOpenLibrary asks for a book. That it is not there says nothing about the
// book.
func askOpenLibrary(ctx context.Context, a asker, id Identifier) (Answer, error) {
	code, _, body, err := a.get(ctx, "/isbn/"+id.Value+".json", "application/json")
	if err != nil {
		return unsettled, err
	}
	var book struct{ Title, Subtitle string }
	if code != http.StatusOK || !reads(body, &book) || book.Title == "" {
		return Answer{Status: cite.Unsure, Code: code, Evidence: a.name() + " does not know the ISBN " + id.Value, Settled: true}, nil
	}
	titles := []string{book.Title}
	if book.Subtitle != "" {
		titles = []string{book.Title + ": " + book.Subtitle, book.Title}
	}
	return Answer{Status: cite.OK, Code: code, Titles: titles, Settled: true}, nil
}

// askResolver asks a resolver that answers with a redirect where it knows an
// identifier.
func askResolver(ctx context.Context, a asker, id Identifier) (Answer, error) {
	path := "/" + id.Value
	code, header, _, err := a.get(ctx, path, acceptHTML)
	if err != nil {
		return unsettled, err
	}
	switch {
	case code/100 == 3 && header.Get("Location") != "":
		return Answer{Status: cite.OK, Code: code, Final: header.Get("Location"), Evidence: "registered at " + a.name(), Settled: true}, nil
	case code == http.StatusNotFound || code == http.StatusGone:
		return Answer{Status: cite.Broken, Code: code, Evidence: a.name() + " does not know " + id.Value, Settled: true}, nil
	}
	return unsettled, nil
}
