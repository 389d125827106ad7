package ident

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// arXivNew is the scheme since April 2007, arXivOld the one before; both from
// https://info.arxiv.org/help/arxiv_identifier.html
var (
	arXivNew = pattern.New(`^[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[1-9][0-9]*)?$`)
	arXivOld = pattern.New(`^[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}(?:v[1-9][0-9]*)?$`)

	arXivPlace = pattern.New(`(?i)^(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format)/|^(?:https?://)?(?:dx\.)?(?:doi\.org/)?10\.48550/`)
	arXivLabel = pattern.New(`(?i)^arxiv(?:\s+(?:e-?print|preprint))?(?:\s+arxiv)?[\s:.]*`)
	arXivTail  = pattern.New(`(?:\.pdf)?(?:[?#].*)?$|\s*\[[A-Za-z.-]+\]$`)
)

// ParseArXiv returns the arXiv identifier in s without "arXiv:", with its
// version if there is one: "1706.03762v5", "hep-th/9901001". It accepts labels,
// addresses at arxiv.org, DOIs of arXiv and a class in brackets at the end.
func ParseArXiv(s string) (string, bool) {
	s = arXivPlace.ReplaceAllString(strings.Trim(s, " \t.,;:()[]"), "")
	s = arXivLabel.ReplaceAllString(s, "")
	if i := strings.Index(s, " ["); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(arXivTail.ReplaceAllString(s, ""))
	if !ValidArXiv(s) {
		return "", false
	}
	return s, true
}

// ValidArXiv reports whether s is an arXiv identifier in normal form.
func ValidArXiv(s string) bool { return arXivNew.MatchString(s) || arXivOld.MatchString(s) }

var (
	pmidPlace  = pattern.New(`(?i)^(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/`)
	pmidSyntax = pattern.New(`^[1-9][0-9]{0,7}$`)

	pmcPlace  = pattern.New(`(?i)^(?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pmc/articles|pmc\.ncbi\.nlm\.nih\.gov/articles|europepmc\.org/articles?)/`)
	pmcSyntax = pattern.New(`^PMC[1-9][0-9]{0,8}$`)
)

// ParsePMID returns the PubMed identifier in s: up to eight digits, none of
// them a leading zero. https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid
func ParsePMID(s string) (string, bool) {
	s = pmidPlace.ReplaceAllString(strings.TrimSpace(s), "")
	s = strings.Trim(cutLabel(s, "PubMed PMID", "PubMed ID", "PubMed", "PMID"), " /.,;")
	if !ValidPMID(s) {
		return "", false
	}
	return s, true
}

// ValidPMID reports whether s is a PubMed identifier in normal form.
func ValidPMID(s string) bool { return pmidSyntax.MatchString(s) }

// ParsePMCID returns the PubMed Central identifier in s in the form "PMC12345".
// https://www.ncbi.nlm.nih.gov/pmc/about/public-access-info/
func ParsePMCID(s string) (string, bool) {
	s = pmcPlace.ReplaceAllString(strings.TrimSpace(s), "")
	s = strings.ToUpper(strings.Trim(cutLabel(s, "PubMed Central PMCID", "PMCID"), " /.,;"))
	if !ValidPMCID(s) {
		return "", false
	}
	return s, true
}

// ValidPMCID reports whether s is a PubMed Central identifier in normal form.
func ValidPMCID(s string) bool { return pmcSyntax.MatchString(s) }
