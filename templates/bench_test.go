package templates_test

import (
	"strings"
	"testing"

	"vanban/templates"
)

// BenchmarkStrict reads a payload of 10,000 rows, about 3 MB.
func BenchmarkStrict(b *testing.B) {
	row := `{"type":"khoan","text":"Tổ chức triển khai nhiệm vụ cải cách hành chính năm 2023","children":[{"type":"diem","text":"Quý I/2023"},{"type":"diem","text":"Văn phòng Sở, các đơn vị thuộc Sở"}]},`
	payload := []byte(`{"kind":"a","organ_name":"b","body":[` + strings.TrimSuffix(strings.Repeat(row, 10000), ",") + `]}`)
	b.SetBytes(int64(len(payload)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := templates.Strict[letter](payload); err != nil {
			b.Fatal(err)
		}
	}
}
