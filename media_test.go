package vanban_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/templates"
)

// electronic is the sample of a kind as an electronic document with every file of its own, and nil for a kind
// that the decree has look the same on paper.
func electronic(t testing.TB, kind templates.Kind) []byte {
	t.Helper()
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(kind.Sample, &fields); err != nil {
		t.Fatal(err)
	}
	fields["medium"] = json.RawMessage(`"electronic"`)
	if fields["appendices"] != nil || fields["attachments"] != nil {
		fields["files"] = json.RawMessage(`"separate"`)
	}
	payload, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(decoded(t, kind, payload).Compose(), decoded(t, kind, kind.Sample).Compose()) {
		return nil
	}
	return payload
}

// TestSampleBytes makes the sample of every kind, on paper and electronic, in both formats. The bytes are those whose hash
// is kept in testdata/samples/hashes.txt.
func TestSampleBytes(t *testing.T) {
	var hashes strings.Builder
	for _, kind := range doors().Kinds() {
		for _, s := range []struct {
			medium  string
			payload []byte
		}{{"paper", kind.Sample}, {"electronic", electronic(t, kind)}} {
			if s.payload == nil {
				continue
			}
			files, err := doors().RenderAll(t.Context(), service.Order{Payload: s.payload}, "docx", "pdf")
			if err != nil {
				t.Fatalf("%s, %s: %v", kind.Slug, s.medium, err)
			}
			for _, f := range files {
				fmt.Fprintf(&hashes, "%x  %s %s %s\n", sha256.Sum256(f.Data), kind.Slug, s.medium, strings.TrimLeft(f.Ext, ".-"))
			}
		}
	}
	checkHashes(t, "testdata/samples/hashes.txt", hashes.String())
}

func decoded(t testing.TB, kind templates.Kind, data []byte) templates.Payload {
	t.Helper()
	payload, err := kind.Decode(data)
	if err != nil {
		t.Fatalf("%s: %v", kind.Slug, err)
	}
	return payload
}

// members gives the documents in a file of the service, the main one first.
func members(t testing.TB, file service.File) (all [][]byte) {
	t.Helper()
	if file.Members == nil {
		return [][]byte{file.Data}
	}
	r, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range file.Members {
		f, err := r.Open(m.Name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data)
	}
	return all
}
