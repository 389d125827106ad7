package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/check"
)

// A fieldCase is a field as it is written, and what a rule makes of it: the
// field after its first fix, "-" where it reports without a fix, "" where it
// is silent. Unsafe fixes begin with "?".
type fieldCase struct{ field, want string }

// checkFields runs a rule over each field in a record of its own. What a fix
// leaves must parse, must not raise the rule again, and must keep the rest.
func checkFields(t *testing.T, id, before, after string, cases []fieldCase) {
	t.Helper()
	rule := check.Find(id)[0]
	for _, c := range cases {
		source := fmt.Sprintf("%s  %s%s", before, c.field, after)
		doc := document(t, cite.Example{Format: "bibtex", Source: source})
		found := findings(t, rule, doc)
		if len(found) > 1 {
			t.Errorf("%s: %d findings", c.field, len(found))
		}
		if got := outcome(t, rule, source, found, len(before)+2, len(after)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.field, got, c.want)
		}
	}
}

func outcome(t *testing.T, rule *check.Rule, source string, found []cite.Finding, before, after int) string {
	t.Helper()
	if len(found) == 0 {
		return ""
	}
	if len(found[0].Fixes) == 0 {
		return "-"
	}
	fixed := applied(source, found[0].Fixes[0])
	if !strings.HasPrefix(fixed, source[:before]) || !strings.HasSuffix(fixed, source[len(source)-after:]) {
		t.Errorf("the fix changes more than the field: %s", fixed)
	}
	if problems := bibtex.Parse([]byte(fixed)).Problems; len(problems) > 0 {
		t.Errorf("the fix leaves %q: %v", fixed, problems)
	}
	if again := findings(t, rule, document(t, cite.Example{Format: "bibtex", Source: fixed})); len(again) > 0 {
		t.Errorf("the fix leaves %q: %s", fixed, again[0].Message)
	}
	mark := ""
	if found[0].Fixes[0].Unsafe {
		mark = "?"
	}
	return mark + fixed[before:len(fixed)-after]
}

// applied returns the source after a fix, whose edits are in order.
func applied(source string, fix cite.Fix) string {
	for i := len(fix.Edits) - 1; i >= 0; i-- {
		e := fix.Edits[i]
		source = source[:e.Span.Start] + e.New + source[e.Span.End:]
	}
	return source
}

// The words of BibTeX, and those of biblatex, tell the dialect.
const (
	plainRecord = "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  school = {x}, address = {y},\n"
	latexRecord = "@report{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  location = {Oxford},\n  langid = {english}, pubstate = {x},\n  subtitle = {A Tale},\n"
	recordEnd   = ",\n  note = {the end}\n}\n"
)

func TestYearMalformed(t *testing.T) {
	checkFields(t, "CC507", plainRecord, recordEnd, []fieldCase{
		{`year = 1974`, ""}, {`year = "1974"`, ""}, {`year = {1974a}`, ""}, {`year = {Spring 1974}`, ""}, {`year = {0079}`, ""},
		{`year = {197}`, "-"}, {`year = 98`, "-"}, {`year = {20199}`, "-"}, {`year = {circa}`, "-"}, {`year = {May}`, "-"},
		{`year = {2O19}`, "year = {2019}"}, {`year = "l998"`, "year = {1998}"}, {`year = {19 98}`, "year = {1998}"}, {`year = {199O}`, "year = {1990}"},
		{`year = {19--}`, ""}, {`year = {199?}`, ""}, {`year = {199-}`, ""}, {`year = {98--99}`, "-"}, {`year = {19\ldots}`, ""},
		{`year = {350 BC}`, ""}, {`year = {{c}. 850}`, ""}, {`year = {AD 79}`, ""}, {`year = {15th century}`, ""}, {`year = {XVe siècle}`, ""},
		{`year = {to~appear}`, ""}, {`year = {Accepted}`, ""}, {`year = {(im Druck)}`, ""}, {`year = {б. г.}`, ""}, {`year = {昭和50年}`, ""}, {`year = {٢٠١٩}`, ""},
		{`year = thisyear`, ""}, {`year = {}`, ""}, {`year = {  }`, ""}, {`year = {\noopsort{b}1974}`, ""}, {`year = {v.~Chr.}`, "-"},
	})
}

