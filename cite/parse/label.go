package parse

import "slices"

// Labels are the names of the fields that a reference is cut into, in the
// order in which the model numbers them. The meaning of each is that of the
// training data; see the package comment of cite/parse/train.
var Labels = [...]string{
	"author", "editor", "translator", "director", "producer",
	"title", "journal", "container-title", "collection-title",
	"volume", "issue", "pages", "number", "date", "accessed",
	"publisher", "location", "edition", "genre", "note", "medium", "other",
	"doi", "url", "isbn", "issn", "arxiv", "pmid", "citation-number",
}

const numLabels = len(Labels)

// LabelIndex returns the number of the named label, or -1.
func LabelIndex(name string) int { return slices.Index(Labels[:], name) }

// The model knows what a token is by its tag: it begins field l (tag l), it
// goes on with field l (tag numLabels+l), or it is outside all fields.
const (
	tagOutside = 2 * numLabels
	numTags    = tagOutside + 1
)

// A state is a tag, except that being outside is told apart by what came last,
// so that the order of fields is not forgotten at every comma.
const (
	firstOutside = tagOutside
	numStates    = tagOutside + numGroups
)

// The groups of labels that states outside remember.
const (
	afterStart = iota
	afterAuthor
	afterTitle
	afterContainer
	afterCollection
	afterVolume
	afterPages
	afterDate
	afterPublisher
	afterLocation
	afterEditor
	afterIdentifier
	afterExtra
	afterNumber
	numGroups
)

// groupOf says by label what a state outside remembers of it.
var groupOf = [numLabels]uint8{
	afterAuthor, afterEditor, afterEditor, afterAuthor, afterAuthor,
	afterTitle, afterContainer, afterContainer, afterCollection,
	afterVolume, afterVolume, afterPages, afterVolume, afterDate, afterExtra,
	afterPublisher, afterLocation, afterExtra, afterExtra, afterExtra, afterExtra, afterExtra,
	afterIdentifier, afterIdentifier, afterIdentifier, afterIdentifier, afterIdentifier, afterIdentifier, afterNumber,
}

// outsideAfter returns the state of a token outside that follows state s.
func outsideAfter(s int) int {
	if s >= firstOutside {
		return s
	}
	return firstOutside + int(groupOf[s%numLabels])
}

// outsideOf is outsideAfter as a table.
var outsideOf = func() (all [numStates]uint8) {
	for s := range all {
		all[s] = uint8(outsideAfter(s))
	}
	return all
}()

// tagOf returns the tag of a state.
func tagOf(state int) int { return min(state, tagOutside) }
