// Package train makes the model of cite/parse from labelled references. It is
// no part of the everyday program; cmd/citecheck-train is its command.
//
// Records are lines of JSON, in files that may be gzipped:
//
//	{"id": "x:1", "source": "x", "text": "Doe, J. (2011). A title.",
//	 "spans": [[0, 6, "author"], [9, 13, "date"], [16, 23, "title"]]}
//
// Offsets are code points, half open. Spans hold the value proper, without
// quotation marks, key words or a stop at the end, and the labels are those of
// parse.Labels. A list of authors is one span; journal is the container of an
// article where that is known to be a journal, container-title any other.
//
// AnyStyle's XML and GROBID's TEI for citations are read as well, and their
// labels brought to ours; see anystyle.go and tei.go.
//
// testdata/blog.jsonl holds references written by hand in the manner of the
// lists under blog articles, which published data lacks; the shipped model is
// trained with them as well.
//
// The same records, seed and options give the same bytes.
//
// Read train.go first, then data.go and gold.go (records to states), lattice.go
// learn.go and average.go (the learning), export.go (to a file), score.go (how
// good it is).
package train

import (
	"fmt"
	"io"
	"math/rand/v2"
	"sync"

	"github.com/citecheck/citecheck/cite/parse"
)

// Options say how to train.
type Options struct {
	Seed    uint64
	Epochs  int     // at least 2; the last is for the features that are kept
	Rate    float64 // of AdaGrad
	Dropout float64 // share of tokens whose word is hidden
	Least   int     // how often a feature must occur to be learnt
	Size    int     // of the model file at most, in bytes
	Often   float64 // how much the frequency of a feature counts when the file is full: its exponent
	Thaw    float64 // share of the squares of AdaGrad that is kept after pruning
	Average float64 // share of the last epoch, its end, that the weights are the mean of
	Slope   float64 // of the calibration, see Calibrate
	Offset  float64
	Log     io.Writer
}

// Defaults are the options of the shipped model. The calibration was fitted on
// sources that were held out.
func Defaults() Options {
	return Options{Seed: 1, Epochs: 2, Rate: 0.02, Dropout: 0.1, Least: 4, Size: 3_000_000, Often: 0.25, Thaw: 0.25, Average: 0.7, Slope: 0.964, Offset: 0.018, Log: io.Discard}
}

// batch is how many records are studied between two changes of the weights.
const batch = 16

// moments is after how many batches the weights are looked at for the mean.
const moments = 50

// Train learns from the records and returns the model file: first with all
// features, then, in the last epoch, with those that the file has room for.
func Train(records []Record, o Options) []byte {
	words := o.collect(records)
	fmt.Fprintf(o.Log, "%d records, %d features\n", len(records), words.size)
	l := newLearner(words, o.Rate)
	l.often = o.Often
	c := newClass()
	for epoch := range o.Epochs {
		if epoch > 0 && epoch == o.Epochs-1 {
			l.prune(budgetFor(o.Size))
			l.thaw(float32(o.Thaw))
			c.mean = newAverage(l)
		}
		c.epoch(l, records, o, epoch)
	}
	if c.mean != nil {
		c.mean.settle(l)
	}
	l.prune(budgetFor(o.Size))
	return l.export(o).Encode()
}

// epoch goes through all records once, in an order of its own.
func (c *class) epoch(l *learner, records []Record, o Options, epoch int) {
	order := rand.New(rand.NewPCG(o.Seed, uint64(epoch)+2)).Perm(len(records))
	sum := 0.0
	for at := 0; at < len(order); at += batch {
		sum += c.teach(l, records, order[at:min(at+batch, len(order))], o, epoch)
		if c.mean != nil && at/batch%moments == 0 && float64(at) > float64(len(order))*(1-o.Average) {
			c.mean.look(l)
		}
		if n := at/batch + 1; n%500 == 0 {
			fmt.Fprintf(o.Log, "epoch %d, %d records, loss %.3f a record\n", epoch+1, n*batch, sum/(500*batch))
			sum = 0
		}
	}
}

// collect numbers the features of the records.
func (o Options) collect(records []Record) *dictionary {
	words := newDictionary(len(records))
	observer, seq := parse.NewObserver(), parse.Sequence{}
	for i := range records {
		observer.Observe(&seq, records[i].Text)
		words.count(seq.Features)
	}
	for i := range records {
		observer.Observe(&seq, records[i].Text)
		words.enter(seq.Features, o.Least)
	}
	words.counts = nil
	if words.size == 0 {
		words.grow()
	}
	return words
}

// A class studies batches with two goroutines.
type class struct {
	students [2]student
	lessons  [batch]*lesson
	mean     *average // in the last epoch
}

func newClass() *class {
	c := &class{}
	for i := range c.students {
		c.students[i].observer = parse.NewObserver()
	}
	for i := range c.lessons {
		c.lessons[i] = &lesson{}
	}
	return c
}

// teach learns from one batch and returns its loss.
func (c *class) teach(l *learner, records []Record, chosen []int, o Options, epoch int) float64 {
	var wait sync.WaitGroup
	for w := range c.students {
		wait.Go(func() {
			for i := w; i < len(chosen); i += len(c.students) {
				rng := rand.New(rand.NewPCG(o.Seed<<8+uint64(epoch), uint64(chosen[i])))
				c.students[w].study(l, c.lessons[i], &records[chosen[i]], o.Dropout, rng)
			}
		})
	}
	wait.Wait()
	l.apply(c.lessons[:len(chosen)])
	sum := 0.0
	for _, les := range c.lessons[:len(chosen)] {
		sum += les.loss
		if epoch == 0 {
			l.tally.Count(les.states, les.seq.Edges)
		}
	}
	return sum
}