func TestMonthNotMacro(t *testing.T) {
	both := []fieldCase{
		{`month = jan`, ""}, {`month = SEP`, ""}, {`month = 7`, ""}, {`month = {07}`, ""}, {`month = {}`, ""}, {`month = "1~" # jan`, ""},
		{`month = {January}`, "month = jan"}, {`month = "Sept."`, "month = sep"}, {`month = {dec}`, "month = dec"}, {`month = May`, ""}, {`month = march`, "month = mar"},
		{`month = 13`, "-"}, {`month = {0}`, "-"}, {`month = {10/11}`, "-"},
	}
	checkFields(t, "CC511", plainRecord, recordEnd, append(both, []fieldCase{
		{`month = {Spring}`, ""}, {`month = {Michaelmas Term}`, ""}, {`month = {janvier}`, "?month = jan"}, {`month = {März}`, "?month = mar"},
		{`month = {June 28--July 2}`, `month = jun # " 28--" # jul # " 2"`}, {`month = {5~May}`, `month = "5~" # may`}, {`month = "Jul./Aug."`, `month = jul # "/" # aug`},
		{`year = {June 1974}`, "year = {1974},\n  month = jun"}, {`year = {5 May 1974}`, "year = {1974},\n  month = \"5~\" # may"}, {`year = {1974-05-12}`, "year = {1974},\n  month = \"12~\" # may"}, {`year = {June, 1974}, month = jun`, "-"},
		{`year = {2014-09}`, "year = {2014},\n  month = sep"}, {`year = {juin 1974}`, "?year = {1974},\n  month = jun"}, {`year = {2003-04}`, ""}, {`year = {1974--75}`, ""}, {`year = {Spring 1974}`, ""}, {`year = {1974}`, ""}, {`year = {forthcoming 2031}`, ""}, {`year = {1974/75}`, ""}, {`year = {Published 1974}`, ""},
		{`month = {May 1974}`, "-"}, {`month = {early May}`, "-"}, {`month = {Marching season}`, ""},
	}...))
	checkFields(t, "CC511", latexRecord, recordEnd, append(both, []fieldCase{
		{`month = {Spring}`, "-"}, {`month = {janvier}`, "month = jan"}, {`month = {5~May}`, "-"},
		{`year = {June 1974}`, "date = {1974-06}"}, {`year = {1974-05-12}`, "date = {1974-05-12}"}, {`year = {1974-05-12}, month = may`, "-"}, {`year = 1974`, ""},
	}...))
}

