package parse

// A field is a labelled run of tokens [from, to).
type field struct{ label, from, to int }

// spans appends the fields of the decoded tokens to out.
func (d *decoder) spans(out []Span) []Span {
	if out == nil {
		out = make([]Span, 0, d.countFields())
	}
	for i := 0; i < len(d.states); {
		s := int(d.states[i])
		from := i
		for i++; i < len(d.states) && s < firstOutside && int(d.states[i]) == inside(s); i++ {
		}
		if s < firstOutside {
			out = d.repair(out, field{s % numLabels, from, i})
		}
	}
	return out
}

func (d *decoder) countFields() (n int) {
	for _, s := range d.states {
		if int(s) < numLabels {
			n++
		}
	}
	return n
}

// repair appends a field after setting right what the model gets wrong for
// want of examples.
func (d *decoder) repair(out []Span, f field) []Span {
	first := f.from
	f.from, f.to = d.trim(f.label, f.from, f.to)
	if f.from >= f.to {
		return out
	}
	f.label = d.agree(f, first)
	switch f.label {
	case labelVolume:
		return d.splitVolume(out, f)
	case labelPublisher, labelLocation:
		return d.splitImprint(out, f)
	case labelTitle, labelJournal, labelContainer:
		f.to = d.closing(f)
	case labelAuthor:
		f.to = d.initials(f.to)
		if d.edits(f.to) {
			f.label = labelEditor
		}
	case labelEdition:
		f.to = d.ordinal(f)
	case labelDOI, labelArXiv, labelISBN:
		f = d.identifier(f)
	}
	return d.emitField(out, f)
}

func (d *decoder) emitField(out []Span, f field) []Span {
	f.from, f.to = d.trim(f.label, f.from, f.to)
	if f.from >= f.to {
		return out
	}
	d.recall(f.label)
	return append(out, Span{Start: d.tokens[f.from].start, End: d.tokens[f.to-1].end, Label: Labels[f.label]})
}

// closing returns the end of a title with the marks that belong to it and
// stand outside: a question mark, the partner of a bracket inside.
func (d *decoder) closing(f field) int {
	to := f.to
	for to < len(d.states) && int(d.states[to]) >= firstOutside {
		s := d.obs[to].shape
		if s != shapeQuery && !(isClose(s) && d.opened(f.from, to)) {
			break
		}
		to++
	}
	return to
}

// identifier returns the one token of f that is the identifier, if there is one.
func (d *decoder) identifier(f field) field {
	for i := f.from; i < f.to; i++ {
		if k := d.tokens[i].kind; k >= kindDOI && k <= kindISBN {
			return field{f.label, i, i + 1}
		}
	}
	return f
}

// splitVolume takes volumes such as "31(7)", "31(7): 10-9" and "31/ Heft 7"
// apart, which a few sources label as one.
func (d *decoder) splitVolume(out []Span, f field) []Span {
	for i := f.from + 1; i+1 < f.to; i++ {
		if d.obs[i].sense.role == roleIssue && d.obs[f.from].shape.isNumber() {
			out = d.emitField(out, field{labelVolume, f.from, i})
			return d.emitField(out, field{labelIssue, i, f.to})
		}
	}
	open := f.from + 1
	if open+2 >= f.to || !d.obs[f.from].shape.isNumber() || d.obs[open].shape != shapeOpen {
		return d.emitField(out, f)
	}
	end := d.partner(open, f.to)
	if end < 0 || end == open+1 || d.obs[open+1].shape.isYear() {
		return d.emitField(out, f)
	}
	out = d.emitField(out, field{labelVolume, f.from, open})
	out = d.emitField(out, field{labelIssue, open + 1, end})
	return d.emitField(out, field{labelPages, end + 1, f.to})
}

// placeWordsMost is how many words a place before a publisher may have.
const placeWordsMost = 5

// splitImprint takes "Minneapolis: Augsburg" apart, which some sources label
// as one.
func (d *decoder) splitImprint(out []Span, f field) []Span {
	for i := f.from + 1; i+1 < f.to && i-f.from <= placeWordsMost; i++ {
		if d.obs[i].sense.trade&(tradePublisher|tradeBody) != 0 {
			break
		}
		if d.obs[i].shape == shapeColon && d.tokens[i+1].space && d.obs[i+1].shape != shapeRoman {
			first, second := labelLocation, labelPublisher
			if d.isPlace(i+1, f.to) && !d.isPlace(f.from, i) {
				first, second = second, first
			}
			out = d.emitField(out, field{first, f.from, i})
			return d.emitField(out, field{second, i + 1, f.to})
		}
	}
	return d.emitField(out, f)
}

// isPlace reports whether a word of the tokens [from, to) is known as a place.
func (d *decoder) isPlace(from, to int) bool {
	for _, o := range d.obs[from:to] {
		if o.sense.trade&tradePlace != 0 {
			return true
		}
	}
	return false
}

// ordinal returns the end of an edition with the ending of its number and the
// word for it: "2" of "2nd ed".
func (d *decoder) ordinal(f field) int {
	to := f.to
	if !d.obs[to-1].shape.isNumber() {
		return to
	}
	for to < min(len(d.states), f.to+3) && int(d.states[to]) >= firstOutside {
		o := &d.obs[to]
		to++
		if o.sense.role == roleEdition || o.sense.role == roleEditor {
			return to
		}
		suffix := o.shape == shapeStop || !d.tokens[to-1].space && d.tokens[to-1].end-d.tokens[to-1].start <= 3
		if !suffix {
			break
		}
	}
	return f.to
}

// initials returns the end of names that end before token i with the initials
// that follow: in Cyrillic some are words as well, and taken for such.
func (d *decoder) initials(i int) int {
	for i > 0 && i+2 < len(d.states) && d.obs[i-1].shape == shapeInitial && d.obs[i].shape == shapeStop {
		if d.obs[i+1].shape != shapeInitial || int(d.states[i+1]) < firstOutside || d.obs[i+2].shape != shapeStop {
			break
		}
		i += 2
	}
	return i
}
