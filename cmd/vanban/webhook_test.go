package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/webhook"
)

const testSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"

// office puts the files of the script report into an empty folder, which becomes the current one, with a mapping and a
// schedule of which the further lines are in front.
func office(t *testing.T, further string) {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", "report.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, f := range a.Files[1:] {
		if f.Name == "lich.yaml" {
			f.Data = append([]byte(further), f.Data...)
		}
		writeTest(t, f.Name, f.Data)
	}
	m := &machine{}
	m.runLine(t, strings.Fields("inspect -o cot.yaml so-lieu.csv"))
}

// TestReportWebhook: a report that was made is told of once, signed with both secrets of the environment.
func TestReportWebhook(t *testing.T) {
	var got []http.Header
	var bodies [][]byte
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got, bodies = append(got, r.Header), append(bodies, body)
		if len(got) == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer receiver.Close()
	office(t, fmt.Sprintf("webhooks:\n  - {url: %q, secret_env: KHOA, events: [report.made]}\n", receiver.URL))
	other := "whsec_" + strings.Repeat("AAAA", 8)
	m := &machine{now: time.Date(2022, 9, 15, 1, 0, 0, 0, time.UTC), env: map[string]string{"KHOA": testSecret + " " + other}}
	for range 2 {
		if out := m.runLine(t, strings.Fields("report -schedule lich.yaml -period 2022-Q3")); strings.Contains(out, "webhook") || strings.Contains(out, "[") {
			t.Fatal(out)
		}
	}
	if len(got) != 2 || got[0].Get("webhook-id") != got[1].Get("webhook-id") {
		t.Fatalf("%d requests: %v", len(got), got)
	}
	for _, text := range []string{testSecret, other} {
		secret, err := webhook.ParseSecret(text)
		if err != nil {
			t.Fatal(err)
		}
		want := secret.Sign(got[1].Get("webhook-id"), time.Date(2022, 9, 15, 1, 0, 1, 0, time.UTC), bodies[1])
		if !strings.Contains(got[1].Get("webhook-signature"), want) {
			t.Errorf("signature %s, want %s", got[1].Get("webhook-signature"), want)
		}
	}
	var event struct {
		Type string
		Data struct{ Schedule, Period, Folder string }
	}
	if err := json.Unmarshal(bodies[1], &event); err != nil || event.Type != "report.made" || event.Data.Folder != "cchc/2022-Q3" {
		t.Errorf("event %s, %v", bodies[1], err)
	}
}

// TestReportUntold: a report is made though nobody can be told of it, and is told of with the next run.
func TestReportUntold(t *testing.T) {
	status := http.StatusUnauthorized
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
	defer receiver.Close()
	office(t, fmt.Sprintf("webhooks:\n  - {url: %q, secret_env: KHOA}\n", receiver.URL))
	m := &machine{now: time.Date(2022, 9, 15, 1, 0, 0, 0, time.UTC), env: map[string]string{"KHOA": testSecret}}
	if out := m.runLine(t, strings.Fields("report -schedule lich.yaml -period 2022-Q3")); !strings.Contains(out, "Chưa báo được") ||
		!strings.Contains(out, "khóa bí mật") || !strings.Contains(out, "1 mới tạo") || !strings.Contains(out, "[3]") || strings.Contains(out, testSecret[6:]) {
		t.Error(out)
	}
	status = http.StatusOK
	if out := m.runLine(t, strings.Fields("report -schedule lich.yaml -period 2022-Q3")); strings.Contains(out, "Chưa báo được") {
		t.Error(out)
	}
}

// TestAttemptsLogged: whoever runs the service sees why a webhook is not reached before it is given up.
func TestAttemptsLogged(t *testing.T) {
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }))
	defer receiver.Close()
	office(t, fmt.Sprintf("webhooks:\n  - {url: %q, secret_env: KHOA}\n", receiver.URL))
	m := &machine{now: time.Date(2022, 9, 15, 1, 0, 0, 0, time.UTC), env: map[string]string{"KHOA": testSecret}}
	var log bytes.Buffer
	e := &env{
		ctx: t.Context(), stderr: io.Discard, now: m.clock, getenv: m.getenv,
		wait: func(context.Context, time.Duration) error { return nil },
	}
	b, err := e.beside("lich.yaml", time.Minute, service.New(service.Config{}), slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.runner.Once(t.Context(), schedule.Selection{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(log.String(), "webhook attempt failed"); got != 3 || !strings.Contains(log.String(), "events not delivered") {
		t.Errorf("%d attempts in the log:\n%s", got, &log)
	}
}

// TestServeSchedule: beside the server what is due is made, a source that fails is counted and keeps nobody from
// being served, and both end together.
func TestServeSchedule(t *testing.T) {
	office(t, "")
	file, err := os.ReadFile("lich.yaml")
	if err != nil {
		t.Fatal(err)
	}
	writeTest(t, "lich.yaml", bytes.Replace(file, []byte("schedules:\n"), []byte(`schedules:
  - name: thieu
    periods: [Q3]
    template: mau.json
    sources: [{type: csv, path: khong-co.csv, mapping_file: cot.yaml, into: /data/dossiers/0/rows}]
    retry: {attempts: 1}
`), 1))
	ctx, stop := context.WithCancel(t.Context())
	logs, stderr := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		e := &env{
			ctx: ctx, stdout: io.Discard, stderr: stderr, getenv: func(string) string { return "" },
			now: func() time.Time { return time.Date(2022, 9, 15, 1, 0, 0, 0, time.UTC) },
		}
		ended <- e.run(strings.Fields("serve -addr 127.0.0.1:0 -log json -schedule lich.yaml"))
		stderr.Close() //nolint:errcheck // a pipe in memory: it cannot fail
	}()
	url := watch(t, logs)
	for _, want := range []string{
		`vanban_reports_total{schedule="cchc",result="made"} 1`,
		`vanban_reports_total{schedule="thieu",result="failed"} 1`,
		`vanban_report_last_success_timestamp_seconds{schedule="cchc"} 1663203600`,
	} {
		metrics := get(t, url+"/metrics")
		for begin := time.Now(); !strings.Contains(metrics, want+"\n"); metrics = get(t, url+"/metrics") {
			if time.Since(begin) > time.Minute { // they are counted when they are told of, just after the log
				t.Fatalf("no line %s in\n%s", want, metrics)
			}
			time.Sleep(time.Millisecond)
		}
	}
	if got := get(t, url+"/readyz"); !strings.Contains(got, "ok") {
		t.Errorf("not ready: %s", got)
	}
	if _, err := os.Stat("bao-cao/cchc/2022-Q3/manifest.json"); err != nil {
		t.Error(err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("stopped with %v", err)
	}
}

// watch reads the log until both reports are done with, and gives the server's address.
func watch(t *testing.T, logs io.Reader) (url string) {
	t.Helper()
	lines := bufio.NewScanner(logs)
	for done := 0; done < 2 || url == ""; {
		if !lines.Scan() {
			t.Fatalf("the log has ended: %v", lines.Err())
		}
		if found := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text()); found != "" {
			url = found
		}
		if strings.Contains(lines.Text(), `"report made"`) || strings.Contains(lines.Text(), `"report failed"`) {
			done++
		}
	}
	go io.Copy(io.Discard, logs) //nolint:errcheck // it ends with the program
	return url
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Errorf("%s: %s, %v", url, r.Status, err)
	}
	return string(body)
}
