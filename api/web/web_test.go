package web_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanban/api/web"
)

func TestFiles(t *testing.T) {
	files := web.Files()
	for _, at := range []string{"/", "/assets/index.js", "/assets/index.css", "/sw.js", "/favicon.svg", "/fonts/LiberationSerif-Regular.woff2", "/fonts/LiberationSerif-BoldItalic.woff2"} {
		if len(files[at].Data) == 0 {
			t.Errorf("there is no %s", at)
		}
	}
	for at, f := range files {
		if f.Gzip == nil {
			continue
		}
		r, err := gzip.NewReader(bytes.NewReader(f.Gzip))
		if err != nil {
			t.Fatal(err)
		}
		if whole, err := io.ReadAll(r); err != nil || !bytes.Equal(whole, f.Data) {
			t.Errorf("%s unpacks to something else: %v", at, err)
		}
	}
}

// maxCompressed bounds what a browser loads before a clerk can type, faces aside, in bytes. It is what a slow office line
// carries in two seconds.
const maxCompressed = 400 << 10

func TestSize(t *testing.T) {
	sum := 0
	for at, f := range web.Files() {
		if strings.HasPrefix(at, "/fonts/") {
			continue
		}
		size := len(f.Data)
		if f.Gzip != nil {
			size = len(f.Gzip)
		}
		t.Logf("%8d %s", size, at)
		sum += size
	}
	if sum > maxCompressed {
		t.Errorf("the page loads %d bytes, want %d at most", sum, maxCompressed)
	}
}

// outside finds addresses that a browser would fetch from, or send to, elsewhere.
var outside = regexp.MustCompile(`(?i)(src|href)=["']?(https?:)?//|url\(["']?(https?:)?//|import\(?["'](https?:)?//|@import`)

// TestNothingFromElsewhere reads the built files: they name no other server, and the page has no script or style of its own,
// which its policy would refuse.
func TestNothingFromElsewhere(t *testing.T) {
	for at, f := range web.Files() {
		if found := outside.Find(f.Data); found != nil && !strings.HasPrefix(at, "/fonts/") {
			t.Errorf("%s leads elsewhere: %s", at, found)
		}
	}
	page := string(web.Page("abc"))
	if regexp.MustCompile(`<script(?:[^>]*)>[^<]`).MatchString(page) || strings.Contains(page, "<style") || strings.Contains(page, " style=") {
		t.Errorf("the page has scripts or styles inside:\n%s", page)
	}
	if !strings.Contains(page, `content="abc"`) || strings.Contains(page, "{{") || !strings.Contains(web.Policy("abc"), "'nonce-abc'") {
		t.Errorf("the nonce is not where it belongs:\n%s", page)
	}
}

// sourceOf are the files that the page is built from.
var sourceOf = []string{"src", "public", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"}

// TestBuilt compares what the page was built from with what lies here, so that nobody commits a source without its page, on a
// machine without Node too. Whether the build itself is the same is checked where there is one (.ci/run).
func TestBuilt(t *testing.T) {
	was, err := os.ReadFile("dist/source.txt")
	if err != nil {
		t.Fatal(err)
	}
	if now := digest(t); strings.TrimSpace(string(was)) != now {
		t.Errorf("the page was built from other sources (%s, not %s): run `make page`", was, now)
	}
}

// digest is that of all sources, as vite.config.ts reckons it: of the lines "<SHA-256>  <path>", sorted by path.
func digest(t *testing.T) string {
	t.Helper()
	var names []string
	for _, root := range sourceOf {
		err := fs.WalkDir(os.DirFS("."), root, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !regexp.MustCompile(`\.test\.tsx?$`).MatchString(name) {
				names = append(names, path.Clean(name))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	all := sha256.New()
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		fmt.Fprintf(all, "%x  %s\n", sum, name)
	}
	return fmt.Sprintf("%x", all.Sum(nil))
}
