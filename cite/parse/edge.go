package parse

// numEdges is the number of kinds of borders between two tokens. What label
// may follow what depends on the border, so each has transitions of its own.
const numEdges = 2*markGroups + 2

// edge returns the kind of the border before token i.
func (a *analyzer) edge(i int) uint8 {
	o := a.at(i)
	if o.shape.isMark() {
		return edgeOfMark[o.shape-shapeMark]
	}
	p := a.at(i - 1)
	switch {
	case p.shape.isMark():
		return markGroups + edgeOfMark[p.shape-shapeMark]
	case a.tokens[i].space:
		return 2 * markGroups
	}
	return 2*markGroups + 1
}

// markGroups is how many groups of marks there are: borders before and after
// each are told apart.
const markGroups = 9

// edgeOfMark is the group of each mark.
var edgeOfMark = [numShapes - shapeMark]uint8{
	1, 2, 3, 4, 5, 6, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0,
}
