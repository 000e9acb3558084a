package vanban_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/templates/period"
)

// yearReport is a report of the year: its period, the day on which its figures end, the periods that it is
// compared with, and the numbers in the name of the next one.
type yearReport struct {
	period, to    string
	earlier, next []string
}

// yearReports are the reports of the year. Before a half year and a year comes that of the year before.
var yearReports = []yearReport{
	{"2023-Q1", "2023-03-14", []string{"2022-Q4", "2022-Q1"}, []string{"2023"}},
	{"2023-H1", "2023-06-14", []string{"2022-H1"}, []string{"6", "2023"}},
	{"2023-Q3", "2023-09-14", []string{"2023-Q2", "2022-Q3"}, []string{"2023"}},
	{"2023", "2023-12-14", []string{"2022"}, []string{"2024"}},
}

// copyYear copies the files of the year, so that reports can be made beside them.
func copyYear(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	if err := os.CopyFS(home, os.DirFS(year)); err != nil {
		t.Fatal(err)
	}
	return home
}

// runYear runs the schedule every day of the year, and some after it, at nine in the morning, and gives the
// folder of the reports with the day on which each was first there.
func runYear(t *testing.T, home string) (folder string, made map[string]string) {
	t.Helper()
	config, err := schedule.Load(filepath.Join(home, "schedules.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2023, 1, 1, 9, 0, 0, 0, period.Vietnam())
	r := &schedule.Runner{
		Config: config, Service: service.New(service.Config{}), Version: "test",
		Now:  func() time.Time { return now },
		Wait: func(_ context.Context, d time.Duration) error { now = now.Add(d); return nil },
	}
	made = map[string]string{}
	for ; now.Year() < 2024 || now.Month() < 2; now = now.AddDate(0, 0, 1) {
		tasks, err := r.Once(t.Context(), schedule.Selection{})
		if err != nil {
			t.Fatalf("%s: %v", now.Format(time.DateOnly), err)
		}
		for _, task := range tasks {
			if task.State == schedule.Failed {
				t.Fatalf("%s: %s: %v", now.Format(time.DateOnly), task.Period, task.Reasons)
			}
			if task.State == schedule.Made && made[task.Period.String()] == "" {
				made[task.Period.String()] = now.Format(time.DateOnly)
			}
		}
	}
	return config.Output, made
}

// TestYear runs a whole year and compares every number of the four reports with the ledger: those of
// tables, of charts and of the sentences that are made of data, in their order. No other number stands in
// these sentences.
func TestYear(t *testing.T) {
	folder, made := runYear(t, copyYear(t))
	for _, r := range yearReports {
		t.Run(r.period, func(t *testing.T) {
			if want := nextDay(t, r.to); made[r.period] != want {
				t.Errorf("made on %q; its figures were closed the day before %s", made[r.period], want)
			}
			docx, err := os.ReadFile(filepath.Join(folder, "cchc", r.period, docxName(t, filepath.Join(folder, "cchc", r.period))))
			if err != nil {
				t.Fatal(err)
			}
			got, want := readDocx(t, docx), r.reckon(t)
			want.compareSentences(t, got, typedTexts(t))
			want.compareTables(t, got)
			want.compareCharts(t, docxCharts(t, docx))
		})
	}
	if len(made) != len(yearReports) {
		t.Errorf("%d reports, want %d: %v", len(made), len(yearReports), made)
	}
}

// TestYearAgain runs the same year twice: the second run leaves every file as the first has made it.
func TestYearAgain(t *testing.T) {
	home := copyYear(t)
	folder, _ := runYear(t, home)
	first := snapshot(t, folder)
	if len(first) == 0 {
		t.Fatal("the first run has made nothing")
	}
	runYear(t, home)
	if second := snapshot(t, folder); !maps.Equal(first, second) {
		t.Errorf("files after the first run:\n%v\nafter the second:\n%v", first, second)
	}
}

// snapshot tells for each file below a folder when it was written and what is in it.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		files[path] = fmt.Sprintf("%s %x", info.ModTime(), sha256.Sum256(readFile(t, path)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func nextDay(t *testing.T, day string) string {
	t.Helper()
	return date(t, day).AddDate(0, 0, 1).Format(time.DateOnly)
}

// The test's own way to write numbers in Vietnamese.

// plain writes a whole number in groups of three: 1.250.
func plainNumber(n int) string {
	s := fmt.Sprint(max(n, -n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	if n < 0 {
		return "-" + s
	}
	return s
}

// counted writes a number that is less than ten with a zero: 03.
func counted(n int) string {
	if 0 <= n && n < 10 {
		return fmt.Sprintf("0%d", n)
	}
	return plainNumber(n)
}

// percentage writes part/whole with at most two decimals, rounded half up: 80,38.
func percentage(part, whole int) string {
	hundredths := new(big.Rat).SetFrac64(int64(max(part, -part))*10_000, int64(whole))
	hundredths.Add(hundredths, big.NewRat(1, 2))
	n := new(big.Int).Quo(hundredths.Num(), hundredths.Denom()).Int64()
	s := fmt.Sprintf("%s,%02d", plainNumber(int(n/100)), n%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

// told takes out of a sentence its numbers in order, and the words that say which way a number has gone.
func told(sentence string) []string { return tellings.FindAllString(sentence, -1) }

var tellings = regexp.MustCompile(`\d+(?:\.\d{3})*(?:,\d+)?|tăng|giảm`)
