package ris_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/ris"
)

// TestReadManagers reads records in the manners of the programs that people
// have them from. Places are checked elsewhere.
func TestReadManagers(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"EndNote", "TY  - JOUR\r\nAU  - Lee, Ann\r\nAU  - et al.\r\nAU  - World Bank,\r\nAU  - Board of Trade,, London\r\nPY  - 2001\r\nDA  - Mar 9\r\nTI  - A\r\nT2  - Journal of Lists\r\nJ2  - J. Lists\r\nVL  - 3\r\nIS  - 2\r\nSP  - 153\r\nEP  - 60\r\nSN  - 0378-5955\r\nM3  - 10.1000/182\r\nKW  - one\r\ntwo\r\nthree\r\nN1  - A note\r\nUR  - http://a.b\r\nC7  - e12\r\nER  - \r\n", []string{
			"article-journal  ", "DOI 10.1000/182", "ISSN 0378-5955", "URL http://a.b", "author |Board of Trade, London||", "author |Lee|Ann|", "author |World Bank||",
			"container-title Journal of Lists", "container-title-short J. Lists", "issue 2", "issued 2001-03-09", "keyword one, two, three", "note A note",
			"number e12", "page 153-60", "title A", "volume 3",
		}},
		{"Zotero, a book", "TY  - BOOK\nTI  - B\nAU  - Plato\nA3  - Roe, Jane\nA2  - Doe, J.\nT2  - Library of Lists\nCY  - Leiden\nDA  - 1999///\nPY  - 1999\nSP  - 345\nPB  - Brill\nSN  - 0-306-40615-2\nET  - 2\nNV  - 3\nST  - b\nCN  - QA 1\nDB  - Archive\nDP  - Library Catalog\nAN  - Box 3\nER  - \n", []string{
			"book  ", "ISBN 0-306-40615-2", "archive Archive", "archive_location Box 3", "author |Plato||", "call-number QA 1", "collection-editor |Doe|J.|", "collection-title Library of Lists",
			"edition 2", "editor |Roe|Jane|", "issued 1999", "number-of-pages 345", "number-of-volumes 3", "publisher Brill", "publisher-place Leiden", "source Library Catalog",
			"title B", "title-short b",
		}},
		{"Zotero, a paper", "TY  - CONF\nTI  - P\nAU  - van der Berg, Jan, Jr.\nT2  - Conference on Lists\nC1  - Oslo\nC3  - Proceedings of Lists\nDA  - 2004/05/06/\nPY  - 2004\nY2  - 2020/01/02/10:11:12\nL1  - https://a.b/p.pdf\nER  - \n", []string{
			"paper-conference  ", "URL https://a.b/p.pdf", "accessed 2020-01-02", "author van der|Berg|Jan|Jr.", "container-title Proceedings of Lists", "event-title Conference on Lists",
			"issued 2004-05-06", "publisher-place Oslo", "title P",
		}},
		{"Mendeley", "TY  - JOUR\nT1  - M\nA1  - Roe, R\nY1  - 2010/01//\nN2  - About\nJF  - Journal of Lists\nJO  - J Lists\nVL  - 1\nIS  - 1-2\nSP  - 5\nEP  - 9\nDO  - https://doi.org/10.1000/182\nUR  - http://a.b;http://c.d\nL2  - http://e.f\nER  -\n", []string{
			"article-journal  ", "DOI 10.1000/182", "L2 http://e.f", "URL http://a.b", "URL http://c.d", "abstract About", "author |Roe|R|", "container-title Journal of Lists",
			"container-title-short J Lists", "issue 1-2", "issued 2010-01", "page 5-9", "title M", "volume 1",
		}},
		{"Web of Science", "TY  - JOUR\nAU  - Roe, R\nTI  - W\nT2  - JOURNAL OF LISTS\nSN  - 0378-5955\nDA  - MAY\nPY  - 2012\nVL  - 8\nSP  - e1\nDO  - 10.1000/182\nAN  - WOS:000123456700001\nM3  - Article\nER  - \nEF  - \n", []string{
			"article-journal  ", "DOI 10.1000/182", "ISSN 0378-5955", "archive_location WOS:000123456700001", "author |Roe|R|", "container-title JOURNAL OF LISTS",
			"genre Article", "issued 2012-05", "page e1", "title W", "volume 8",
		}},
		{"a journal alone", "TY  -JOUR\nJO  - J Lists\nPY  - 2001///Spring\nAB  - One\n  two\nER  - ", []string{
			"article-journal  ", "abstract One two", "container-title J Lists", "issued 2001-21",
		}},
		{"a film, a letter, a report, a preprint", "TY  - MPCT\nAU  - Vertov, Dziga\nA3  - Roe, R.\nER  - ", []string{
			"motion_picture  ", "director |Vertov|Dziga|", "producer |Roe|R.|",
		}},
		{"a report", "TY  - RPRT\nSN  - TR-12\nT2  - Series\nPB  - Bureau\nER  - ", []string{"report  ", "collection-title Series", "number TR-12", "publisher Bureau"}},
		{"a letter", "TY  - PCOMM\nAU  - Marx, Karl\nA2  - Engels, F.\nER  - ", []string{"personal_communication  ", "author |Marx|Karl|", "recipient |Engels|F.|"}},
		{"a preprint", "TY  - UNPB\nDO  - 10.1101/1\nER  - ", []string{"article  ", "DOI 10.1101/1"}},
	} {
		entries, notices := ris.Read([]byte(c.src))
		want := 0
		if c.name == "Web of Science" {
			want = 1 // of the line that ends the file
		}
		if len(entries) != 1 || len(notices) != want {
			t.Errorf("%s: %d entries, notices %v", c.name, len(entries), notices)
			continue
		}
		if d := cmp.Diff(c.want, placeless(told(c.src, entries[0]))); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}
