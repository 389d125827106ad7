package source

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// errPassword says that nobody can read the file without its password.
var errPassword = errors.New("the PDF asks for a password: save a copy without one, e.g. qpdf --decrypt --password=... in.pdf out.pdf, and check that")

// A pdfFile is the object layer of a PDF: what of it is asked for is looked up
// and unpacked, within a budget.
type pdfFile struct {
	ctx     context.Context
	x       *model.XRefTable
	budget  int64            // bytes that streams may still unpack to
	fonts   map[int]*pdfFont // by object number
	cmaps   map[int]*cmap    // by object number
	forms   map[int][]byte   // unpacked form XObjects, by object number
	spent   bool             // the budget ran out
	damaged bool             // a stream was read in part
	mended  bool             // the table of objects was made anew
}

// openPDF reads the objects of a PDF. A file whose end or table of objects is
// missing is mended.
func openPDF(ctx context.Context, data []byte) (*pdfFile, error) {
	p, first := parsePDF(ctx, data)
	err := first
	for _, invent := range []bool{false, true} {
		if err == nil || errors.Is(err, errPassword) || ctx.Err() != nil {
			break
		}
		if mended := mendPDF(data, invent); mended != nil {
			if p, err = parsePDF(ctx, mended); err == nil {
				p.mended = true
			}
		}
	}
	if err != nil {
		return nil, first
	}
	return p, nil
}

// parsePDF is the boundary to the library: its panics become errors.
func parsePDF(ctx context.Context, data []byte) (p *pdfFile, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("the objects are damaged (%v)", r)
		}
	}()
	limits := model.DefaultResourceLimits()
	// Streams that hold objects are all unpacked at once, so that they share
	// the limit.
	limits.MaxDecodeBytes = maxPDF / int64(bytes.Count(data, []byte("endstream"))+1)
	limits.MaxStreamBytes = int64(len(data))
	limits.MaxObjectCount = len(data)
	limits.MaxXRefEntries = len(data)
	c, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Offline:        true,
		Limits:         limits,
	})
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired):
		return nil, errPassword
	case err != nil:
		return nil, err
	}
	p = &pdfFile{
		ctx: ctx, x: c.XRefTable, budget: maxPDF,
		fonts: map[int]*pdfFont{}, cmaps: map[int]*cmap{}, forms: map[int][]byte{},
	}
	if err := p.eachPage(func(types.Dict) error { return errFound }); !errors.Is(err, errFound) {
		return nil, errNoPages
	}
	return p, nil
}

// errFound ends a search.
var errFound = errors.New("found")

// get resolves references; what cannot be resolved is nil, the null object.
func (p *pdfFile) get(o types.Object) types.Object {
	for range 8 {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		var err error
		if o, err = p.x.Dereference(ref); err != nil {
			return nil
		}
	}
	return nil
}

// dict resolves a dictionary, or that of a stream.
func (p *pdfFile) dict(o types.Object) types.Dict {
	switch o := p.get(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (p *pdfFile) array(o types.Object) types.Array {
	a, _ := p.get(o).(types.Array)
	return a
}

func (p *pdfFile) name(o types.Object) string {
	n, _ := p.get(o).(types.Name)
	if s, err := types.DecodeName(string(n)); err == nil {
		return s
	}
	return string(n)
}

func (p *pdfFile) number(o types.Object) (float64, bool) {
	switch n := p.get(o).(type) {
	case types.Integer:
		return float64(n.Value()), true
	case types.Float:
		return n.Value(), true
	}
	return 0, false
}

func (p *pdfFile) num(o types.Object, otherwise float64) float64 {
	if n, ok := p.number(o); ok {
		return n
	}
	return otherwise
}

// numbers resolves an array of n numbers, or nil.
func (p *pdfFile) numbers(o types.Object, n int) []float64 {
	a := p.array(o)
	if len(a) != n {
		return nil
	}
	out := make([]float64, n)
	for i := range a {
		out[i] = p.num(a[i], 0)
	}
	return out
}

// text resolves a string in PDFDocEncoding or UTF-16.
func (p *pdfFile) text(o types.Object) string {
	s, err := model.Text(p.get(o))
	if err != nil {
		return ""
	}
	return s
}

// stream unpacks a stream. What is damaged or over the budget is nil.
func (p *pdfFile) stream(o types.Object) (data []byte) {
	sd, ok := p.get(o).(types.StreamDict)
	if !ok {
		return nil
	}
	if p.budget <= 0 {
		p.spent = true
		return nil
	}
	defer func() {
		if recover() != nil {
			data = nil
		}
	}()
	data = sd.Content
	if data == nil {
		if err := sd.DecodeWithLimit(p.budget); err != nil {
			data = p.inflate(sd.Raw, sd.FilterPipeline)
		} else {
			data = sd.Content
		}
	}
	p.budget -= int64(len(data))
	return data
}

// inflate unpacks what can be unpacked of a damaged stream.
func (p *pdfFile) inflate(raw []byte, filters []types.PDFFilter) []byte {
	if len(filters) != 1 || filters[0].Name != "FlateDecode" || len(raw) < 2 {
		return nil
	}
	var out bytes.Buffer
	_, err := io.Copy(&out, io.LimitReader(flate.NewReader(bytes.NewReader(raw[2:])), p.budget))
	p.spent = p.spent || err == nil && int64(out.Len()) == p.budget
	p.damaged = p.damaged || err != nil
	return out.Bytes()
}

// objectNumber tells shared objects apart; 0 for those written in place.
func objectNumber(o types.Object) int {
	if ref, ok := o.(types.IndirectRef); ok {
		return ref.ObjectNumber.Value()
	}
	return 0
}
