package report

import (
	"github.com/citecheck/citecheck/cite"
)

// htmlKinds are the colours of fields and what they stand for, in the order of
// the legend.
var htmlKinds = []string{"names", "title", "container", "date", "publisher", "numbers", "address", "other"}

// kindOf sorts the labels of the training data (see cite/parse) into colours.
var kindOf = map[string]string{
	"author": "names", "editor": "names", "translator": "names", "director": "names", "producer": "names",
	"title":           "title",
	"container-title": "container", "journal": "container", "collection-title": "container", "event": "container",
	"date": "date", "accessed": "date",
	"publisher": "publisher", "location": "publisher", "institution": "publisher",
	"volume": "numbers", "issue": "numbers", "pages": "numbers", "edition": "numbers", "chapter": "numbers", "number": "numbers",
	"url": "address", "doi": "address", "isbn": "address", "issn": "address", "arxiv": "address", "pmid": "address",
}

// fieldKind is the colour of a field, "" for the words between fields.
func fieldKind(field string) string {
	if field == "" {
		return ""
	}
	if kind, ok := kindOf[field]; ok {
		return kind
	}
	return "other"
}

// fieldKinds counts the colours that a run needs, for the legend.
func fieldKinds(run *cite.Run) []htmlCount {
	count := make(map[string]int)
	for _, doc := range run.Documents {
		for i := range doc.References {
			for _, w := range wordsOf(&doc.References[i]) {
				count[w.Kind]++
			}
		}
	}
	var kinds []htmlCount
	for _, kind := range htmlKinds {
		if count[kind] > 0 {
			kinds = append(kinds, htmlCount{kind, count[kind]})
		}
	}
	return kinds
}
