package source

import "github.com/citecheck/citecheck/cite"

// A texFrame is a range of source that is being read, or may be.
type texFrame struct {
	src     *texSource
	at, end int
	args    []texFrame // what #1, #2 … stand for
	call    *texCall   // of a macro, to which all of it is mapped; nil for a file
	inside  *texChain  // the macros whose bodies it belongs to
	file    bool       // arguments do not go on behind it
	opaque  bool       // scopes that are opened in it end with it
}

// A texChain lists the macros that hold a piece of source, innermost first.
type texChain struct {
	macro *texMacro
	outer *texChain
	depth int
}

// A texCall is where a macro is called.
type texCall struct {
	name  cite.Span // the command alone
	end   int       // of the arguments
	whole bool      // the arguments cannot be told apart in what it gives
}

// bytes is what is left to be read of f.
func (f *texFrame) bytes() []byte { return f.src.data[f.at:f.end] }
