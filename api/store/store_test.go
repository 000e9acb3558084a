package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanban/api/store"
)

// clock is a clock that the test sets.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)} }

func open(t *testing.T, path string, now func() time.Time) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, now)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func content(payload string) store.Content {
	return store.Content{Kind: "quyet-dinh", Title: "Về việc " + payload, Payload: []byte(payload)}
}

// TestDraft saves a draft, finds it, hides it and has it back.
func TestDraft(t *testing.T) {
	ctx, c := t.Context(), newClock()
	path := filepath.Join(t.TempDir(), "bản thảo.db")
	s := open(t, path, c.now)
	const payload = "{ \"subject\":\t\"Kế hoạch\",\n \"n\": 1.0 }"
	first, err := s.Create(ctx, "a", content(payload))
	must(t, err)
	want := store.Draft{ID: "a", Kind: "quyet-dinh", Title: "Về việc " + payload, Version: 1, Updated: c.Time}
	if first != want {
		t.Errorf("created %+v", first)
	}
	c.Time = c.Add(time.Hour)
	_, err = s.Create(ctx, "b", content("{}"))
	must(t, err)
	if ids := list(t, s, false); ids != "b a" {
		t.Errorf("listed %q, the last one first", ids)
	}
	d, got, err := s.Get(ctx, "a")
	must(t, err)
	if d != want || string(got) != payload {
		t.Errorf("got %+v %q", d, got)
	}
	d, err = s.Delete(ctx, "a")
	must(t, err)
	if !d.Deleted || list(t, s, false) != "b" || list(t, s, true) != "a" {
		t.Errorf("hidden %+v: %q and %q", d, list(t, s, false), list(t, s, true))
	}
	if _, got, err = s.Get(ctx, "a"); err != nil || string(got) != payload {
		t.Errorf("hidden, it is %q, %v", got, err)
	}
	d, err = s.Restore(ctx, "a")
	must(t, err)
	if d != want || list(t, s, false) != "b a" {
		t.Errorf("restored %+v: %q", d, list(t, s, false))
	}
	must(t, s.Close())
	_, got, err = open(t, path, c.now).Get(ctx, "a")
	if string(got) != payload {
		t.Errorf("reopened %q, %v", got, err)
	}
}

// list gives the ids of a list.
func list(t *testing.T, s *store.Store, deleted bool) string {
	t.Helper()
	drafts, err := s.List(t.Context(), deleted)
	must(t, err)
	ids := make([]string, len(drafts))
	for i, d := range drafts {
		ids[i] = d.ID
	}
	return strings.Join(ids, " ")
}

// TestUnknown: what is not there is told.
func TestUnknown(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "a.db"), newClock().now)
	for name, f := range map[string]func() error{
		"get":      func() error { _, _, err := s.Get(ctx, "x"); return err },
		"update":   func() error { _, err := s.Update(ctx, "x", 1, content("1")); return err },
		"delete":   func() error { _, err := s.Delete(ctx, "x"); return err },
		"restore":  func() error { _, err := s.Restore(ctx, "x"); return err },
		"versions": func() error { _, err := s.Versions(ctx, "x"); return err },
	} {
		if err := f(); !errors.Is(err, store.ErrUnknown) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := s.Version(ctx, "x", 1); !errors.Is(err, store.ErrNoVersion) {
		t.Errorf("version: %v", err)
	}
}

// TestFolding: which versions there are after some saves, each so many seconds after the one before.
func TestFolding(t *testing.T) {
	type save struct {
		after   int
		payload string
		mark    string
	}
	for name, c := range map[string]struct {
		saves []save
		want  string // number, payload and mark of each version, the last one first
	}{
		"the first one stays":     {[]save{{0, "a", ""}, {10, "b", ""}}, "2 b, 1 a"},
		"those that follow fold":  {[]save{{0, "a", ""}, {10, "b", ""}, {10, "c", ""}, {10, "d", ""}}, "4 d, 1 a"},
		"one for two minutes":     {[]save{{0, "a", ""}, {10, "b", ""}, {60, "c", ""}, {60, "d", ""}, {60, "e", ""}}, "5 e, 3 c, 1 a"},
		"a new sitting":           {[]save{{0, "a", ""}, {10, "b", ""}, {3600, "c", ""}, {10, "d", ""}, {10, "e", ""}}, "5 e, 3 c, 2 b, 1 a"},
		"never across a mark":     {[]save{{0, "a", ""}, {10, "b", ""}, {1, "c", "Tải Word"}, {1, "d", ""}, {1, "e", ""}}, "5 e, 3 c Tải Word, 2 b, 1 a"},
		"marks after each other":  {[]save{{0, "a", "x"}, {1, "b", "y"}, {1, "c", "z"}}, "3 c z, 2 b y, 1 a x"},
		"the same makes none":     {[]save{{0, "a", ""}, {10, "a", ""}, {3600, "a", ""}}, "1 a"},
		"the same gets the mark":  {[]save{{0, "a", ""}, {10, "b", ""}, {10, "b", "Lưu"}, {10, "b", "Lưu"}, {10, "c", ""}}, "3 c, 2 b Lưu, 1 a"},
		"the same gets two marks": {[]save{{0, "a", "Lưu"}, {10, "a", "Tải Word"}}, "1 a Lưu; Tải Word"},
		"the clock is put back":   {[]save{{0, "a", ""}, {10, "b", ""}, {-3600, "c", ""}}, "3 c, 2 b, 1 a"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, clock := t.Context(), newClock()
			s := open(t, filepath.Join(t.TempDir(), "a.db"), clock.now)
			version := 0
			for _, v := range c.saves {
				clock.Time = clock.Add(time.Duration(v.after) * time.Second)
				made := content(v.payload)
				made.Mark = v.mark
				save := func() (store.Draft, error) { return s.Update(ctx, "x", version, made) }
				if version == 0 {
					save = func() (store.Draft, error) { return s.Create(ctx, "x", made) }
				}
				d, err := save()
				must(t, err)
				version = d.Version
			}
			if got := history(t, s, "x"); got != c.want {
				t.Errorf("versions %q, want %q", got, c.want)
			}
		})
	}
}

