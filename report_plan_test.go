package vanban_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// year is the folder of the year's run.
const year = "testdata/reports/2023"

// The plan that the year's run follows, as far as its derivation reads it.
type (
	planGroup struct {
		Label *string    `json:"label,omitempty"`
		Title string     `json:"title"`
		Tasks []planTask `json:"tasks"`
	}
	planTask struct {
		Label    *string       `json:"label,omitempty"`
		Name     string        `json:"name"`
		Products []planProduct `json:"products"`
	}
	planProduct struct {
		ID                string   `json:"id"`
		Label             *string  `json:"label,omitempty"`
		Name              string   `json:"name"`
		LeadUnit          string   `json:"lead_unit"`
		CoordinatingUnits string   `json:"coordinating_units,omitempty"`
		Time              string   `json:"time"`
		Due               *planDue `json:"due"`
		Notes             string   `json:"notes,omitempty"`
	}
	planDue struct {
		Date     string `json:"date,omitempty"`
		Year     int    `json:"year,omitempty"`
		Quarters []int  `json:"quarters,omitempty"`
		Event    string `json:"event,omitempty"`
	}
)

// dueOfTime is a line of dues.json: the deadline that stands for a time as the decision
// writes it, and why where that is not plain.
type dueOfTime struct {
	Time string
	Due  planDue
	Why  string
}

// TestPlanOf2023 derives the plan of the year's run from the real decision: the plan's products
// numbered by group, task and product, each with the deadline that dues.json gives for its time.
func TestPlanOf2023(t *testing.T) {
	groups := decidedPlan(t)
	derive(t, groups)
	got, err := json.MarshalIndent(map[string]any{"groups": groups}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join(year, "ke-hoach.json"), append(plainHTML(got), '\n'))
}

// decidedPlan reads the plan out of the decision: 7 groups, 40 tasks, 70 products.
func decidedPlan(t *testing.T) []planGroup {
	t.Helper()
	var decision struct {
		Attachments []struct {
			Appendices []struct{ Tasks struct{ Groups []planGroup } }
		}
	}
	if err := json.Unmarshal(readReal(t, "qd-2657-bkhcn-2022.json"), &decision); err != nil {
		t.Fatal(err)
	}
	groups := decision.Attachments[0].Appendices[0].Tasks.Groups
	tasks, products := 0, 0
	for _, g := range groups {
		tasks += len(g.Tasks)
		for _, k := range g.Tasks {
			products += len(k.Products)
		}
	}
	if len(groups) != 7 || tasks != 40 || products != 70 {
		t.Fatalf("the plan has %d groups, %d tasks and %d products, not 7, 40 and 70", len(groups), tasks, products)
	}
	return groups
}

// derive numbers the products and gives them their deadlines. A deadline that the decision's
// own payload has must agree, but for events: these get a date for the exercise.
func derive(t *testing.T, groups []planGroup) {
	t.Helper()
	var dues []dueOfTime
	if err := json.Unmarshal(readFile(t, filepath.Join(year, "dues.json")), &dues); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for i, g := range groups {
		for j, k := range g.Tasks {
			for n := range k.Products {
				p := &k.Products[n]
				p.ID = fmt.Sprintf("%d.%d.%d", i+1, j+1, n+1)
				row := slices.IndexFunc(dues, func(d dueOfTime) bool { return d.Time == p.Time })
				if row < 0 {
					t.Fatalf("dues.json has no line for the time %q of product %s", p.Time, p.ID)
				}
				used[p.Time] = true
				if p.Due != nil && p.Due.Event == "" && !reflect.DeepEqual(*p.Due, dues[row].Due) {
					t.Errorf("product %s: the decision says %v, dues.json %v", p.ID, *p.Due, dues[row].Due)
				}
				p.Due = &dues[row].Due
			}
		}
	}
	for _, d := range dues {
		if !used[d.Time] {
			t.Errorf("dues.json: no product has the time %q", d.Time)
		}
	}
}

// plainHTML undoes the escapes that encoding/json writes for the sake of HTML.
func plainHTML(data []byte) []byte {
	for char, escaped := range map[string]string{"<": `\u003c`, ">": `\u003e`, "&": `\u0026`} {
		data = bytes.ReplaceAll(data, []byte(escaped), []byte(char))
	}
	return data
}

func readFile(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// golden compares what was made with what a file has, and with UPDATE=1 writes it there.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := readFile(t, file); !bytes.Equal(got, want) {
		t.Errorf("%s has become another; look at the difference that `make update` makes", file)
	}
}
