package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/api/store"
)

// childFile names the variable that makes of this test the process that is killed: its value is the file of drafts.
const childFile = "VANBAN_STORE_TEST_FILE"

// TestMain runs the tests, or saves drafts until it is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(childFile); path != "" {
		if err := saveOn(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saveOn saves a draft again and again, and says so on standard output of each save when it has been answered.
func saveOn(path string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, path, time.Now)
	if err != nil {
		return err
	}
	d, _, err := s.Get(ctx, "x")
	if errors.Is(err, store.ErrUnknown) {
		d, err = s.Create(ctx, "x", numbered(1))
	}
	if err != nil {
		return err
	}
	for {
		if d, err = s.Update(ctx, "x", d.Version, numbered(d.Version+1)); err != nil {
			return err
		}
		fmt.Println(d.Version)
	}
}

// numbered is the content of a version, which tells its number and is of several pages.
func numbered(n int) store.Content {
	c := content(strconv.Itoa(n) + strings.Repeat(" ", 10_000))
	c.Mark = "giữ"
	return c
}

// TestKilled kills a process in the middle of its saves, several times over: every save that it was answered is there.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	for round := range 4 {
		acked := killed(t, path, 3+7*round)
		s, err := store.Open(t.Context(), path, time.Now)
		must(t, err)
		d, _, err := s.Get(t.Context(), "x")
		must(t, err)
		if d.Version < acked {
			t.Errorf("version %d was answered, there is %d", acked, d.Version)
		}
		for n := 2; n <= d.Version; n++ {
			_, payload, err := s.Version(t.Context(), "x", n)
			if err != nil || string(payload) != string(numbered(n).Payload) {
				t.Errorf("version %d: %v", n, err)
			}
		}
		must(t, s.Close())
	}
}

// killed runs a process that saves, kills it after so many saves, and gives the last one that it was answered.
func killed(t *testing.T, path string, saves int) (acked int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFile+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		if acked, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
		if i == saves {
			must(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); err == nil || acked < saves {
		t.Fatalf("the process ended by itself: %v", err)
	}
	return acked
}
