package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api"
)

// TestTables sends a workbook, and holds the answer against its description.
func TestTables(t *testing.T) {
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "Đơn vị", "B1": "Số lượng", "A2": "Văn phòng", "B2": 7, "A3": "Phòng <A>"} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "B2", "B3"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	s := newServer(t, api.Config{})
	r := httptest.NewRequest(http.MethodPost, "/v1/tables", &b)
	r.Header.Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w := recordOf(s, r)
	const want = `{"sheets":[{"name":"Sheet1","above":[],"rows":[["Đơn vị","Số lượng"],["Văn phòng","7"],["Phòng <A>",""]],` +
		`"merged":[{"row":1,"column":1,"rows":2,"columns":1}],"header":1,"numeric":[1],"truncated":false,"notes":[]}]}` + "\n"
	if got := w.Body.String(); w.Code != http.StatusOK || got != want {
		t.Fatalf("%d %s", w.Code, got)
	}
	var v any
	if err := json.Unmarshal([]byte(want), &v); err != nil {
		t.Fatal(err)
	}
	checkValue(t, openAPI(t, s), "/v1/tables", v, object{"$ref": "#/components/schemas/Tables"})
}
