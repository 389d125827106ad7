package parse

// trim shrinks the tokens [from, to) to the value proper: no delimiter, no
// bracket without its partner, none round everything, no key word of the field.
func (d *decoder) trim(label, from, to int) (int, int) {
	for {
		i, j := d.trimMarks(from, to)
		i, j = d.trimBrackets(i, j)
		i, j = d.trimWords(label, i, j)
		if i == from && j == to || i >= j {
			return i, j
		}
		from, to = i, j
	}
}

// edgeMark reports whether no value begins or ends with the mark.
func edgeMark(s shape) bool {
	switch s {
	case shapeStop, shapeComma, shapeColon, shapeSemi, shapeSlash, shapeCJStop, shapeCJList, shapeSigns, shapeScore, shapeBullet:
		return true
	}
	return s >= shapeQuote && s <= shapeDash
}

func (d *decoder) trimMarks(from, to int) (int, int) {
	for from < to && edgeMark(d.obs[from].shape) {
		from++
	}
	for from < to && edgeMark(d.obs[to-1].shape) {
		to--
	}
	return from, to
}

// trimBrackets takes off an edge bracket whose partner is not inside, and a
// pair that holds everything.
func (d *decoder) trimBrackets(from, to int) (int, int) {
	if from >= to {
		return from, to
	}
	first, last := d.obs[from].shape, d.obs[to-1].shape
	switch {
	case isClose(first):
		return from + 1, to
	case isOpen(last):
		return from, to - 1
	}
	if isOpen(first) {
		if p := d.partner(from, to); p < 0 {
			return from + 1, to
		} else if p == to-1 {
			return from + 1, to - 1
		}
	}
	if isClose(last) && !d.opened(from, to-1) {
		return from, to - 1
	}
	return from, to
}

func isOpen(s shape) bool  { return s == shapeOpen || s == shapeBrOpen || s == shapeAngle }
func isClose(s shape) bool { return s == shapeClose || s == shapeBrEnd || s == shapeAngleEnd }

// partner returns where the bracket at from is closed before to, or -1.
func (d *decoder) partner(from, to int) int {
	depth := 0
	for i := from; i < to; i++ {
		switch d.obs[i].shape {
		case d.obs[from].shape:
			depth++
		case d.obs[from].shape + 1:
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// opened reports whether the bracket that token last closes opens from from on.
func (d *decoder) opened(from, last int) bool {
	depth := 0
	for i := last; i >= from; i-- {
		switch d.obs[i].shape {
		case d.obs[last].shape:
			depth++
		case d.obs[last].shape - 1:
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

// leading and trailing are the roles of words that announce a field and do not
// belong to it.
var leading = [numLabels]role{
	labelAuthor: roleEditor, labelEditor: roleEditor, labelTranslator: roleTranslator, labelVolume: roleVolume, labelIssue: roleIssue, labelPages: rolePages,
}

var trailing = [numLabels]role{
	labelAuthor: roleEditor, labelEditor: roleEditor, labelTranslator: roleTranslator,
}

// The labels that trimming knows, by their place in Labels.
const (
	labelAuthor     = 0
	labelEditor     = 1
	labelTranslator = 2
	labelTitle      = 5
	labelJournal    = 6
	labelContainer  = 7
	labelVolume     = 9
	labelIssue      = 10
	labelPages      = 11
	labelPublisher  = 15
	labelLocation   = 16
	labelEdition    = 17
	labelDOI        = 22
	labelISBN       = 24
	labelArXiv      = 26
)

// trimWords takes off a key word of the field as long as something remains.
func (d *decoder) trimWords(label, from, to int) (int, int) {
	if to-from < 2 {
		return from, to
	}
	first, last := &d.obs[from], &d.obs[to-1]
	if w := leading[label]; w != roleNone && first.sense.role == w && d.announces(from) {
		return from + 1, to
	}
	if w := trailing[label]; w != roleNone && last.sense.role == w && first != last && last.shape != shapeInitial {
		return from, to - 1
	}
	return from, to
}

// announces reports whether the key word at i stands apart from what follows,
// as the p in "p. 3" does and the S in "S3" does not.
func (d *decoder) announces(i int) bool {
	return d.tokens[i+1].space || d.obs[i+1].shape.isMark()
}