func TestPagesMalformed(t *testing.T) {
	both := []fieldCase{
		{`pages = {12--34}`, ""}, {`pages = 12`, ""}, {`pages = {}`, ""}, {`pages = {e123}`, ""}, {`pages = {12ff.}`, ""}, {`pages = {12, 15--17}`, ""},
		{`pages = {pp. 12--34}`, "pages = {12--34}"}, {`pages = {p.~12}`, "pages = {12}"}, {`pages = {Pages 12, p. 14}`, "pages = {12, 14}"}, {`pages = {pp12--34}`, "pages = {12--34}"},
		{`pages = {S. 12--34}`, "pages = {12--34}"}, {`pages = {S12--S34}`, ""}, {`pages = {P12}`, ""}, {`pages = {12—34}`, "pages = {12--34}"}, {`pages = "12$-$34"`, "pages = {12--34}"},
		{`pages = {12---34}`, "pages = {12--34}"}, {`pages = {340 p.}`, "-"}, {`pages = {Section B, page 4}`, ""}, {`pages = {--34}`, "-"}, {`pages = {To appear}`, "-"}, {`pages = {--}`, "-"},
		{`pages = {1--2--3}`, ""}, {`pages = {12\,--\,34}`, ""}, {`pages = {045104-6}`, ""}, {`pages = {2014-2}`, ""}, {`pages = {front cover}`, ""}, {`pages = {PP}`, ""},
		{`pages = {n/a-n/a}`, "-"}, {`pages = {null}`, "-"}, {`pages = {undefined-undefined}`, "-"}, {`pages = {No Pagination Specified-No Pagination Specified}`, "-"}, {`pages = {17-n/a}`, "-"}, {`pages = {n.p.}`, ""}, {`pages = {None of these}`, ""},
		{`pages = {https://example.org/a}`, "-"}, {`pages = {doi: 10.1000/182}`, "-"}, {`pages = {acs.nanolett.7b0}`, ""}, {`pages = {R31----R58}`, "pages = {R31--R58}"}, {`pages = {747=754}`, "pages = {747--754}"}, {`pages = {4=3}`, ""},
		{`pages = {1609-+}`, ""},
	}
	checkFields(t, "CC512", plainRecord, recordEnd, append(both, []fieldCase{
		{`pages = {12-34}`, "pages = {12--34}"}, {`pages = {12 - 34}`, "pages = {12--34}"}, {`pages = {1425-37, 50-51}`, "pages = {1425--37, 50--51}"}, {`pages = {12–34}`, "pages = {12--34}"},
		{`pages = {12--}`, "-"}, {`pages = {pp. 3-4}`, "pages = {3--4}"}, {`pages = {xi-xx}`, "pages = {xi--xx}"}, {`pages = {A1-A5}`, "pages = {A1--A5}"}, {`pages = {A-12}`, ""}, {`pages = {1,022-1,031}`, ""},
	}...))
	checkFields(t, "CC512", latexRecord, recordEnd, append(both, []fieldCase{
		{`pages = {12-34}`, ""}, {`pages = {12--}`, ""}, {`pages = {12–34}`, ""}, {`pages = {pp. 12-34}`, "pages = {12-34}"},
	}...))
}

func TestPagesOfWholeWorks(t *testing.T) {
	checkFields(t, "CC512", "@book{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  address = {Oxford},\n", recordEnd, []fieldCase{
		{`pages = {xii, 340}`, "-"}, {`pages = {XIII, 172 S.}`, "-"}, {`pages = {348 S}`, "-"}, {`pages = {xii, 340}, chapter = 2`, ""}, {`pages = {12, 340}`, ""}, {`pages = {xii}`, ""}, {`pages = {340}`, ""}, {`pages = {xii, 3}`, ""},
	})
	checkFields(t, "CC512", plainRecord, recordEnd, []fieldCase{{`pages = {xii, 340}`, ""}, {`pages = {418 S}`, ""}})
}

func TestPagesReversed(t *testing.T) {
	checkFields(t, "CC513", plainRecord, recordEnd, []fieldCase{
		{`pages = {437--411}`, "-"}, {`pages = {437-411}`, "-"}, {`pages = {1425--37}`, ""}, {`pages = {1425--19}`, "-"}, {`pages = {20–12}`, "-"},
		{`pages = {S20--S12}`, "-"}, {`pages = {S20--T12}`, ""}, {`pages = {12b--12a}`, "-"}, {`pages = {12a--12}`, ""}, {`pages = {xx--ix}`, "-"}, {`pages = {xx--9}`, ""},
		{`pages = {20-12}`, ""}, {`pages = {99999999999--1}`, ""}, {`pages = {1, 20--12}`, "-"}, {`pages = {iiii--i}`, ""}, {`pages = {123,456--120}`, ""},
	})
}

