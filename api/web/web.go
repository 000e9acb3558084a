// Package web holds the clerk's page: the built files of the folder dist, embedded, and the faces
// that its pages are drawn with.
//
// The page is written in TypeScript in the folder src. CONTRIBUTING.md says how it is built; the
// built files are committed, so that the program needs nothing but Go.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"vanban/fonts"
)

//go:embed dist
var built embed.FS

// File is a file of the page.
type File struct {
	MIME string
	Data []byte
	Gzip []byte // the same, compressed; nil where that saves nothing
	Tag  string // changes with the data: an entity tag (RFC 9110, 8.8.3)
}

// Files are all files by their paths on the server, "/" first among them. They are read and compressed once
// per process, and not to be changed.
func Files() map[string]File { return files() }

var files = sync.OnceValue(func() map[string]File {
	all := map[string]File{}
	for _, folder := range []struct {
		at    string
		files fs.FS
	}{{"/", dist()}, {"/fonts/", fonts.Web()}} {
		if err := read(all, folder.at, folder.files); err != nil {
			panic(fmt.Sprintf("the embedded page: %v", err)) // a fault of the build, which every test would find
		}
	}
	return all
})

// dist is the folder of the built files.
func dist() fs.FS {
	sub, err := fs.Sub(built, "dist")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}

// read puts the files of a tree under the path that they are served at. The page itself is at "/".
func read(all map[string]File, at string, tree fs.FS) error {
	return fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		file, err := newFile(name, data)
		if name == index {
			name = ""
		}
		all[at+name] = file
		return err
	})
}

const index = "index.html"

// types are the media types of the page's files, by the ends of their names.
var types = map[string]string{
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".css":   "text/css; charset=utf-8",
	".svg":   "image/svg+xml",
	".json":  "application/json",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

func newFile(name string, data []byte) (File, error) {
	mime, known := types[path.Ext(name)]
	if !known {
		return File{}, fmt.Errorf("%s: no media type for such a name", name)
	}
	sum := sha256.Sum256(data)
	f := File{MIME: mime, Data: data, Tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	small, err := compress(data)
	if len(small) < len(data)*9/10 {
		f.Gzip = small
	}
	return f, err
}

func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// noncePlace is where the page's own styles find the nonce of the answer.
const noncePlace = "{{nonce}}"

// Page is the page with the nonce by which its policy knows the styles that the page itself makes: those of
// the text editor.
func Page(nonce string) []byte {
	return []byte(strings.ReplaceAll(string(Files()["/"].Data), noncePlace, nonce))
}

// Policy is the Content-Security-Policy of the page (CSP Level 3): its own scripts, styles, faces and images, and
// nothing from elsewhere.
func Policy(nonce string) string {
	return strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "style-src 'self' 'nonce-" + nonce + "'", "img-src 'self' data: blob:",
		"font-src 'self'", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
	}, "; ")
}
