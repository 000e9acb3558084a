package vanban_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"reflect"
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