func TestDateMalformed(t *testing.T) {
	any := []fieldCase{
		{`date = {1918-13-45}`, "-"}, {`date = {1990-02-30}`, "-"}, {`date = {1995/1990}`, "-"}, {`date = {1990-05-12/1990-05-10}`, "-"}, {`date = {2000-02-29}`, ""}, {`date = {1990-00}`, "-"},
	}
	checkFields(t, "CC510", latexRecord, recordEnd, append(any, []fieldCase{
		{`date = {1990-7-5}`, "date = {1990-07-05}"}, {`date = {1990/07/05}`, "date = {1990-07-05}"}, {`date = {1990.7.5}`, "date = {1990-07-05}"}, {`date = {1990-7}`, "date = {1990-07}"}, {`date = {19900705}`, "date = {1990-07-05}"},
		{`date = {May 5, 1990}`, "date = {1990-05-05}"}, {`date = "5. Mai 1990"`, "date = {1990-05-05}"}, {`date = {1990, May}`, "date = {1990-05}"}, {`date = {05/07/1990}`, "-"}, {`date = {c. 1990}`, "?date = {1990~}"},
		{`date = {199u}`, "date = {199X}"}, {`date = {19xx}`, "date = {19XX}"}, {`date = {1990?~}`, "date = {1990%}"}, {`date = {1990/open}`, "date = {1990/..}"}, {`date = {unknown/1990}`, "date = {/1990}"},
		{`date = {1990--1995}`, "?date = {1990/1995}"}, {`date = {1990-5/1990-6}`, "date = {1990-05/1990-06}"}, {`urldate = {2019-05-12 10:00}`, "urldate = {2019-05-12T10:00:00}"}, {`urldate = {2019-5-2T10:00:01+0100}`, "urldate = {2019-05-02T10:00:01+01:00}"},
		{`date = {forthcoming}`, "-"}, {`date = {1990a}`, "-"}, {`date = {Q1 1990}`, "-"}, {`date = {350}`, "-"}, {`date = {/}`, "-"}, {`date = mydate`, ""}, {`date = {१९८७-०१-१५}`, ""}, {`date = {1865（清同治四年）}`, ""}, {`date = {1999年5月}`, "date = {1999-05}"},
	}...))
	checkFields(t, "CC510", plainRecord, recordEnd, append(any, []fieldCase{
		{`date = {May 5, 1990}`, ""}, {`urldate = {2020-5-4}`, ""}, {`urldate = {2020-05-32}`, "-"},
	}...))
}

// TestDatesOfBiber holds the forms of dates to those that biber 2.18 takes and
// to those that it leaves out.
func TestDatesOfBiber(t *testing.T) {
	taken := "1990 0990 -0350 1990-05 1990-05-01 1990-21 1990-24 1990-25 1990-41 199X 19XX 1990-XX 1990-05-XX 1990-XX-XX 1XXX XXXX 1990? 1990~ 1990% 1990/ /1990 1990/.. ../1990 1990/1995 " +
		"1990-05-01/1990-05-03 1990/1995? 1990~/1995~ Y17000 Y-17000 2019-05-12T10:00:00 2019-05-12T10:00:00Z 2019-05-12T10:00:00+01:00 2019-05-12T10:00:00.000Z 1990-05-01? 1990-05~ 1990-21/1990-22 199X/ -1990-05 19XX-05 1990-0X 1990-05-0X"
	left := "990 79 -350 1990-5 1990-5-1 1990-13 1990-05-32 1990-02-30 199u 19uu 199x 1990?~ ?1990 ~1990 1990/open open/1990 1990/unknown 1990/95 1990-05-01/03 1990-05/06 1990--1995 1990-1995 y17000 12345 2019-05-12T10:00 20190512 1990a 1990/07/05 05/07/1990 " +
		"unknown open / 1990-00 1990-05-00 1990-21-01 [1990] 1990-5/1990-6 1990_2 2019-05-12t10:00:00 +1990 2019-05-12T10 2019-05-12T25:00:00 2019-05-12T10:00:00+0100 2019-05-12T10:00:00+01 1990-1"
	var cases []fieldCase
	for s := range strings.FieldsSeq(taken) {
		cases = append(cases, fieldCase{"date = {" + s + "}", ""})
	}
	checkFields(t, "CC510", latexRecord, recordEnd, cases)
	for s := range strings.FieldsSeq(left) {
		doc := document(t, cite.Example{Format: "bibtex", Source: latexRecord + "  date = {" + s + "}" + recordEnd})
		if len(findings(t, check.Find("CC510")[0], doc)) != 1 {
			t.Errorf("date = {%s}: not reported", s)
		}
	}
}

