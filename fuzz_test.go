package vanban_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"vanban/api/service"
	"vanban/templates"
)

// seedBytes is how long a payload may be to be a seed: a longer one teaches a fuzzer nothing
// and slows it down.
const seedBytes = 100_000

// samples gives the sample payload of every kind. Having none is a failure.
func samples(t testing.TB) (all [][]byte) {
	t.Helper()
	for _, k := range doors().Kinds() {
		all = append(all, k.Sample)
	}
	if len(all) == 0 {
		t.Fatal("no kind has a sample")
	}
	return all
}

// FuzzDecode checks arbitrary bytes: whatever they are, there is a report, it agrees with
// itself, and it is the same the second time.
func FuzzDecode(f *testing.F) {
	seeds := samples(f)
	for _, c := range slices.Concat(payloadCases(f, "hostile"), payloadCases(f, "limits")) {
		seeds = append(seeds, c.payload)
	}
	for _, name := range realNames(f) {
		seeds = append(seeds, readReal(f, name+".json"))
	}
	seeds = slices.DeleteFunc(seeds, func(s []byte) bool { return len(s) > seedBytes })
	if len(seeds) < 50 {
		f.Fatalf("%d seeds, want those of all cases and samples", len(seeds))
	}
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		report := checkInTime(t, data)
		if report.Valid == report.Problems.Failed() {
			t.Errorf("valid is %v with the problems\n%s", report.Valid, problemText(report.Problems))
		}
		for _, p := range report.Problems {
			checkProblem(t, p)
		}
		if again := checkInTime(t, data); problemText(again.Problems) != problemText(report.Problems) {
			t.Errorf("the second report is\n%snot\n%s", problemText(again.Problems), problemText(report.Problems))
		}
	})
}

// inTime ends what hangs long before the fuzzer would.
func inTime(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func checkInTime(t *testing.T, payload []byte) service.Report {
	t.Helper()
	report, err := doors().Check(inTime(t), service.Order{Payload: payload})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// checkProblem checks what every problem has: a pointer, a rule and a sentence.
func checkProblem(t *testing.T, p templates.Problem) {
	t.Helper()
	if p.Path != "" && p.Path[0] != '/' || p.Rule == "" || p.Message == "" || p.Severity.String() == "unknown" {
		t.Errorf("half a problem: %+v", p)
	}
	if !utf8.ValidString(p.Path + p.Message + p.Suggestion) {
		t.Errorf("a problem that is not UTF-8: %+v", p)
	}
}

// mutations are what FuzzCompose does to a value of a payload.
var mutations = []func(value any, text string) any{
	func(value any, text string) any { // say something else
		if list, ok := value.([]any); ok {
			return append(slices.Clone(list), text)
		}
		return text
	},
	func(value any, text string) any { // say more
		if s, ok := value.(string); ok {
			return s + text + s
		}
		return value
	},
	func(value any, _ string) any { // repeat
		switch v := value.(type) {
		case []any:
			return slices.Concat(v, v, v)
		case string:
			return strings.Repeat(v+" ", 50)
		}
		return value
	},
	func(any, string) any { return nil }, // leave out
}

// FuzzCompose changes one value of a sample, on paper or electronic with files of their own. A payload
// that is still valid becomes documents in every format, with the same words.
func FuzzCompose(f *testing.F) {
	payloads := samples(f)
	for _, k := range doors().Kinds() {
		if files := electronic(f, k); files != nil {
			payloads = append(payloads, files)
		}
	}
	texts := []string{
		"", "\n", "Một đoạn.\nHai đoạn.", strings.Repeat("dài", 500), "a\u00a0b -c/d", "./.",
		"Phần I\nMỞ ĐẦU\nChương I\nMục 1\nĐiều 1. A\n1. b\n1.1. c\na) d\n- e\n+ f\ng",
	}
	for i := range payloads {
		for m := range mutations {
			f.Add(uint(i), uint(i*len(mutations)+m), uint(m), texts[(i+m)%len(texts)])
		}
	}
	f.Fuzz(func(t *testing.T, sample, place, mutation uint, text string) {
		var root any
		if err := json.Unmarshal(payloads[sample%uint(len(payloads))], &root); err != nil {
			t.Fatal(err)
		}
		places := values(root, func(other any) { root = other })
		p := places[place%uint(len(places))]
		p.set(mutations[mutation%uint(len(mutations))](p.value, text))
		payload, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		if !checkInTime(t, payload).Valid {
			return
		}
		made := map[string][][]byte{}
		for _, format := range doors().Formats() {
			file, err := doors().Render(inTime(t), service.Order{Format: format.Name, Payload: payload})
			if err != nil {
				t.Fatalf("%s: %v, of\n%s", format.Name, err, payload)
			}
			made[format.Name] = members(t, file)
		}
		for i, pdf := range made["pdf"] {
			sameWords(t, pdf, made["docx"][i])
		}
	})
}

// jsonPlace is a value inside a payload, and how to put another one there.
type jsonPlace struct {
	value any
	set   func(any)
}

// values lists the values inside a payload in a fixed order.
func values(v any, set func(any)) []jsonPlace {
	places := []jsonPlace{{v, set}}
	switch v := v.(type) {
	case []any:
		for i := range v {
			places = append(places, values(v[i], func(other any) { v[i] = other })...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			places = append(places, values(v[key], func(other any) { v[key] = other })...)
		}
	}
	return places
}
