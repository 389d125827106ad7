// Package house holds no code: its tests hold the rules of the house that a
// compiler does not, such as who may import whom.
package house