func TestYearDateConflict(t *testing.T) {
	checkFields(t, "CC509", plainRecord, recordEnd, []fieldCase{
		{`year = 1990, date = {1991}`, "-"}, {`year = 1990, date = {1990-05}`, ""}, {`year = {1990/91}, date = {1991-05}`, ""}, {`year = {1990}, date = {1985/1995}`, ""}, {`year = {1999}, date = {1985/1995}`, "-"},
		{`year = {in press}, date = {1985}`, ""}, {`year = {Spring 1990}, date = {1991-05-02}`, "-"}, {`date = {1990-05}, month = may`, ""}, {`date = {1990-05}, month = {June}`, "-"}, {`date = {1990-05}, month = 5`, ""},
		{`date = {1990-05}, month = {Spring}`, ""}, {`date = {1990-05/1990-06}, month = jun`, ""}, {`year = 1990, date = {}`, ""}, {`year = 1990, date = {199X}`, ""}, {`year = {}, date = {1990}`, ""},
	})
}

func TestYearImplausible(t *testing.T) {
	checkFields(t, "CC508", plainRecord, recordEnd, []fieldCase{
		{`year = 2027`, ""}, {`year = 2028`, "-"}, {`year = {2074a}`, "-"}, {`year = {[2074]}`, "-"}, {`year = {2074, forthcoming}`, ""}, {`year = 2074, pubstate = {inpress}`, "-"}, {`year = 2074, note = {to appear}`, ""},
		{`year = 1074`, "-"}, {`year = 1604`, "-"}, {`year = 1605`, ""}, {`year = 1394`, ""}, {`year = 1394, doi = {10.1000/182}`, "-"}, {`year = {0350}`, ""}, {`year = {1199/1200}`, ""}, {`year = {AH 1199}`, ""},
		{`date = {2074-05-12}`, "-"}, {`date = {2019-05-12/2074-01-01}`, ""}, {`origdate = {1074}`, ""}, {`year = 2562, langid = {thai}`, ""}, {`urldate = {2199-01-01}`, "-"}, {`urldate = {2199}`, "-"}, {`urldate = {1974-05-12}`, "-"}, {`urldate = {2019-05-12}`, ""}, {`urldate = {May 4, 2199}`, ""}, {`urldate = {2567-05-12}, langid = {thai}`, ""}, {`urldate = {}`, ""}, {`year = 5779, keywords = {תשע}`, ""}, {`year = later`, ""},
	})
	book := "@book{bede,\n  author = {Bede},\n  title = {Historia},\n"
	checkFields(t, "CC508", book, recordEnd, []fieldCase{{`year = 1031`, ""}, {`year = 1031, publisher = {Penguin}, isbn = {9780140445657}`, "-"}})
}

func TestVolumeIssueSwapped(t *testing.T) {
	checkFields(t, "CC515", plainRecord, recordEnd, []fieldCase{
		{`volume = {40(2)}`, "volume = {40},\n  number = {2}"}, {`volume = "40 (2--3)"`, "volume = {40},\n  number = {2--3}"}, {`volume = {40:2}`, "volume = {40},\n  number = {2}"}, {`volume = {40, no.~2}`, "volume = {40},\n  number = {2}"},
		{`volume = {Vol. 40 (2)}`, "volume = {40},\n  number = {2}"}, {`volume = {40(2)}, number = 2`, "volume = {40}, number = 2"}, {`volume = {40(2)}, number = 3`, "-"}, {`volume = {40(2)}, issue = 2`, "volume = {40}, issue = 2"},
		{`number = {40(2)}`, "number = {2},\n  volume = {40}"}, {`volume = {vol. 40}`, "volume = {40}"}, {`volume = {Band XL}`, "volume = {XL}"}, {`number = {no. 2}`, "number = {2}"}, {`number = {Issue 2}`, "number = {2}"}, {`number = {Nr.~5}`, "number = {5}"},
		{`volume = {SSC-4(2)}`, "volume = {SSC-4},\n  number = {2}"}, {`volume = {PAMI-5}`, ""}, {`volume = {40/41}`, ""}, {`volume = {40.2}`, ""}, {`volume = {40 (1974)}, year = 1974`, "volume = {40}, year = 1974"}, {`volume = {40 (1974)}, year = 1975`, ""}, {`number = {40 (1974)}`, ""}, {`volume = {abs/1706.1}`, ""}, {`volume = {xvi}`, ""}, {`number = {November}`, ""}, {`number = {Special Issue}`, ""}, {`volume = {}`, ""}, {`volume = v40`, ""},
	})
	book := "@book{bede,\n  author = {Bede},\n  title = {Historia},\n"
	checkFields(t, "CC515", book, recordEnd, []fieldCase{{`volume = {2(1)}`, ""}, {`volume = {Vol. 2}`, "volume = {2}"}, {`number = {No. 2}`, ""}})
}

