package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestFonts makes a PDF with a typeface from outside the program.
func TestFonts(t *testing.T) {
	var sample, pdf bytes.Buffer
	if err := run(t.Context(), []string{"sample", "quyet-dinh"}, nil, &sample, io.Discard); err != nil {
		t.Fatal(err)
	}
	args := []string{"render", "-fonts", "../../fonts/liberation", "-"}
	if err := run(t.Context(), args, &sample, &pdf, io.Discard); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF-")) {
		t.Errorf("%d bytes, %v", pdf.Len(), err)
	}
}

// TestDevice: what is no regular file is written to and stays what it is.
func TestDevice(t *testing.T) {
	if err := writeFile(os.DevNull, []byte("x")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s is a regular file now (%v)", os.DevNull, err)
	}
}

// TestOverStandardInput: a file that comes in by standard input is an input like one that is named.
func TestOverStandardInput(t *testing.T) {
	name := filepath.Join(t.TempDir(), "payload.json")
	var sample, stderr bytes.Buffer
	if err := run(t.Context(), []string{"sample", "quyet-dinh"}, nil, &sample, io.Discard); err != nil {
		t.Fatal(err)
	}
	writeTest(t, name, sample.Bytes())
	in, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() //nolint:errcheck // it was only read
	err = run(t.Context(), []string{"render", "-format", "pdf", "-o", name, "-"}, in, io.Discard, &stderr)
	if code := report(&stderr, err); code != exitUsage || !bytes.Equal(read(t, name), sample.Bytes()) {
		t.Errorf("exit %d: %s", code, &stderr)
	}
}
