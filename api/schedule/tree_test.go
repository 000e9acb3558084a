package schedule_test

import (
	"os"
	"strings"
	"testing"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	"vanban/templates"
)

// payload makes a payload of a template and of JSON files, each put at a place.
func payload(t *testing.T, template string, files [][2]string) (schedule.Payload, error) {
	t.Helper()
	dir := t.TempDir()
	var specs []source.Spec
	for i, f := range files {
		name := string(rune('a'+i)) + ".json"
		if err := os.WriteFile(dir+"/"+name, []byte(f[1]), 0o644); err != nil {
			t.Fatal(err)
		}
		specs = append(specs, source.Spec{Type: source.JSON, Path: name, Into: f[0]})
	}
	d, err := schedule.NewDraft("mau.json", []byte(template), specs)
	if err != nil {
		return schedule.Payload{}, err
	}
	r := source.NewReader()
	defer r.Close() //nolint:errcheck // nothing was written
	return d.Payload(t.Context(), r, source.Request{Period: *parse(t, "2023-Q1"), Folder: dir})
}

// TestPut compares payloads, blanks aside: what sources give stands where it belongs, and everything else as the
// template has it.
func TestPut(t *testing.T) {
	for _, c := range []struct {
		name, template string
		sources        [][2]string
		want           string // a payload, or "error: " and what it says
	}{
		{"order and numbers stay", `{"b":1.50,"a":[true,null,"<&>"],"c":{"z":1e3,"y":{}}}`, nil, `{"b":1.50,"a":[true,null,"<&>"],"c":{"z":1e3,"y":{}}}`},
		{"in a place that is empty", `{"a":[],"b":2}`, [][2]string{{"/a", `[1.50,"x"]`}}, `{"a":[1.50,"x"],"b":2}`},
		{"in a place that is not there", `{"b":2}`, [][2]string{{"/data/x~1y/rows", `[1]`}}, `{"b":2,"data":{"x/y":{"rows":[1]}}}`},
		{"in an array", `{"a":[{"id":"x","rows":null}]}`, [][2]string{{"/a/0/rows", `[1]`}}, `{"a":[{"id":"x","rows":[1]}]}`},
		{"behind an array", `{"a":[1]}`, [][2]string{{"/a/-", `2`}, {"/a/-", `3`}}, `{"a":[1,2,3]}`},
		{"placeholders of a source stay text", `{"a":"{{ky}}","b":""}`, [][2]string{{"/b", `"{{ky}}"`}}, `{"a":"2023-Q1","b":"{{ky}}"}`},
		{"over something", `{"a":1}`, [][2]string{{"/a", `2`}}, "error: chỗ /a đã có dữ liệu"},
		{"one over the other", `{"a":null}`, [][2]string{{"/a", `2`}, {"/a", `3`}}, "error: chỗ /a đã có dữ liệu"},
		{"beyond an array", `{"a":[1]}`, [][2]string{{"/a/1", `2`}}, `error: danh sách không có phần tử "1"`},
		{"no pointer", `{"a":[1]}`, [][2]string{{"a", `2`}}, "error: không phải là JSON pointer"},
		{"all that is wrong", `{"a":1,"b":"{{kyy}} x"}`, [][2]string{{"/a", `2`}, {"/c", `{`}}, "error: {{kyy}}"},
		{"a place that nothing fills", `{"data":{"x":[{"rows":[],"more":[]}]}}`, [][2]string{{"/data/x/0/rows", `[]`}}, "error: /data/x/0/more: đang để trống"},
		{"a source that gives nothing", `{"data":{"x":[{"rows":[]}]}}`, [][2]string{{"/data/x/0/rows", `[]`}}, `{"data":{"x":[{"rows":[]}]}}`},
		{"another period", `{"period":"2023-Q2"}`, nil, "error: /period: mẫu ghi cố định kỳ “2023-Q2”"},
		{"no object", `[1]`, nil, "error: phải là một đối tượng JSON"},
		{"more behind it", `{} {}`, nil, "error: còn dữ liệu thừa ở dòng 1"},
		{"a key twice", `{"a":1,"a":2}`, nil, "error: trường “a” lặp lại ở dòng 1"},
		{"too deep", `{"a":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "}", nil, "error: JSON lồng nhau quá 64 tầng"},
		{"no JSON", `{"a":`, nil, "error: không phải JSON"},
	} {
		p, err := payload(t, c.template, c.sources)
		if says, refused := strings.CutPrefix(c.want, "error: "); refused {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v, want what says %q", c.name, err, says)
			}
			continue
		}
		if got := strings.Join(strings.Fields(string(p.JSON)), ""); err != nil || got != c.want {
			t.Errorf("%s: got %s (%v), want %s", c.name, got, err, c.want)
		}
	}
}

// TestOrigin finds where values stood, through what they lie in and what lies in them.
func TestOrigin(t *testing.T) {
	p, err := payload(t, `{"own":1,"data":{"rows":[]}}`, [][2]string{{"/data/rows", `[{"n":1},{"n":2},{"n":3},{"n":4}]`}})
	if err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]string{"/own": "", "": "a.json", "/data": "a.json", "/data/rows/1/n": "a.json", "/data/rows/1/n/x": "a.json"} {
		got := p.Locate(templates.Problems{{Path: pointer}})[0].Message
		if want == "" && got != " (Mẫu: mau.json.)" || !strings.Contains(got, want) {
			t.Errorf("%s stood at %q", pointer, got)
		}
		if all := strings.Count(got, "a.json"); all > 3 {
			t.Errorf("%s: %d places", pointer, all)
		}
	}
}

// TestCertain: beside a placeholder that there is not, everything else that is wrong is told.
func TestCertain(t *testing.T) {
	broken := strings.NewReplacer(`"Kon Tum"`, `"{{tinh_x}} 漢"`, "null", `"Kết quả 漢"`).Replace(template)
	p, err := payload(t, broken, nil)
	if err == nil || !strings.Contains(err.Error(), "{{tinh_x}}") {
		t.Fatal(err)
	}
	report, err := service.New(service.Config{}).Check(t.Context(), service.Order{Payload: p.JSON})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, found := range p.Certain(report.Problems) {
		told[found.Path] = true
	}
	if !told["/body"] || told["/place"] {
		t.Errorf("told of %v", told)
	}
}

// TestManyProblems: what it costs to find the places of problems does not grow with how many values there are.
func TestManyProblems(t *testing.T) {
	cost := func(values int) float64 {
		p, err := payload(t, `{"a":[]}`, [][2]string{{"/a", "[1" + strings.Repeat(",1", values-1) + "]"}})
		if err != nil {
			t.Fatal(err)
		}
		problems := make(templates.Problems, 100)
		return testing.AllocsPerRun(1, func() { _ = p.Locate(problems) })
	}
	if few, many := cost(10), cost(10_000); many > 2*few {
		t.Errorf("%v allocations with 10 values, %v with 10,000", few, many)
	}
}

// FuzzTemplate: a template without placeholders comes out as it went in.
func FuzzTemplate(f *testing.F) {
	f.Add(template)
	f.Add(`{"a":[{"b":[]}, -0.10, "\u0000\ud83d"], "":{}}`)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "{{") || strings.Contains(text, `\u007b`) || strings.Contains(text, `\u007B`) {
			return
		}
		p, err := payload(t, text, nil)
		if err != nil {
			return
		}
		again, err := payload(t, string(p.JSON), nil)
		if err != nil || string(again.JSON) != string(p.JSON) {
			t.Errorf("%s\nbecame\n%s (%v)", p.JSON, again.JSON, err)
		}
	})
}
