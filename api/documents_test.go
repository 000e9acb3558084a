package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"vanban/api"
	"vanban/api/service"
)

// TestEveryKind makes a document of the sample of every kind, as a client would who knows
// nothing but /v1/kinds, in every format.
func TestEveryKind(t *testing.T) {
	s := newServer(t, api.Config{})
	var list struct{ Kinds []struct{ Kind string } }
	if err := json.Unmarshal(get(t, s, "/v1/kinds").Body.Bytes(), &list); err != nil || len(list.Kinds) == 0 {
		t.Fatalf("no kind: %v", err)
	}
	begins := map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04"}
	for _, k := range list.Kinds {
		sample := get(t, s, "/v1/kinds/"+k.Kind+"/sample").Body.Bytes()
		for format, begin := range begins {
			w := post(t, s, "/v1/documents/"+k.Kind+"?format="+format, sample)
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), begin) {
				t.Errorf("%s as %s: %d %.300s", k.Kind, format, w.Code, w.Body)
			}
		}
		if w := get(t, s, "/v1/kinds/"+k.Kind+"/schema"); w.Code != http.StatusOK || !json.Valid(w.Body.Bytes()) {
			t.Errorf("schema of %s: %d", k.Kind, w.Code)
		}
	}
}

// TestSameBytes: eight clients at once get the same document, byte for byte.
func TestSameBytes(t *testing.T) {
	s := newServer(t, api.Config{})
	sample := get(t, s, "/v1/kinds/quyet-dinh/sample").Body.Bytes()
	for _, f := range service.New(service.Config{}).Formats() {
		path := "/v1/documents/quyet-dinh?format=" + f.Name
		want := post(t, s, path, sample).Body.Bytes()
		var clients sync.WaitGroup
		for range 8 {
			clients.Go(func() {
				if w := post(t, s, path, sample); !bytes.Equal(w.Body.Bytes(), want) {
					t.Errorf("%s: %d bytes differ from the first %d", f.Name, w.Body.Len(), len(want))
				}
			})
		}
		clients.Wait()
	}
}

// TestEmptyObject: where the path names the kind, nothing is said of the field that could.
func TestEmptyObject(t *testing.T) {
	w := post(t, newServer(t, api.Config{}), "/v1/documents/quyet-dinh/check", []byte(" { } "))
	var report struct{ Problems []struct{ Path, Rule string } }
	if err := json.Unmarshal(w.Body.Bytes(), &report); err != nil || len(report.Problems) == 0 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	for _, p := range report.Problems {
		if p.Path == "/kind" || p.Path == "" {
			t.Errorf("a problem of %q: %s", p.Path, p.Rule)
		}
	}
}

// TestMetrics: a request is counted under its route, not under what the client wrote.
func TestMetrics(t *testing.T) {
	s := newServer(t, api.Config{})
	get(t, s, "/v1/kinds/quyet-dinh")
	get(t, s, "/v1/kinds/ke-hoach")
	get(t, s, "/khong/co")
	text := get(t, s, "/metrics").Body.String()
	for _, want := range []string{
		`vanban_http_requests_total{route="/v1/kinds/{kind}",method="GET",status="200",code=""} 2`,
		`vanban_http_requests_total{route="",method="GET",status="404",code="route-unknown"} 1`,
		`vanban_http_request_seconds_bucket{route="/v1/kinds/{kind}",le="+Inf"} 2`,
		`vanban_http_request_seconds_count{route="/v1/kinds/{kind}"} 2`,
		`vanban_http_requests_in_flight 1`,
		`vanban_documents_in_the_making 0`,
		`vanban_documents_waiting 0`,
		`vanban_build_info{version="0",go="` + runtime.Version() + `"} 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("no line %s in\n%s", want, text)
		}
	}
	if strings.Contains(text, "khong") {
		t.Error("the client's path makes a series")
	}
}

// TestReportMetrics: what a schedule makes is counted beside the requests, from nought on.
func TestReportMetrics(t *testing.T) {
	reports := api.NewReports("cchc", "kinh-te")
	s := newServer(t, api.Config{Reports: reports})
	const noLast = "# TYPE vanban_report_last_success_timestamp_seconds gauge\n"
	if text := get(t, s, "/metrics").Body.String(); !strings.HasSuffix(text, noLast) ||
		!strings.Contains(text, `vanban_reports_total{schedule="kinh-te",result="made"} 0`+"\n") {
		t.Errorf("before the first report:\n%s", text)
	}
	reports.Made("cchc", time.Unix(1663203600, 0))
	reports.Failed("cchc")
	reports.Failed("cchc")
	reports.Failed("unknown")
	want := `# HELP vanban_reports_total Reports by schedule that were made, and attempts that failed.
# TYPE vanban_reports_total counter
vanban_reports_total{schedule="cchc",result="made"} 1
vanban_reports_total{schedule="cchc",result="failed"} 2
vanban_reports_total{schedule="kinh-te",result="made"} 0
vanban_reports_total{schedule="kinh-te",result="failed"} 0
# HELP vanban_report_last_success_timestamp_seconds When a report was made last.
# TYPE vanban_report_last_success_timestamp_seconds gauge
vanban_report_last_success_timestamp_seconds{schedule="cchc"} 1663203600
`
	if text := get(t, s, "/metrics").Body.String(); !strings.HasSuffix(text, want) {
		t.Errorf("no\n%s in\n%s", want, text)
	}
	if w := get(t, s, "/readyz"); w.Code != 200 {
		t.Errorf("not ready because a report has failed: %d", w.Code)
	}
	if text := get(t, newServer(t, api.Config{}), "/metrics").Body.String(); strings.Contains(text, "vanban_report") {
		t.Errorf("reports without a schedule:\n%s", text)
	}
}

// TestDisposition posts names of every sort and reads the header back as RFC 6266 says.
func TestDisposition(t *testing.T) {
	for name, want := range map[string]string{
		"Quyết định.pdf":          `attachment; filename="Quyet dinh.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf`,
		"Quye\u0302\u0301t.pdf":   `attachment; filename="Quyet.pdf"; filename*=UTF-8''Quy%E1%BA%BFt.pdf`,
		"a/b\\c:d\"e\r\nX: y.pdf": `attachment; filename="a-b-c-d-eX- y.pdf"; filename*=UTF-8''a-b-c-d-eX-%20y.pdf`,
		"100% ₫.pdf":              `attachment; filename="100_ _.pdf"; filename*=UTF-8''100%25%20%E2%82%AB.pdf`,
		"../../etc/passwd":        `attachment; filename="..-..-etc-passwd"; filename*=UTF-8''..-..-etc-passwd`,
	} {
		if got := api.Disposition(name); got != want {
			t.Errorf("%q:\n%s, want\n%s", name, got, want)
		}
	}
}
