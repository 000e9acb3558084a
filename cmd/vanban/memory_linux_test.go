// The race detector takes memory of its own, so that nothing can be said of the program's.
//go:build !race

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// mostMemory is what a command may take of the machine's memory while it makes the PDF of a table of
// ten thousand rows, with all that it is made of.
const mostMemory = 150e6

// inChild is set where the test has started itself again, to be the command.
const inChild = "VANBAN_TEST_RENDER"

// TestMemoryOfLongTables makes the files of 10,000 rows in a process that does nothing else, as the
// command does.
func TestMemoryOfLongTables(t *testing.T) {
	if args := os.Getenv(inChild); args != "" {
		renderAndTell(t, strings.Fields(args))
		return
	}
	dir := t.TempDir()
	payload := filepath.Join(dir, "rows.json")
	if err := os.WriteFile(payload, manyTasks(t, 100, 100), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"pdf", "docx"} {
		file := filepath.Join(dir, "rows."+format)
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMemoryOfLongTables$", "-test.v")
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=render -o %s %s", inChild, file, payload))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if info, err := os.Stat(file); err != nil || info.Size() < 200_000 {
			t.Errorf("the file of 10,000 rows is %v (error %v)", info, err)
		}
		if most := peak(t, out); most > mostMemory {
			t.Errorf("10,000 rows as %s took %.0f MB", format, most/1e6)
		}
	}
}

// renderAndTell runs the command and prints what the kernel knows of the process, its peak among it.
// The exit status of a child tells less: it has the parent's peak in it.
func renderAndTell(t *testing.T, args []string) {
	if code := report(os.Stderr, run(t.Context(), args, strings.NewReader(""), os.Stdout, os.Stderr)); code != exitOK {
		t.Fatalf("exit status %d", code)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s\n", status)
}

// peak reads the most memory that a process had from its status, in bytes.
func peak(t *testing.T, status []byte) float64 {
	t.Helper()
	m := regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`).FindSubmatch(status)
	if m == nil {
		t.Fatalf("no peak in\n%s", status)
	}
	kib, err := strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return float64(kib) * 1024
}

// manyTasks makes the payload of a real plan with other tasks in its appendix, of about the length
// that tasks have.
func manyTasks(t *testing.T, groups, each int) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/real/kh-cchc-2021-skhcn-dong-thap.json")
	if err != nil {
		t.Fatal(err)
	}
	var payload map[string]any
	if err := json.Unmarshal(data, &payload); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for g := range groups {
		for n := range each {
			fmt.Fprintf(&b, `,{"name":"Nhiệm vụ %d.%d: rà soát, hoàn thiện quy trình giải quyết thủ tục hành chính theo cơ chế một cửa, một cửa liên thông",
"products":[{"name":"Quyết định công bố danh mục","lead_unit":"Văn phòng Sở","coordinating_units":"Các phòng, đơn vị","time":"Tháng 6/2021","budget":"Kinh phí tự chủ","notes":"CV"}]}`, g+1, n+1)
		}
	}
	tasks := bytes.TrimPrefix(b.Bytes(), []byte(","))
	table := payload["appendices"].([]any)[0].(map[string]any)["tasks"].(map[string]any)
	table["groups"] = []any{map[string]any{"title": "Nhiệm vụ", "tasks": json.RawMessage(fmt.Sprintf("[%s]", tasks))}}
	if data, err = json.Marshal(payload); err != nil {
		t.Fatal(err)
	}
	return data
}
