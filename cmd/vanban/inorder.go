package main

import (
	"context"
	"sync"
)

// inOrder does work for 0 to n-1, so many at once. It tells of each result when it is there, and hands the results on in
// order, both in the caller's own goroutine. Work that has not begun when the context ends is left out, and so are the
// results behind it.
func inOrder[T any](ctx context.Context, n, jobs int, work func(context.Context, int) T, there, next func(T)) {
	type result struct {
		i     int
		value T
	}
	results := make(chan result)
	todo := make(chan int)
	go func() {
		defer close(todo)
		for i := range n {
			if ctx.Err() != nil {
				return // select takes either when both are ready
			}
			select {
			case todo <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	var workers sync.WaitGroup
	for range max(1, min(jobs, n)) {
		workers.Go(func() {
			for i := range todo {
				results <- result{i, work(ctx, i)}
			}
		})
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	waiting := map[int]T{} // until those before them are there
	handed := 0
	for r := range results {
		there(r.value)
		waiting[r.i] = r.value
		for value, ok := waiting[handed]; ok; value, ok = waiting[handed] {
			delete(waiting, handed)
			next(value)
			handed++
		}
	}
}
