package parse

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
)

// A model holds the weights of a linear-chain conditional random field.
//
// The file is little endian: the magic; the unit of the weights (float32); the
// slope and offset of the calibration (float32); the numbers of slots, of
// pairs and of transitions (uint32); then the slots (uint32), the pairs
// (uint16) and the transitions (int16, in units).
type model struct {
	unit          float32
	slope, offset float64

	// slots is a hash table with linear probing. A slot that is not 0 holds
	// in its upper 11 bits those of the feature's hash, below them one more
	// than the index of its first pair.
	slots []uint32

	// A pair gives a weight to a tag: from the top one bit that is set on the
	// last pair of a feature, six of the tag, nine of the signed weight.
	pairs []uint16

	// Features with many pairs are unpacked to a row with a weight for every
	// tag, four to a word, because adding whole words is faster. Their slots
	// hold the index of the row, marked by rowMark.
	rows [][rowWords]uint64

	trans []float32 // by edge, state from, state to
	exp   []float64 // of trans
}

const (
	rowWords = (numTags + 3) / 4
	rowLeast = 12  // pairs that make a row worth its memory
	rowBias  = 256 // added to each weight of a row, so that no lane borrows from the next
)

// magic names the format and the features: raise its number when either changes.
const magic = "citecrf1"

const (
	slotBits   = 21
	slotMask   = 1<<slotBits - 1
	pairLast   = 1 << 15
	pairTag    = 9
	maxWeight  = 1<<(pairTag-1) - 1
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
	slots, pairs, trans := int(word(3)), int(word(4)), int(word(5))
	data = data[headerSize:]
	if bits.OnesCount32(uint32(slots)) != 1 || pairs > slotMask || trans != numTrans || len(data) != 4*slots+2*pairs+2*trans {
		return nil, errModel
	}
	m.readSlots(data[:4*slots])
	m.readPairs(data[4*slots : 4*slots+2*pairs])
	m.readTransitions(data[4*slots+2*pairs:])
	if err := m.check(); err != nil {
		return nil, err
	}
	m.unpack()
	return m, nil
}

func (m *model) readSlots(data []byte) {
	m.slots = make([]uint32, len(data)/4)
	for i := range m.slots {
		m.slots[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
}

func (m *model) readPairs(data []byte) {
	m.pairs = make([]uint16, len(data)/2)
	for i := range m.pairs {
		m.pairs[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
}

func (m *model) readTransitions(data []byte) {
	m.trans = make([]float32, len(data)/2)
	m.exp = make([]float64, len(data)/2)
	for i := range m.trans {
		w := int16(binary.LittleEndian.Uint16(data[2*i:]))
		m.trans[i] = float32(w) * m.unit
		if w != 0 {
			m.exp[i] = math.Exp(float64(m.trans[i]))
		} else {
			m.exp[i] = 1
		}
	}
}

// check makes sure that no look-up can run out of the tables.
func (m *model) check() error {
	free := false
	for _, s := range m.slots {
		free = free || s == 0
		if int(s&slotMask) > len(m.pairs) {
			return errModel
		}
	}
	if !free || len(m.pairs) > 0 && m.pairs[len(m.pairs)-1]&pairLast == 0 {
		return errModel
	}
	return nil
}