func TestEditionFormat(t *testing.T) {
	checkFields(t, "CC516", plainRecord, recordEnd, []fieldCase{
		{`edition = 2`, "edition = {Second}"}, {`edition = {21}`, "edition = {21st}"}, {`edition = {112}`, "edition = {112th}"}, {`edition = {2nd}`, ""}, {`edition = {Second}`, ""}, {`edition = {2nd ed.}`, "edition = {Second}"}, {`edition = "second edition"`, "edition = {Second}"},
		{`edition = 2, language = {french}`, "-"}, {`edition = 2, language = {en-GB}`, "edition = {Second}, language = {en-GB}"}, {`edition = {Revised}`, ""}, {`edition = {2., erw. Aufl.}`, ""}, {`edition = {1998}`, ""}, {`edition = {0}`, ""}, {`edition = second`, ""}, {`edition = {}`, ""}, {`edition = {Student edition}`, "?edition = {Student}"}, {`edition = {Rev. ed.}`, "?edition = {Rev.}"}, {`edition = {Second, revised edn}`, "?edition = {Second, revised}"}, {`edition = {Second Edi}`, "edition = {Second}"}, {`edition = {1st edit}`, "edition = {First}"}, {`edition = {Edited}`, ""}, {`edition = {{Pbk. ed.}}`, ""}, {`edition = {edition}`, ""},
	})
	checkFields(t, "CC516", latexRecord, recordEnd, []fieldCase{
		{`edition = {2nd}`, "edition = {2}"}, {`edition = {Second}`, "edition = {2}"}, {`edition = {3rd ed.}`, "edition = {3}"}, {`edition = {2. Aufl.}`, "edition = {2}"}, {`edition = 2`, ""}, {`edition = {Revised}`, ""}, {`edition = {2nd, revised}`, ""}, {`edition = {Revised edition}`, ""},
	})
}

func TestPagesImplausible(t *testing.T) {
	checkFields(t, "CC514", plainRecord, recordEnd, []fieldCase{
		{`pages = {1--501}`, "-"}, {`pages = {1--500}`, ""}, {`pages = {10001--10012}`, ""}, {`pages = {1--40}, pagetotal = {40}`, "-"}, {`pages = {2--40}, pagetotal = {40}`, ""}, {`pages = {1001--1012, 2000--3000}`, "-"}, {`pages = {1-1200}`, "-"},
	})
}

func TestOriginalDateLost(t *testing.T) {
	checkFields(t, "CC540", "@book{x,\n  title = {State and Revolution},\n", recordEnd, []fieldCase{
		{`author = {Lenin, Vladimir I.}, year = 1965`, "-"}, {`author = {V. I. Lenin}, year = 1965`, "-"}, {`author = {Lenin, V.}, year = 1965`, ""}, {`author = {Hegel, G. W. F.}, date = {1986}`, "-"}, {`author = {Aristotle}, year = 1984`, "-"},
		{`author = {Aristotle, John}, year = 1984`, ""}, {`author = {Hume, D.}, year = 1984`, ""}, {`author = {Weber, Max}, year = 1922`, ""}, {`author = {Marx, Karl}, year = {1867/1976}`, ""}, {`author = {Marx, Karl}, year = {1976}, origyear = 1867`, ""},
		{`author = {Marx, Karl}, year = {n.d.}`, ""}, {`author = {Durkheim, {\'E}mile}, year = {1984}`, "-"}, {`editor = {Marx, Karl}, year = 1976`, ""},
	})
}

func TestFixedBytes(t *testing.T) {
	fix := cite.Fix{Edits: []cite.Edit{{Span: cite.Span{Start: 0, End: 1}, New: "xy"}, {Span: cite.Span{Start: 2, End: 3}}}}
	if diff := cmp.Diff("xyb", applied("abc", fix)); diff != "" {
		t.Error(diff)
	}
}
