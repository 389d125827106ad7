//go:build !unix

package fetch

// maxDescriptors returns 0: systems other than Unix set no limit worth minding.
func maxDescriptors() int { return 0 }
