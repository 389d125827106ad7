package cite

import "strings"

// A VariableKind says what a variable of CSL holds.
type VariableKind uint8

// The kinds of variables.
const (
	UnknownVariable VariableKind = iota // CSL does not have it
	TextVariable                        // texts and numbers
	NameVariable
	DateVariable
)

// KindOf returns the kind of a variable of CSL 1.0.2, and of "arxiv", which is
// ours. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
func KindOf(variable string) VariableKind { return variableKinds[variable] }

// Variables lists the variables of a kind, in no particular order.
func Variables(kind VariableKind) []string { return strings.Fields(variables[kind]) }

var variables = map[VariableKind]string{
	TextVariable: `abstract annote archive archive_collection archive_location archive-place authority call-number citation-key
		citation-label collection-title container-title container-title-short dimensions division DOI event event-title event-place
		genre ISBN ISSN jurisdiction keyword language license medium note original-publisher original-publisher-place original-title
		part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short
		URL volume-title year-suffix chapter-number citation-number collection-number edition first-reference-note-number issue
		locator number number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
		version volume arxiv`,
	NameVariable: `author chair collection-editor compiler composer container-author contributor curator director editor
		editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer
		producer recipient reviewed-author script-writer series-creator translator`,
	DateVariable: `accessed available-date event-date issued original-date submitted`,
}

var variableKinds = func() map[string]VariableKind {
	kinds := make(map[string]VariableKind)
	for kind := range variables {
		for _, name := range Variables(kind) {
			kinds[name] = kind
		}
	}
	return kinds
}()
