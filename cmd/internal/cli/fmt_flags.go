package cli

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite/bibtex/layout"
)

// fmtFlags say how .bib files shall look. Their names are those of bibtex-tidy
// where it has them.
type fmtFlags struct {
	checkOnly, showDiff bool
	include, exclude    []string

	indent                                                               string
	noAlign, noCurly, noLowercase, noMonths, months, quotes, tab, asTidy bool
	duplicates                                                           []string
	merge                                                                string
	layout                                                               layout.Options

	flags *pflag.FlagSet
}

// defaultFields stands for the order of fields when --sort-fields has none.
const defaultFields = "default"

func (f *fmtFlags) register(flags *pflag.FlagSet) {
	f.flags = flags
	flags.SortFlags = false
	flags.BoolVar(&f.checkOnly, "check", false, "write nothing, list the files that would change, and exit with 1 if there are any")
	flags.BoolVar(&f.showDiff, "diff", false, "write nothing, show what would change")
	flags.StringSliceVar(&f.include, "include", nil, "in folders, format only paths that match this `GLOB` (repeatable; default: *.bib)")
	flags.StringSliceVar(&f.exclude, "exclude", nil, "in folders, leave out paths that match this `GLOB` (repeatable)")
	f.registerForm(flags)
	f.registerChanges(flags)
	f.registerAliases(flags)
}

// registerForm adds what leaves the content alone.
func (f *fmtFlags) registerForm(flags *pflag.FlagSet) {
	o := &f.layout
	flags.StringVar(&f.indent, "indent", "2", "`N` spaces before each field, or tab")
	flags.IntVar(&o.Align, "align", 0, "write \"=\" at column `N` (default: behind the longest name of the entry)")
	flags.BoolVar(&f.noAlign, "no-align", false, "write \"=\" directly behind each name")
	flags.BoolVar(&o.NoBlankLines, "no-blank-lines", false, "no empty line between entries")
	flags.BoolVar(&o.TrailingCommas, "trailing-commas", false, "a comma behind the last field too")
	flags.IntVar(&o.Wrap, "wrap", 0, "break values into lines of `N` characters (80 if no N is given; default: lines stay)")
	flags.Lookup("wrap").NoOptDefVal = "80"
	flags.BoolVar(&o.Unwrap, "unwrap", false, "join the lines of each value")
	flags.BoolVar(&f.noCurly, "no-curly", false, "leave values in the quotation marks or braces that they have")
	flags.BoolVar(&f.quotes, "quotes", false, "write values in quotation marks, not in braces")
	flags.BoolVar(&o.Numeric, "numeric", false, "write numbers without braces")
	flags.BoolVar(&f.noLowercase, "no-lowercase", false, "leave types and names of fields in capitals")
	flags.BoolVar(&f.noMonths, "no-months", false, "leave {January} as it is (default: jan)")
}

// registerChanges adds what changes or drops content.
func (f *fmtFlags) registerChanges(flags *pflag.FlagSet) {
	o := &f.layout
	flags.StringSliceVar(&o.Sort, "sort", nil, "sort entries by key, type or these `FIELDS`, from high to low behind a \"-\" (by key if none are given)")
	flags.Lookup("sort").NoOptDefVal = "key"
	flags.StringSliceVar(&o.SortFields, "sort-fields", nil, "sort the fields of entries as in this `LIST` (title, author, ... if none is given)")
	flags.Lookup("sort-fields").NoOptDefVal = defaultFields
	flags.StringSliceVar(&f.duplicates, "duplicates", nil, "tell of entries with the same key, doi, citation or abstract (all four if no `RULES` are given)")
	flags.Lookup("duplicates").NoOptDefVal = "all"
	flags.StringVar(&f.merge, "merge", "", "`HOW` to make one entry of duplicates: first, last, combine or overwrite (combine if not given)")
	flags.Lookup("merge").NoOptDefVal = string(layout.KeepCombined)
	flags.StringSliceVar(&o.Omit, "omit", nil, "drop these `FIELDS`")
	flags.BoolVar(&o.RemoveEmptyFields, "remove-empty-fields", false, "drop fields without a value")
	flags.BoolVar(&o.RemoveDuplicateFields, "remove-duplicate-fields", false, "drop fields that say the same as one of that name before")
	flags.BoolVar(&o.StripComments, "strip-comments", false, "drop comments and text between entries")
	flags.BoolVar(&f.months, "months", false, "write also {Jan.} and {1} as jan")
	flags.BoolVar(&o.PageRanges, "page-ranges", false, "write 1--2 for the pages 1-2")
	flags.BoolVar(&o.StripEnclosingBraces, "strip-enclosing-braces", false, "write {x} for {{x}}, names apart")
	flags.StringSliceVar(&o.EnclosingBraces, "enclosing-braces", nil, "write {{x}} in these `FIELDS` (title if none are given)")
	flags.Lookup("enclosing-braces").NoOptDefVal = "title"
	flags.StringSliceVar(&o.RemoveBraces, "remove-braces", nil, "drop braces inside of these `FIELDS` (title if none are given)")
	flags.Lookup("remove-braces").NoOptDefVal = "title"
	flags.BoolVar(&o.DropAllCaps, "drop-all-caps", false, "write Words In Capitals for WORDS IN CAPITALS")
	flags.BoolVar(&o.Escape, "escape", false, "write text in ASCII, with LaTeX macros for other letters")
	flags.BoolVar(&o.EncodeURLs, "encode-urls", false, "write in percents what addresses cannot have")
	flags.IntVar(&o.MaxAuthors, "max-authors", 0, "keep `N` authors, and write \"and others\" for the rest (default: all)")
}

