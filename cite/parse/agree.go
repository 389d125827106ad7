package parse

// agree returns the label of f that goes with the fields before it, when the
// model, which sees a few words at a time, lost the thread: who stands after
// "in" once the title was named edits the book, and what is called there or
// after editors is the book, not the work again.
func (d *decoder) agree(f field, first int) int {
	switch {
	case f.label == labelAuthor && first < f.from && d.obs[first].sense.role == roleEditor:
		return labelEditor
	case !d.titled:
		return f.label
	case f.label == labelAuthor && d.within(first):
		return labelEditor
	case f.label == labelTitle && (d.within(first) || d.edited):
		return labelContainer
	}
	return f.label
}

// recall notes what agree has to know of a field.
func (d *decoder) recall(label int) {
	switch label {
	case labelTitle:
		d.titled, d.edited = true, false
	case labelEditor:
		d.edited = true
	}
}

// within reports whether "in" stands before or at token i.
func (d *decoder) within(i int) bool {
	for k := i; k >= max(0, i-2); k-- {
		if d.obs[k].sense.role == roleIn {
			return k < i || d.obs[k].shape != shapeInitial
		}
	}
	return false
}

// edits reports whether the names before token i are called editors there, as
// in "Doe (Hrsg.)" and "Doe, eds.".
func (d *decoder) edits(i int) bool {
	marked := false
	for end := min(i+3, len(d.obs)-1); i < end; i++ {
		switch d.obs[i].shape {
		case shapeOpen, shapeBrOpen, shapeComma:
			marked = true
		case shapeStop:
		default:
			return marked && d.obs[i].sense.role == roleEditor && d.obs[i+1].sense.role != roleBy
		}
	}
	return false
}
