package name

// IsBody reports whether s names a body (a ministry, a society, a team) and
// not a person, as far as its words tell.
func IsBody(s string) bool { return organisation(s) }

// IsFamiliar reports whether word is a well-known given name in one of the
// languages that this package knows.
func IsFamiliar(word string) bool { return familiar(word) }
