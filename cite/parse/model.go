package parse

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// A model holds the weights of a linear-chain conditional random field.
//
// The file is little endian: the magic; the unit of the weights (float32); the
// slope and offset of the calibration (float32); the numbers of features, of
// pairs and of transitions (uint32); then the hash of each feature (uint32), in
// ascending order, the pairs of all features on end (uint16), the transitions
// (int16, in units) and the priors of styles (a byte each).
type model struct {
	unit          float32
	slope, offset float64

	// slots is a hash table with linear probing. A slot that is not 0 holds
	// in its upper bits those of the feature's hash, below them one more than
	// the index of its first pair, or of its row plus the number of pairs.
	slots []uint32

	// A pair gives a weight to a tag: from the top one bit that is set on the
	// last pair of a feature, six of the tag, nine of the signed weight.
	pairs []uint16

	// Features with many pairs are unpacked to a row with a weight for every
	// tag, four to a word, because adding whole words is faster.
	rows []row

	trans     []int16                    // in units; by edge, state from, state to
	reach     [numEdges][numLabels]int32 // by edge and label: the best transition to its begin
	rowMost   [numEdges][numStates]int32 // by edge and state: the best transition to any begin
	reachMost [numEdges]int32            // of those
	prior     priors
	beam      int32     // in units
	toll      int32     // in units, see lookAhead
	decay     []float64 // e to the power of minus so many units, within the beam
}

// magic names the format and the features: raise its number when either changes.
const magic = "citecrf3"

const (
	slotBits   = 21 // of a slot, for the index
	slotMask   = 1<<slotBits - 1
	pairLast   = 1 << 15
	pairTag    = 9
	maxWeight  = 127 // fits a byte of a row
	numTrans   = numEdges * numStates * numStates
	headerSize = len(magic) + 6*4
	rowLeast   = 16 // pairs that make a row worth its memory
)

var errModel = errors.New("not a model of this version")

// readModel decodes the file. What it accepts is safe to use.
func readModel(data []byte) (*model, error) {
	if len(data) < headerSize || string(data[:len(magic)]) != magic {
		return nil, errModel
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(data[len(magic)+4*i:]) }
	m := &model{
		unit:   math.Float32frombits(word(0)),
		slope:  float64(math.Float32frombits(word(1))),
		offset: float64(math.Float32frombits(word(2))),
	}
	features, pairs, trans := int(word(3)), int(word(4)), int(word(5))
	data = data[headerSize:]
	if features > pairs || pairs > slotMask || trans != numTrans || len(data) != 4*features+2*pairs+2*trans+numPriors {
		return nil, errModel
	}
	m.readPairs(data[4*features : 4*features+2*pairs])
	rest := data[4*features+2*pairs:]
	m.readTransitions(rest[:2*trans])
	m.prior.decode(rest[2*trans:])
	return m, m.readFeatures(data[:4*features])
}

// readFeatures builds the hash table, at most half full.
func (m *model) readFeatures(data []byte) error {
	size := 2
	for size < len(data)/4*8/5 {
		size *= 2
	}
	m.slots = make([]uint32, size)
	m.rows = make([]row, 0, len(m.pairs)/rowLeast/2)
	next := 0
	for ; len(data) > 0; data = data[4:] {
		first := next
		for next < len(m.pairs) && m.pairs[next]&pairLast == 0 {
			next++
		}
		if next == len(m.pairs) {
			return errModel
		}
		next++
		at := first
		if next-first >= rowLeast && len(m.pairs)+len(m.rows) < slotMask {
			at = len(m.pairs) + len(m.rows)
			m.rows = append(m.rows, unpack(m.pairs[first:next]))
		}
		m.place(binary.LittleEndian.Uint32(data), uint32(at+1))
	}
	if next != len(m.pairs) {
		return errModel
	}
	return nil
}

func (m *model) place(hash, index uint32) {
	mask := uint32(len(m.slots) - 1)
	at := hash & mask
	for m.slots[at] != 0 {
		at = (at + 1) & mask
	}
	m.slots[at] = hash&^slotMask | index
}

func (m *model) readPairs(data []byte) {
	m.pairs = make([]uint16, len(data)/2)
	for i := range m.pairs {
		m.pairs[i] = uint16(data[2*i]) | uint16(data[2*i+1])<<8
	}
}

func (m *model) readTransitions(data []byte) {
	m.trans = make([]int16, len(data)/2)
	for i := range m.trans {
		m.trans[i] = int16(binary.LittleEndian.Uint16(data[2*i:]))
	}
	for edge := range m.reach {
		for j := range m.reach[edge] {
			m.reach[edge][j] = never
		}
		m.reachMost[edge] = never
		for s := range numStates {
			m.rowMost[edge][s] = int32(slices.Max(m.row(edge, s)[:numLabels]))
			for j, w := range m.row(edge, s)[:numLabels] {
				m.reach[edge][j] = max(m.reach[edge][j], int32(w))
			}
		}
		m.reachMost[edge] = slices.Max(m.reach[edge][:])
	}
	m.toll = int32(min(toll/m.unit, 1<<20))
	m.beam = int32(min(beam/m.unit, 1<<20))
	m.decay = make([]float64, m.beam)
	for i := range m.decay {
		m.decay[i] = math.Exp(-float64(i) * float64(m.unit))
	}
}

// row returns the transitions from state s at an edge.
func (m *model) row(edge, s int) *[numStates]int16 {
	return (*[numStates]int16)(m.trans[(edge*numStates+s)*numStates:])
}

// fade returns e to the power of minus so many units, 0 beyond the beam.
func (m *model) fade(units int) float64 {
	if units >= len(m.decay) {
		return 0
	}
	return m.decay[units]
}
