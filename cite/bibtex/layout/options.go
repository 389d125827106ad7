package layout

// Options say what a file shall look like. The zero value changes nothing but
// the form.
type Options struct {
	Indent         string // before fields; "" means two spaces
	Align          int    // the column of "="; 0 behind the longest name of the entry, negative for none
	NoBlankLines   bool   // no empty line between entries
	TrailingCommas bool   // also behind the last field
	Wrap           int    // break values into lines of no more than this; 0 leaves lines as they are
	Unwrap         bool   // join the lines of values

	KeepCase   bool // of types and names of fields
	Delimiters Delimiters
	Numeric    bool // numbers without delimiters
	Months     Months

	Sort       []string // "key", "type" or fields, "-" before what descends; nil leaves the order
	SortFields []string // nil leaves the order

	Omit                  []string // fields to drop
	RemoveEmptyFields     bool
	RemoveDuplicateFields bool // those that say the same as one of that name before
	StripComments         bool // drop comments and text between entries

	StripEnclosingBraces bool     // {{x}} becomes {x}, names apart
	EnclosingBraces      []string // fields to write as {{x}}
	RemoveBraces         []string // fields to free of braces inside
	DropAllCaps          bool     // TITLE IN CAPITALS becomes Title In Capitals
	Escape               bool     // write text in ASCII, with LaTeX macros
	EncodeURLs           bool     // in percents what addresses cannot have
	PageRanges           bool     // 1-2 becomes 1--2
	MaxAuthors           int      // the others become "and others"; 0 for all

	Duplicates []Rule // entries to report
	Merge      Merge  // what to do with them
}

// Delimiters of values.
type Delimiters uint8

// What values are enclosed in.
const (
	Braces Delimiters = iota
	QuotationMarks
	AsWritten
)

// Months says which values of the field month become macros.
type Months uint8

// Which months become macros.
const (
	FullNames  Months = iota // January, as the macro stands for it
	AllMonths                // also Jan, jan. and 1
	NoneOfThem               // not even the case of macros changes
)

// A Rule says by what entries are the same.
type Rule string

// The rules for duplicates.
const (
	SameKey      Rule = "key"
	SameDOI      Rule = "doi"
	SameCitation Rule = "citation" // first author and title
	SameAbstract Rule = "abstract"
)

// Rules are all rules for duplicates.
var Rules = []Rule{SameKey, SameDOI, SameCitation, SameAbstract}

// Merge says what becomes of duplicates.
type Merge string

// What becomes of duplicates.
const (
	KeepAll         Merge = ""
	KeepFirst       Merge = "first"
	KeepLast        Merge = "last"
	KeepCombined    Merge = "combine"   // the first, with the fields that only others have
	KeepOverwritten Merge = "overwrite" // the first, with the fields of the others
)

// Faithful reports whether the options leave alone what a file says.
func (o Options) Faithful() bool {
	return len(o.Sort)+len(o.SortFields)+len(o.Omit) == 0 && !o.spells() && o.Months != AllMonths && o.Merge == KeepAll &&
		!o.RemoveEmptyFields && !o.RemoveDuplicateFields && !o.StripComments
}

// spells reports whether the words of values change.
func (o *Options) spells() bool {
	return o.StripEnclosingBraces || o.DropAllCaps || o.Escape || o.EncodeURLs || o.PageRanges || o.MaxAuthors > 0 ||
		len(o.EnclosingBraces)+len(o.RemoveBraces) > 0
}

// FieldOrder is the order of fields that SortFields takes when nobody says one.
// It is that of bibtex-tidy, with the fields of biblatex beside their kin.
var FieldOrder = []string{
	"title", "subtitle", "shorttitle", "author", "editor", "translator", "year", "date", "month", "day",
	"journal", "journaltitle", "booktitle", "location", "on", "publisher", "address", "series", "volume", "number",
	"pages", "doi", "isbn", "issn", "url", "urldate", "copyright", "category", "note", "metadata",
}
