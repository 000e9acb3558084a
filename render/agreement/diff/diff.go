// Package diff finds where two sequences differ. Tests compare words with it.
package diff

import "slices"

// Hunk is a place where two sequences a and b differ: a[AFrom:ATo] stands where b has
// b[BFrom:BTo]. One of them may be empty.
type Hunk struct{ AFrom, ATo, BFrom, BTo int }

// Between finds a shortest list of differences between two sequences of n and m members (Myers,
// 1986), in order. Same reports whether the member i of the first is the member j of the second.
func Between(n, m int, same func(i, j int) bool) []Hunk {
	v := make([]int, 2*(n+m)+3) // of each diagonal k, at k+middle: how far in a it came
	middle := n + m + 1
	var trace [][]int
	for d := 0; ; d++ {
		trace = append(trace, slices.Clone(v[middle-d-1:middle+d+2]))
		for k := -d; k <= d; k += 2 {
			x := v[middle+k-1] + 1
			if down(v, middle, k, d) {
				x = v[middle+k+1]
			}
			for x < n && x-k < m && same(x, x-k) {
				x++
			}
			v[middle+k] = x
			if x >= n && x-k >= m {
				return hunks(n, m, trace)
			}
		}
	}
}

// down reports whether the best way to diagonal k with d differences adds a member of b,
// rather than dropping one of a.
func down(v []int, middle, k, d int) bool {
	return k == -d || k != d && v[middle+k-1] < v[middle+k+1]
}

// hunks walks the trace of Between back and gathers what lies between equal members.
func hunks(x, y int, trace [][]int) []Hunk {
	var found []Hunk
	for d := len(trace) - 1; d > 0; d-- {
		v, k, middle := trace[d], x-y, d+1
		added := down(v, middle, k, d)
		before := k - 1
		if added {
			before = k + 1
		}
		px, py := v[middle+before], v[middle+before]-before
		ax, ay := px+1, py // behind the difference
		if added {
			ax, ay = px, py+1
		}
		if x > ax || y > ay || len(found) == 0 { // members equal behind it
			found = append(found, Hunk{ATo: ax, BTo: ay})
		}
		h := &found[len(found)-1]
		h.AFrom, h.BFrom = px, py
		x, y = px, py
	}
	slices.Reverse(found)
	return found
}
