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
	// the index of its row.
	slots []uint32
	rows  []row // by feature, in the order of the file

	trans     []int16                    // in units; by edge, state from, state to
	reach     [numEdges][numLabels]int32 // by edge and label: the best transition to its begin
	rowMost   [numEdges][numStates]int32 // by edge and state: the best transition to any begin
	reachMost [numEdges]int32            // of those
	prior     priors
	beam      int32     // in units
	toll      int32     // in units, see lookAhead
	decay     []float64 // e to the power of minus so many units, within the beam
}

// In the file a feature has a pair for each tag to which it gives a weight: from
// the top one bit that is set on the last pair of a feature, six of the tag,
// nine of the signed weight.

// magic names the format and the features: raise its number when either changes.
const magic = "citecrf3"

const (
	slotBits   = 20 // of a slot, for the index
	slotMask   = 1<<slotBits - 1
	pairLast   = 1 << 15
	pairTag    = 9
	maxWeight  = 127 // fits a byte of a row
	numTrans   = numEdges * numStates * numStates
	headerSize = len(magic) + 6*4
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
	if !(m.unit > 1e-9 && m.unit < 1e9) || features > pairs || pairs > slotMask || trans != numTrans ||
		len(data) != 4*features+2*pairs+2*trans+numPriors {
		return nil, errModel
	}
	hashes, rest := data[:4*features], data[4*features:]
	m.readTransitions(rest[2*pairs : 2*pairs+2*trans])
	m.prior.decode(rest[2*pairs+2*trans:])
	return m, m.readFeatures(hashes, rest[:2*pairs])
}

// readFeatures builds the hash table, at most five eighths full, and the rows.
func (m *model) readFeatures(hashes, pairs []byte) error {
	n := len(hashes) / 4
	size := 2
	for size < n*8/5 {
		size *= 2
	}
	m.slots, m.rows = make([]uint32, size), make([]row, n)
	for i := range m.rows {
		length := pairsOfOne(pairs)
		if length == 0 {
			return errModel
		}
		m.rows[i] = unpack(pairs[:length])
		pairs = pairs[length:]
		m.place(binary.LittleEndian.Uint32(hashes[4*i:]), uint32(i+1))
	}
	if len(pairs) > 0 {
		return errModel
	}
	return nil
}

// pairsOfOne returns the length in bytes of the pairs of the first feature, 0
// if their end is missing.
func pairsOfOne(pairs []byte) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if binary.LittleEndian.Uint16(pairs[i:])&pairLast != 0 {
			return i + 2
		}
	}
	return 0
}

func (m *model) place(hash, index uint32) {
	mask := uint32(len(m.slots) - 1)
	at := hash & mask
	for m.slots[at] != 0 {
		at = (at + 1) & mask
	}
	m.slots[at] = hash&^slotMask | index
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
