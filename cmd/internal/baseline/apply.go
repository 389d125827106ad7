package baseline

import "github.com/citecheck/citecheck/cite"

// Apply suppresses the findings that the baseline has, each as often as it has
// it, and returns how many of its findings in the documents of the run are
// gone. dir is the folder of the baseline.
//
// What has the same reference comes first; what is left is known by its words
// alone, so that a reference may be mended in another place.
func (b *Baseline) Apply(run *cite.Run, dir string) (gone int) {
	run.Compared = true
	a := &application{left: make(map[place]int), docs: make(map[string]bool)}
	for _, d := range run.Documents {
		a.docs[relative(d.Path, dir)] = true
	}
	for i, k := range b.Findings {
		if a.docs[k.Path] {
			a.left[place{k.Path, k.Exact}] += k.Count
			a.loose(place{k.Path, k.Loose}, i)
			gone += k.Count
		}
	}
	for _, exactly := range []bool{true, false} {
		for i := range run.Findings {
			if f := &run.Findings[i]; f.Suppressed == "" && a.take(b, known(f, dir), exactly) {
				f.Suppressed = cite.InBaseline
				gone--
			}
		}
	}
	return gone
}

// A place is a fingerprint in a document.
type place struct{ path, print string }

type application struct {
	docs  map[string]bool
	left  map[place]int   // of each exact fingerprint
	alike map[place][]int // loose fingerprint to findings of the baseline
}

func (a *application) loose(p place, i int) {
	if a.alike == nil {
		a.alike = make(map[place][]int)
	}
	a.alike[p] = append(a.alike[p], i)
}

// take uses up one finding of the baseline, if it has a fitting one.
func (a *application) take(b *Baseline, k Known, exactly bool) bool {
	if exactly {
		return a.use(place{k.Path, k.Exact})
	}
	for at := (place{k.Path, k.Loose}); len(a.alike[at]) > 0; a.alike[at] = a.alike[at][1:] {
		if first := b.Findings[a.alike[at][0]]; a.use(place{first.Path, first.Exact}) {
			return true
		}
	}
	return false
}

func (a *application) use(p place) bool {
	if a.left[p] == 0 {
		return false
	}
	a.left[p]--
	return true
}
