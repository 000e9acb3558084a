package main

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
)

// TestInOrder: results come in order whoever is done first, and never are more at work than may be.
func TestInOrder(t *testing.T) {
	for _, jobs := range []int{1, 3, 8, 100} {
		var atWork, most atomic.Int64
		second := make(chan struct{}) // the first waits for the second, where there are two at work
		var got []int
		there := 0
		inOrder(t.Context(), 50, jobs,
			func(_ context.Context, i int) int {
				now := atWork.Add(1)
				defer atWork.Add(-1)
				for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
				}
				switch {
				case i == 0 && jobs > 1:
					<-second
				case i == 1:
					close(second)
				}
				return i * i
			},
			func(int) { there++ },
			func(v int) { got = append(got, v) })
		want := make([]int, 50)
		for i := range want {
			want[i] = i * i
		}
		if !slices.Equal(got, want) || there != 50 || most.Load() > int64(jobs) {
			t.Errorf("%d jobs: %d at once, %d there, %v", jobs, most.Load(), there, got)
		}
	}
}

// TestInOrderStops: when the context ends no new work begins.
func TestInOrderStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var began atomic.Int64
	handed := 0
	inOrder(ctx, 1000, 2, func(context.Context, int) int {
		if began.Add(1) == 5 {
			stop()
		}
		return 0
	}, func(int) {}, func(int) { handed++ })
	if n := began.Load(); n < 5 || n > 20 || int64(handed) != n {
		t.Errorf("%d began, %d handed on", n, handed)
	}
}
