//go:build conformance && !race && linux

package vanban_test

import (
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/render/format"
)

// What 10,000 rows may take of a machine like those that run this, and how many more times a document of
// 100,000 rows may take than one of 10,000.
const (
	mostSeconds = 0.8
	mostBytes   = 150e6
	mostTimes   = 15.0
)

// TestSpeed makes the files of long tables with the program itself and tells what they took.
func TestSpeed(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "vanban")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./cmd/vanban").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var b, missed strings.Builder
	b.WriteString(speedHead)
	for _, rows := range []int{1_000, 10_000} {
		payload := filepath.Join(dir, fmt.Sprintf("%d.json", rows))
		data := manyTasks(t, rows/100, 100)
		if err := os.WriteFile(payload, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"pdf", "docx"} {
			file := filepath.Join(dir, "rows."+name)
			seconds, worked, memory := fastest(t, program, "render", "-o", file, payload)
			if memory > mostBytes {
				t.Errorf("%d rows as %s took %.0f MB", rows, name, memory/1e6)
			}
			fmt.Fprintf(&b, "| %d | %.1f MB | %s | %.2f s | %.2f s | %.0f MB |\n", rows, float64(len(data))/1e6, name, seconds, worked, memory/1e6)
			if rows == 10_000 && seconds > mostSeconds {
				fmt.Fprintf(&missed, "**Not reached when this was written:** 10,000 rows as %s took %.2f s from start to end.\n", name, seconds)
			}
		}
	}
	if missed.Len() > 0 {
		b.WriteString("\n" + missed.String())
	}
	b.WriteString(speedRows)
	for _, name := range []string{"pdf", "docx"} {
		b.WriteString(manyRows(t, name))
	}
	qualityOfMachine(t, "speed", b.String())
}

const speedHead = `## Speed and memory

A plan with an appendix of many tasks, each a row of eight cells, made from its payload by ` + "`vanban render`" + `: the time from
start to end and the most memory of the process, program and typefaces included. The best of three runs on the machine that wrote
this, with two processors. Asked of 10,000 rows: 0.8 s from start to end and 150 MB at most. What a busy machine does meanwhile is in that time,
so that it is told here; the test fails when the memory is above its bound.

| rows | payload | file | time | of the processor | memory |
| ---: | ---: | --- | ---: | ---: | ---: |
`

const speedRows = `
The same from a document that is composed already, for a row. Asked: ten times as many rows take ten times as much, 15 times at most.

| rows | file | processor | memory asked for |
| ---: | --- | ---: | ---: |
`

// fastest runs a command three times and gives its least time and the processor's least, which is the
// better measure while others use the machine, both in seconds, and its most memory, in bytes.
func fastest(t *testing.T, name string, args ...string) (seconds, worked, memory float64) {
	t.Helper()
	seconds, worked = math.Inf(1), math.Inf(1)
	for range 3 {
		cmd := exec.CommandContext(t.Context(), name, args...)
		from := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		peak := make(chan float64)
		go func() { peak <- watch(cmd.Process.Pid) }()
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
		seconds = min(seconds, time.Since(from).Seconds())
		worked = min(worked, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
		memory = max(memory, <-peak)
	}
	return seconds, worked, memory
}

var peakLine = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`)

// watch follows the most memory of a process until it ends. What the kernel tells of it at its end has
// the most memory of its parent in it.
func watch(pid int) (most float64) {
	for {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		m := peakLine.FindSubmatch(status)
		if err != nil || m == nil {
			return most
		}
		kib, _ := strconv.Atoi(string(m[1]))
		most = max(most, float64(kib)*1024)
		time.Sleep(2 * time.Millisecond)
	}
}

// manyRows makes documents of 10,000 and 100,000 rows, and a line of the report for each.
func manyRows(t *testing.T, name string) string {
	t.Helper()
	var b strings.Builder
	var costs []cost
	for _, rows := range []int{10_000, 100_000} {
		d := longDocument(t, rows)
		f := formatBench(t, name)
		c := costOnce(t, func() error { return f.Encode(t.Context(), io.Discard, d, format.Options{}) })
		costs = append(costs, c)
		fmt.Fprintf(&b, "| %d | %s | %.0f µs | %.1f kB |\n", rows, name,
			float64(c.time.Microseconds())/float64(rows), float64(c.bytes)/float64(rows)/1e3)
	}
	if few, many := costs[0], costs[1]; float64(many.time) > mostTimes*float64(few.time) || float64(many.bytes) > mostTimes*float64(few.bytes) {
		t.Errorf("ten times as many rows as %s take %v instead of %v", name, many, few)
	}
	return b.String()
}
