//go:build linux

package vanban_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// manyUnits is how many units the workbook of the mass run has.
const manyUnits = 200

// BenchmarkReports makes 200 reports in Word and PDF from one workbook with the program itself, as a clerk would, and
// tells the wall time of a run, the most memory the process had, and what was made.
func BenchmarkReports(b *testing.B) {
	program := buildCommand(b)
	book := filepath.Join(b.TempDir(), "so-lieu.xlsx")
	writeUnits(b, book, manyUnits)
	var peak int64
	var out string
	for b.Loop() {
		out = filepath.Join(b.TempDir(), "reports")
		peak = max(peak, runReports(b, program, book, out))
	}
	b.ReportMetric(float64(peak)/1024, "MB-peak")
	b.ReportMetric(float64(manyUnits)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	docx, pages := countReports(b, out)
	if docx != manyUnits {
		b.Fatalf("%d documents, want %d", docx, manyUnits)
	}
	b.ReportMetric(float64(pages)/manyUnits, "pages/report")
}

// runReports runs the program and gives its peak memory in KiB.
func runReports(b *testing.B, program, book, out string) (peak int64) {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, reportsOfUnits(book, out)...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				b.Fatalf("%v\n%s", err, &said)
			}
			return peak
		case <-time.After(5 * time.Millisecond):
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

var vmHWM = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// highWater is the most memory that a process has had so far in KiB, 0 when it has ended. The resource usage of a process
// that has ended would not do: its peak is never less than that of the process that started it.
func highWater(pid int) int64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	m := vmHWM.FindSubmatch(status)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(string(m[1]), 10, 64)
	return n
}