// registerAliases lets the command lines of bibtex-tidy work: what it has to be
// asked for and we do anyway, and its other names.
func (f *fmtFlags) registerAliases(flags *pflag.FlagSet) {
	flags.BoolVar(&f.tab, "tab", false, "like --indent tab")
	for _, name := range []string{"curly", "blank-lines", "lowercase", "tidy-comments", "modify"} {
		flags.BoolVar(&f.asTidy, name, true, "the default")
	}
	for _, name := range []string{"tab", "curly", "blank-lines", "lowercase", "tidy-comments", "modify"} {
		_ = flags.MarkHidden(name)
	}
	names := map[string]string{"space": "indent", "remove-dupe-fields": "remove-duplicate-fields", "braces": "curly"}
	flags.SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if ours := names[name]; ours != "" {
			name = ours
		}
		return pflag.NormalizedName(name)
	})
}

// options turns the flags into options, or says which of them is wrong.
func (f *fmtFlags) options() (layout.Options, error) {
	o := f.layout
	switch {
	case f.quotes && f.noCurly:
		return o, fmt.Errorf("--quotes and --no-curly: use one of them")
	case f.months && f.noMonths:
		return o, fmt.Errorf("--months and --no-months: use one of them")
	case f.noAlign && o.Align != 0:
		return o, fmt.Errorf("--align and --no-align: use one of them")
	case o.Align < 0 || o.Wrap < 0 || o.MaxAuthors < 0:
		return o, fmt.Errorf("--align, --wrap and --max-authors: give a number above 0")
	case f.quotes:
		o.Delimiters = layout.QuotationMarks
	case f.noCurly:
		o.Delimiters = layout.AsWritten
	}
	switch {
	case f.months:
		o.Months = layout.AllMonths
	case f.noMonths:
		o.Months = layout.NoneOfThem
	}
	if f.noAlign {
		o.Align = -1
	}
	if f.tab {
		f.indent = "tab"
	}
	o.KeepCase = f.noLowercase
	if slices.Equal(o.SortFields, []string{defaultFields}) {
		o.SortFields = layout.FieldOrder
	}
	var err error
	if o.Indent, err = parseIndent(f.indent); err == nil {
		err = f.duplicateOptions(&o)
	}
	return o, err
}

func parseIndent(s string) (string, error) {
	if s == "tab" {
		return "\t", nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 40 {
		return "", fmt.Errorf("--indent: %q is no indentation: give a number from 1 to 40, or tab", s)
	}
	return strings.Repeat(" ", n), nil
}

// duplicateOptions reads the rules for duplicates and what becomes of them.
func (f *fmtFlags) duplicateOptions(o *layout.Options) error {
	for _, name := range f.duplicates {
		rule := layout.Rule(strings.TrimSpace(name))
		switch {
		case rule == "all":
			o.Duplicates = layout.Rules
		case slices.Contains(layout.Rules, rule):
			o.Duplicates = append(o.Duplicates, rule)
		default:
			return fmt.Errorf("--duplicates: unknown rule %q: use key, doi, citation, abstract or all", name)
		}
	}
	o.Merge = layout.Merge(f.merge)
	switch o.Merge {
	case layout.KeepAll, layout.KeepFirst, layout.KeepLast, layout.KeepCombined, layout.KeepOverwritten:
		return nil
	}
	return fmt.Errorf("--merge: unknown way %q: use first, last, combine or overwrite", f.merge)
}

// strayValue finds the value of an option that stands apart from it: the
// options that can do without one take it only behind an equals sign.
func (f *fmtFlags) strayValue(args []string) error {
	for _, name := range []string{"sort", "sort-fields", "duplicates", "merge", "wrap", "enclosing-braces", "remove-braces"} {
		if !f.flags.Changed(name) {
			continue
		}
		for _, arg := range args {
			if _, err := os.Stat(arg); err != nil && arg != "-" && !strings.ContainsAny(arg, `./\*?[{`) {
				return fmt.Errorf("%s: no such file or folder; if this belongs to --%s, write --%s=%s", arg, name, name, arg)
			}
		}
	}
	return nil
}
