package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An htmlChart is a small picture of counts, drawn before the page is opened.
// Summary says the same in words.
type htmlChart struct {
	Title, Summary string
	Width, Height  int
	Bars           []htmlBar
	Texts          []htmlLabel
}

type htmlBar struct {
	X, Y, Width, Height int
	Level               string // colour
	Tip                 string
}

type htmlLabel struct {
	X, Y   int
	Anchor string // as SVG has it: start, middle, end
	Text   string
}

// A tally is one count of a picture.
type tally struct {
	name, level string
	n           int
}

// charts draws links by status, references by year and references by type;
// those that would show nothing are left out.
func charts(run *cite.Run, s Summary) []htmlChart {
	var statuses []tally
	for _, status := range cite.Statuses() {
		if n := s.LinksByStatus[status]; n > 0 {
			statuses = append(statuses, tally{status.String(), statusLevel(status), n})
		}
	}
	types, years := make(map[string]int), make(map[int]int)
	for _, doc := range run.Documents {
		for i := range doc.References {
			if e := doc.References[i].Entry; e != nil {
				types[clean(typeName(e.Type))]++
				if year := e.Dates["issued"].Year; year != 0 {
					years[year]++
				}
			}
		}
	}
	var all []htmlChart
	for _, c := range []htmlChart{
		rowChart("Links by status", statuses), columnChart("References by year", years), rowChart("References by type", mostFirst(types)),
	} {
		if len(c.Bars) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// mostFirst keeps the seven largest counts and adds up the rest.
func mostFirst(count map[string]int) []tally {
	const most = 7
	var all []tally
	for _, name := range sortedKeys(count) {
		all = append(all, tally{name, "plain", count[name]})
	}
	slices.SortStableFunc(all, func(a, b tally) int { return b.n - a.n })
	if len(all) > most+1 {
		rest := tally{"others", "plain", 0}
		for _, t := range all[most:] {
			rest.n += t.n
		}
		all = append(all[:most:most], rest)
	}
	return all
}

// The measures of the pictures, in CSS pixels at natural size.
const (
	chartWidth  = 320
	rowHeight   = 22
	rowLabels   = 126 // room for the longest status and type
	rowCounts   = 44
	columnsHigh = 120
)

func rowChart(title string, rows []tally) htmlChart {
	c := htmlChart{Title: title, Width: chartWidth, Height: rowHeight * len(rows), Summary: inWords(title, rows)}
	most := 1
	for _, r := range rows {
		most = max(most, r.n)
	}
	for i, r := range rows {
		y := i * rowHeight
		width := max(2, (chartWidth-rowLabels-rowCounts)*r.n/most)
		c.Bars = append(c.Bars, htmlBar{X: rowLabels, Y: y + 3, Width: width, Height: rowHeight - 6, Level: r.level, Tip: r.name + ": " + strconv.Itoa(r.n)})
		c.Texts = append(c.Texts,
			htmlLabel{rowLabels - 6, y + 16, "end", r.name},
			htmlLabel{rowLabels + width + 6, y + 16, "start", strconv.Itoa(r.n)})
	}
	return c
}

func inWords(title string, rows []tally) string {
	words := mapped(rows, func(t tally) string { return fmt.Sprintf("%d %s", t.n, t.name) })
	return title + ": " + strings.Join(words, ", ")
}

// columnChart counts works by year, in steps that leave at most 32 columns.
func columnChart(title string, years map[int]int) htmlChart {
	if len(years) == 0 {
		return htmlChart{}
	}
	earliest, last := yearRange(years)
	step := yearStep(last - earliest)
	first := floor(earliest, step)
	columns := make([]tally, (floor(last, step)-first)/step+1)
	most := 1
	for i := range columns {
		columns[i].name = yearName(first+i*step, step)
	}
	for year, n := range years {
		at := &columns[(floor(year, step)-first)/step]
		at.n += n
		most = max(most, at.n)
	}
	c := htmlChart{Title: title, Width: chartWidth, Height: columnsHigh + 20, Summary: inWords(title, filled(columns))}
	wide := max(1, chartWidth/len(columns))
	for i, t := range columns {
		if t.n > 0 {
			high := max(2, (columnsHigh-16)*t.n/most)
			c.Bars = append(c.Bars, htmlBar{X: i * wide, Y: columnsHigh - high, Width: max(1, min(wide-2, 24)), Height: high, Level: "plain", Tip: t.name + ": " + strconv.Itoa(t.n)})
		}
	}
	c.Texts = append(c.Texts, htmlLabel{0, columnsHigh + 15, "start", strconv.Itoa(earliest)}, htmlLabel{0, 11, "start", "at most " + strconv.Itoa(most)})
	if len(columns) > 1 {
		c.Texts = append(c.Texts, htmlLabel{min(chartWidth, len(columns)*wide), columnsHigh + 15, "end", strconv.Itoa(last)})
	}
	return c
}

func filled(columns []tally) []tally {
	return slices.DeleteFunc(slices.Clone(columns), func(t tally) bool { return t.n == 0 })
}

func yearRange(years map[int]int) (first, last int) {
	at := make([]int, 0, len(years))
	for year := range years {
		at = append(at, year)
	}
	return slices.Min(at), slices.Max(at)
}

func yearStep(width int) int {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if width/step < 32 {
			return step
		}
	}
	return width/32 + 1
}

// floor is the multiple of step at or below n, also before the common era.
func floor(n, step int) int {
	rest := n % step
	if rest < 0 {
		rest += step
	}
	return n - rest
}

func yearName(from, step int) string {
	if step == 1 {
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d to %d", from, from+step-1)
}