// history gives number, payload and mark of each version.
func history(t *testing.T, s *store.Store, id string) string {
	t.Helper()
	versions, err := s.Versions(t.Context(), id)
	must(t, err)
	var all []string
	for _, v := range versions {
		same, payload, err := s.Version(t.Context(), id, v.Number)
		must(t, err)
		if same != v || len(payload) != v.Bytes {
			t.Errorf("version %d is %+v, and in the list %+v", v.Number, same, v)
		}
		all = append(all, strings.TrimSpace(fmt.Sprintf("%d %s %s", v.Number, payload, v.Mark)))
	}
	return strings.Join(all, ", ")
}

// TestStale: who saves over what he has not seen is told, and what he had not seen stays when he then does.
func TestStale(t *testing.T) {
	ctx, c := t.Context(), newClock()
	s := open(t, filepath.Join(t.TempDir(), "a.db"), c.now)
	for version, payload := range []string{"a", "b"} {
		if version == 0 {
			_, err := s.Create(ctx, "x", content(payload))
			must(t, err)
			continue
		}
		_, err := s.Update(ctx, "x", version, content(payload))
		must(t, err)
	}
	stale := func(name string, err error) {
		t.Helper()
		if e, ok := errors.AsType[*store.Stale](err); !ok || e.Version != 2 {
			t.Errorf("%s: %v, want stale at 2", name, err)
		}
	}
	_, err := s.Update(ctx, "x", 1, content("c"))
	stale("an older version", err)
	_, err = s.Update(ctx, "x", 3, content("c"))
	stale("a later version", err)
	_, err = s.Create(ctx, "x", content("c"))
	stale("a new draft", err)
	if _, err = s.Create(ctx, "x", content("b")); err != nil {
		t.Errorf("the same again: %v", err)
	}
	if d, err := s.Update(ctx, "x", 1, content("b")); err != nil || d.Version != 2 {
		t.Errorf("the same again: %+v, %v", d, err)
	}
	_, err = s.Update(ctx, "x", 2, content("c"))
	must(t, err)
	if got := history(t, s, "x"); got != "3 c, 2 b, 1 a" {
		t.Errorf("versions %q", got)
	}
}

// TestHiddenSaved: what is saved of a draft that is hidden is not lost, and is to be seen.
func TestHiddenSaved(t *testing.T) {
	ctx, s := t.Context(), open(t, filepath.Join(t.TempDir(), "a.db"), newClock().now)
	_, err := s.Create(ctx, "x", content("a"))
	must(t, err)
	_, err = s.Delete(ctx, "x")
	must(t, err)
	d, err := s.Update(ctx, "x", 1, content("b"))
	must(t, err)
	if d.Deleted || list(t, s, false) != "x" {
		t.Errorf("%+v", d)
	}
}

// TestWriters: many save the same draft through two processes' worth of stores. Every save that was answered is there.
func TestWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	stores := []*store.Store{open(t, path, newClock().now), open(t, path, newClock().now)}
	_, err := stores[0].Create(t.Context(), "x", content("begun"))
	must(t, err)
	const writers, saves = 6, 8
	var wait sync.WaitGroup
	acked := make([][]string, writers)
	for w := range writers {
		wait.Go(func() {
			version := 1
			for n := range saves {
				text := fmt.Sprintf("%d-%d", w, n)
				version = insist(t, stores[w%2], version, text)
				acked[w] = append(acked[w], fmt.Sprintf("%d %s %s", version, text, "m"))
			}
		})
	}
	wait.Wait()
	all := strings.Split(history(t, stores[0], "x"), ", ")
	if len(all) != 1+writers*saves {
		t.Errorf("%d versions", len(all))
	}
	for _, save := range slices.Concat(acked...) {
		if !slices.Contains(all, save) {
			t.Errorf("%q is lost", save)
		}
	}
}

// insist saves a payload over whatever others save meanwhile.
func insist(t *testing.T, s *store.Store, version int, payload string) int {
	c := content(payload)
	c.Mark = "m"
	for {
		d, err := s.Update(t.Context(), "x", version, c)
		if stale, ok := errors.AsType[*store.Stale](err); ok {
			version = stale.Version
			continue
		}
		if err != nil {
			t.Error(err)
			return version
		}
		return d.Version
	}
}

// TestTimeIsUp: a context that has ended is told as such.
func TestTimeIsUp(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"), newClock().now)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Create(ctx, "x", content("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestFileMode: nobody else may read drafts.
func TestFileMode(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "a.db"), newClock().now)
	_, err := s.Create(t.Context(), "x", content("a"))
	must(t, err)
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v", e.Name(), info.Mode())
		}
	}
}

// TestLarge: payloads of many megabytes come back whole.
func TestLarge(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"), newClock().now)
	large := bytes.Repeat([]byte("đ"), 4<<20)
	_, err := s.Create(t.Context(), "x", store.Content{Payload: large})
	must(t, err)
	if _, got, err := s.Get(t.Context(), "x"); !bytes.Equal(got, large) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}
