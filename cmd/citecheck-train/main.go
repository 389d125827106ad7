// Command citecheck-train makes the model of the reference parser.
//
//	citecheck-train [flags] FILE-OR-FOLDER[=LIMIT[xREPEAT]]...
//
// See the package comment of cite/parse/train for the format of the data.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/parse"
	"github.com/citecheck/citecheck/cite/parse/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "citecheck-train:", err)
		os.Exit(1)
	}
}

// settings are the flags that are not options of the training itself.
type settings struct {
	out, eval, predict, holdOut string
	load                        string
	limit                       int
}

func run() error {
	o, s := train.Defaults(), settings{}
	o.Log = os.Stderr
	flag.StringVar(&s.out, "out", "", "write the model to this `file`")
	flag.StringVar(&s.load, "model", "", "do not train: score the model in this `file`")
	flag.StringVar(&s.eval, "eval", "", "score the model on these `files`, separated by commas")
	flag.StringVar(&s.predict, "predict", "", "write what the model makes of the scored files to this `file`")
	flag.StringVar(&s.holdOut, "hold-out", "", "leave these `sources` out of the training and score on them")
	flag.IntVar(&s.limit, "limit", 0, "take at most this many records of each file")
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "how often to go through the records")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "of the order of the records")
	flag.Float64Var(&o.Rate, "rate", o.Rate, "learning rate")
	flag.Float64Var(&o.Dropout, "dropout", o.Dropout, "share of tokens whose word is hidden")
	flag.IntVar(&o.Least, "least", o.Least, "how often a feature must occur")
	flag.IntVar(&o.Size, "size", o.Size, "of the model file at most, in `bytes`")
	flag.Float64Var(&o.Often, "often", o.Often, "how much the frequency of a feature counts when the file is full")
	flag.Float64Var(&o.Thaw, "thaw", o.Thaw, "share of what slows learning down that is kept after pruning")
	flag.Float64Var(&o.Average, "average", o.Average, "share of the last epoch that the weights are the mean of")
	flag.Float64Var(&o.Slope, "slope", o.Slope, "of the calibration of the confidence")
	flag.Float64Var(&o.Offset, "offset", o.Offset, "of the calibration of the confidence")
	flag.Parse()
	records, held, err := s.read(flag.Args(), o.Seed)
	if err != nil {
		return err
	}
	model, err := s.model(records, o)
	if err != nil {
		return err
	}
	return s.score(model, held)
}

// read returns the records to learn from and those to score.
func (s settings) read(args []string, seed uint64) (records, held []train.Record, err error) {
	var inputs []train.Input
	for _, a := range args {
		in, err := input(a, s.limit)
		if err != nil {
			return nil, nil, err
		}
		inputs = append(inputs, in)
	}
	all, err := train.Read(inputs, seed)
	if err != nil {
		return nil, nil, err
	}
	out := strings.Split(s.holdOut, ",")
	for _, r := range all {
		if slices.Contains(out, r.Source) {
			held = append(held, r)
		} else {
			records = append(records, r)
		}
	}
	if s.eval != "" {
		for _, name := range strings.Split(s.eval, ",") {
			more, err := train.ReadFile(name)
			if err != nil {
				return nil, nil, err
			}
			held = append(held, more...)
		}
	}
	return records, held, nil
}

// input reads PATH, PATH=LIMIT or PATH=LIMITxREPEAT.
func input(arg string, limit int) (train.Input, error) {
	path, numbers, found := strings.Cut(arg, "=")
	in := train.Input{Path: path, Limit: limit}
	if !found {
		return in, nil
	}
	first, second, repeated := strings.Cut(numbers, "x")
	var err error
	if in.Limit, err = strconv.Atoi(first); err == nil && repeated {
		in.Repeat, err = strconv.Atoi(second)
	}
	if err != nil {
		return in, fmt.Errorf("%s: want PATH=LIMIT or PATH=LIMITxREPEAT", arg)
	}
	return in, nil
}

// model trains and saves a model, or loads one.
func (s settings) model(records []train.Record, o train.Options) ([]byte, error) {
	if s.load != "" {
		return os.ReadFile(s.load)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("no records to learn from")
	}
	model := train.Train(records, o)
	if s.out == "" {
		return model, nil
	}
	return model, os.WriteFile(s.out, model, 0o644)
}

// score prints how good the model is on the records held out, by source.
func (s settings) score(model []byte, held []train.Record) error {
	tagger, err := parse.NewTagger(model)
	if err != nil || len(held) == 0 {
		return err
	}
	bySource := map[string][]train.Record{}
	var names []string
	for _, r := range held {
		if bySource[r.Source] == nil {
			names = append(names, r.Source)
		}
		bySource[r.Source] = append(bySource[r.Source], r)
	}
	var all train.Score
	for _, name := range names {
		line, list := train.Evaluate(tagger, bySource[name]), train.EvaluateList(tagger, bySource[name])
		all.Points = append(all.Points, list.Points...)
		fmt.Printf("%-24s %6d references  line by line F1 %.1f  whole %.1f %%  as lists F1 %.1f  whole %.1f %%\n",
			name, line.Records, 100*line.F1(), 100*line.WholeShare(), 100*list.F1(), 100*list.WholeShare())
	}
	slope, offset := train.Calibrate(all.Points)
	fmt.Printf("calibration: -slope %.3f -offset %.3f\n", slope, offset)
	all.WriteReliability(os.Stdout, slope, offset)
	if s.predict == "" {
		return nil
	}
	return s.writePredictions(tagger, held)
}

func (s settings) writePredictions(tagger *parse.Tagger, held []train.Record) error {
	f, err := os.Create(s.predict)
	if err != nil {
		return err
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for _, r := range train.Predict(tagger, held) {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return f.Close()
}
