package parse

// A segment is a run of tokens between two marks that part fields.
type segment struct {
	first, last   int // tokens, last included
	before, after shape
	form          form
	role          role   // of its first key word
	trades        trade  // of any of its words
	sign          uint32 // role and trades in one
}

// A form sums up what a segment looks like.
type form uint8

const (
	formNone form = iota // beyond either end of the text
	formEmpty
	formYear
	formNumber
	formID
	formInitials // "J. R."
	formNamed    // "Smith J", "J. Smith"
	formCap1
	formCap3
	formCap5
	formCapMany
	formText3
	formText8
	formTextMany
	formMixed // words and numbers
	formSmall
)

// divide cuts the observations into segments.
func (a *analyzer) divide() {
	a.segments = a.segments[:0]
	current := segment{before: shapeEdge}
	for i := range a.obs {
		o := &a.obs[i]
		o.segment = int32(len(a.segments))
		if !a.parts(i) {
			continue
		}
		if i > current.first {
			current.last, current.after = i-1, o.shape
			a.segments = append(a.segments, a.sum(current))
		}
		current = segment{first: i + 1, before: o.shape}
	}
	if current.first < len(a.obs) || len(a.segments) == 0 {
		current.last, current.after = len(a.obs)-1, shapeEdge
		a.segments = append(a.segments, a.sum(current))
	}
	for i := len(a.obs) - 1; i >= 0 && int(a.obs[i].segment) >= len(a.segments); i-- {
		a.obs[i].segment = int32(len(a.segments) - 1)
	}
}

// parts reports whether token i is a mark that parts fields.
func (a *analyzer) parts(i int) bool {
	s := a.obs[i].shape
	spaceAfter := i+1 >= len(a.tokens) || a.tokens[i+1].space
	switch s {
	case shapeStop:
		return spaceAfter && !(i > 0 && a.abbreviated(i-1))
	case shapeColon, shapeDash, shapeHyphen:
		return spaceAfter && (s == shapeColon || a.tokens[i].space)
	case shapeSlash:
		return a.tokens[i].space
	case shapeComma:
		return spaceAfter || i == 0 || !a.obs[i-1].shape.isNumber()
	case shapeApos, shapeSOpen:
		return false
	case shapeSemi, shapeCJStop, shapeCJList:
		return true
	}
	return s >= shapeOpen && s <= shapeGClose || s == shapeAngle || s == shapeAngleEnd
}

// abbreviated reports whether a stop after token i ends no sentence.
func (a *analyzer) abbreviated(i int) bool {
	o := &a.obs[i]
	if o.shape == shapeInitial || o.shape == shapeLower1 {
		return true
	}
	switch o.sense.role {
	case roleVolume, roleIssue, rolePages, roleEditor:
		return !a.tokens[i].isLong()
	}
	return false
}

// isLong tells words from their abbreviations.
func (t token) isLong() bool { return t.end-t.start > 5 }

// sum fills in what segment s looks like.
func (a *analyzer) sum(s segment) segment {
	var caps, small, initials, numbers, years, ids int
	for i := s.first; i <= s.last; i++ {
		o := &a.obs[i]
		s.trades |= o.sense.trade
		if s.role == roleNone && o.sense.role != roleAnd && o.sense.role != roleParticle {
			s.role = o.sense.role
		}
		switch {
		case o.shape.isMark():
		case o.shape.isID():
			ids++
		case o.shape.isNumber():
			numbers++
			if o.shape.isYear() {
				years++
			}
		case o.shape == shapeInitial || o.shape == shapeUpper2:
			initials++
		case o.shape != shapeLower && o.shape != shapeLower1:
			caps++
		case o.sense.role != roleAnd && o.sense.role != roleParticle:
			small++
		}
	}
	s.form = formOf(caps, small, initials, numbers, years, ids)
	s.sign = uint32(s.role)<<8 | uint32(s.trades)
	return s
}

func formOf(caps, small, initials, numbers, years, ids int) form {
	words := caps + small + initials
	switch {
	case ids > 0:
		return formID
	case words == 0 && numbers == 0:
		return formEmpty
	case words == 0 && years == 1 && numbers == 1:
		return formYear
	case words == 0:
		return formNumber
	case numbers > 0:
		return formMixed
	case small == 0:
		return formOfNames(caps, initials)
	case caps+initials == 0 && small <= 2:
		return formSmall
	case words <= 3:
		return formText3
	case words <= 8:
		return formText8
	}
	return formTextMany
}

func formOfNames(caps, initials int) form {
	switch {
	case caps == 0:
		return formInitials
	case initials > 0 && caps <= 4:
		return formNamed
	case caps == 1:
		return formCap1
	case caps <= 3:
		return formCap3
	case caps <= 5:
		return formCap5
	}
	return formCapMany
}
