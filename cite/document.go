package cite

import (
	"slices"
	"sort"
)

// A Document is one article as read from disk. Readers in cite/source fill
// Path to Links, and those Citations that the format itself marks up; the
// engine adds the rest in a copy. Documents are never changed once built.
type Document struct {
	Path   string
	Format string // name of the source.Format that read it
	Lang   string // BCP 47, "" if unknown
	Title  string // "" if unknown
	Parts  []Part

	Blocks     []Block     // headings, paragraphs, items and notes in reading order
	Links      []Link      // in the order of the source
	Citations  []Citation  // in-text markers: [12], (Knuth 1984), \cite{k}, [@k]
	References []Reference // the reference list

	// ListHeadings are the headings that stand over reference lists and over
	// nothing else, as indexes into Blocks, whether or not a list follows.
	ListHeadings []int

	// Notices say what was read only in part and why, in one sentence each:
	// bytes that are not UTF-8, a limit that was reached.
	Notices []Notice
}

// A Notice is a remark on how a document could be read.
type Notice struct {
	Span    Span
	Message string
	Checked bool // a rule reports it where rules run
}

// Position returns where the byte offset off of the given part stands.
func (d *Document) Position(part, off int) Position {
	if part < 0 || part >= len(d.Parts) {
		return Position{Line: 1, Column: 1}
	}
	return d.Parts[part].Position(off)
}

// Offset returns the byte of the file, or of the member of an archive, that
// the byte off of the given part was read from.
func (d *Document) Offset(part, off int) int {
	if part < 0 || part >= len(d.Parts) {
		return off
	}
	return d.Parts[part].Offset(off)
}

// Excerpt returns the source bytes of s.
func (d *Document) Excerpt(s Span) string {
	if s.Part < 0 || s.Part >= len(d.Parts) {
		return ""
	}
	src := d.Parts[s.Part].Source
	start := min(max(s.Start, 0), len(src))
	return string(src[start:min(max(s.End, start), len(src))])
}

// LinksIn returns the links that share at least a byte with s, or that stand
// empty inside it, in the order of the source.
func (d *Document) LinksIn(s Span) []*Link {
	const most = 8 // links that may stand between s and one that reaches over it
	end := sort.Search(len(d.Links), func(i int) bool {
		l := d.Links[i].Span
		return l.Part > s.Part || l.Part == s.Part && l.Start > s.End
	})
	var in []*Link
	for i, others := end-1, 0; i >= 0 && others < most && d.Links[i].Span.Part == s.Part; i-- {
		l := &d.Links[i]
		if l.Span.Overlaps(s) || s.Contains(l.Span) {
			in = append(in, l)
		} else {
			others++
		}
	}
	slices.Reverse(in)
	return in
}

// A BlockKind says what a block is to its reader.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	Caption // of a figure or a table
	Note    // footnote or endnote
	TableCell
	Code          // never searched for references or placeholders
	ThematicBreak // a horizontal rule: no text, it separates
)

// A Region tells the article from what a site puts around it.
type Region uint8

// The regions of a page.
const (
	Content   Region = iota // the article itself
	Furniture               // navigation, share buttons, comment forms, footers
)

// A Block is a run of text between structural boundaries.
type Block struct {
	Kind   BlockKind
	Region Region
	Level  int  // heading level 1 to 6, or list depth from 1
	List   int  // list the item belongs to, counted from 1; 0 if none
	Quote  bool // inside a block quotation

	// Marker is the number or bullet that the format shows before the text
	// ("1.", "[12]", "-"), if it is not part of Text.
	Marker string

	// Text is what a reader sees: tags gone, entities decoded, white space
	// collapsed. A "\n" in it is a line break that the reader sees, or, in
	// plain text, a line end of the source.
	Text Text

	// Gap counts the blank lines before the block in plain text.
	Gap int

	// Entry says that the format itself marks the block as an item of a
	// reference list: \bibitem, <ref>, role="doc-biblioentry".
	Entry bool

	// Key is the name by which citations of the format know the block, if it
	// has one: that of the \bibitem, the id of the <ref>.
	Key string

	// Fields are those that the format names itself, as citation templates do:
	// Name as in Reference.Fields, Span where the value stands, Value empty.
	Fields []Field

	// Raised holds what of Text is set above the line, in order.
	Raised []Span
}

// A LinkKind says how a link came to be.
type LinkKind uint8

// The kinds of links.
const (
	Anchor   LinkKind = iota // a marked-up link with an address, good or bad
	Autolink                 // an address that stands in the text itself
	Image
	NoTarget // a marked-up link without any address: <a>word</a>
)

// A Link is an address that a reader could follow.
type Link struct {
	URL    string // as written, entities decoded; may be empty
	Kind   LinkKind
	Region Region
	Label  Text // visible words; may equal the URL
	Span   Span // the whole link, mark-up included
	Target Span // the address alone; empty where it is empty
	Ref    int  // index of the reference that owns it, or -1

	Verdict *Verdict // nil until asked
}

// A CitationKind says how a citation names its source.
type CitationKind uint8

// The kinds of citations.
const (
	AuthorDate CitationKind = iota // (Knuth, 1984)
	Numeric                        // [12], superscript 12
	ByKey                          // \cite{k}, [@k]
	ByNote                         // [^1], footnote marks
)

// String returns the word that the JSON report uses.
func (k CitationKind) String() string {
	return [...]string{"author-date", "numeric", "key", "note"}[k]
}

// A Citation is a mention of a source in the running text.
type Citation struct {
	Kind    CitationKind
	Text    Text     // as printed, brackets included
	Names   []string // family names it gives, for AuthorDate
	Year    string   // "1984", "1984a", "n.d."; for AuthorDate
	Keys    []string // keys or numbers it names, for the other kinds
	Locator string   // "p. 3"
	Targets []int    // indexes into Document.References, once resolved
}

// A Reference is one item of a reference list, from raw text to entry. Those
// that a reader finds in a database (.bib, CSL-JSON, RIS) come with their
// Entry and have no Text: what readers see of them is up to a style.
type Reference struct {
	Text   Text   // what a reader sees, without Label and LeadIn, on one line
	LeadIn Text   // "For more on Locke and his timing:"
	Label  string // as printed: "12", "Knu84", or ""
	Key    string // by which citations of the format know it, or ""
	List   int    // which of the document's lists holds it, from 0
	Block  int    // index of the block it was found in, or -1

	Fields     []Field // tagged pieces of Text, in order
	Entry      *Entry  // normalised form; nil until parsed
	Confidence float64 // that every field is right, 0 to 1
	Links      []int   // indexes into Document.Links
}

// Source returns where the reference stands: its words, or its record in a
// database.
func (r *Reference) Source() Span {
	if r.Text.Len() == 0 && r.Entry != nil {
		return r.Entry.Span
	}
	return r.Text.Source()
}

// A Field is a named value; Span points at the words it was read from. The
// names are those of the training data for parsed references (author, title,
// container-title, date, ...; see cite/parse) and CSL variables for entries.
type Field struct {
	Name, Value string
	Span        Span
}
