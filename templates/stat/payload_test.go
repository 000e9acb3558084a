package stat_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/period"
	"vanban/templates/stat"
)

// payload holds all data of this package, as a form would.
type payload struct {
	Organ    string           `json:"organ" title:"Cơ quan" doc:"Cơ quan báo cáo."`
	Period   string           `json:"period" title:"Kỳ" doc:"Kỳ báo cáo."`
	Figures  []stat.Figures   `json:"figures,omitempty" validate:"dive" title:"Số liệu" doc:"Số liệu."`
	Dossiers []stat.Dossiers  `json:"dossiers,omitempty" validate:"dive" title:"Hồ sơ" doc:"Hồ sơ."`
	Scores   []stat.Scores    `json:"scores,omitempty" validate:"dive" title:"Chỉ số" doc:"Chỉ số."`
	Charts   []stat.ChartData `json:"charts,omitempty" validate:"dive" title:"Biểu đồ" doc:"Biểu đồ."`
}

// block is data with where it stands.
type block struct {
	stat.Block
	pointer string
}

// blocks are all data of the payload.
func (p *payload) blocks() []block {
	var all []block
	for i := range p.Figures {
		all = append(all, block{&p.Figures[i], fmt.Sprintf("/figures/%d", i)})
	}
	for i := range p.Dossiers {
		all = append(all, block{&p.Dossiers[i], fmt.Sprintf("/dossiers/%d", i)})
	}
	for i := range p.Scores {
		all = append(all, block{&p.Scores[i], fmt.Sprintf("/scores/%d", i)})
	}
	for i := range p.Charts {
		all = append(all, block{&p.Charts[i], fmt.Sprintf("/charts/%d", i)})
	}
	return all
}

// context is that of the data at the pointer. A period that cannot be read is none.
func (p *payload) context(pointer string) stat.Context {
	of, _ := period.Parse(p.Period)
	return stat.Context{Organ: p.Organ, Period: of, Pointer: pointer}
}

func (p *payload) Validate() templates.Problems {
	var all templates.Problems
	for _, b := range p.blocks() {
		all = append(all, b.Validate(p.context(b.pointer))...)
	}
	return all
}

func (*payload) Compose() []*render.Document { return nil }

func TestTypes(t *testing.T) {
	for _, flaw := range templates.TypeFlaws(reflect.TypeFor[payload]()) {
		t.Error(flaw)
	}
}

func TestSchema(t *testing.T) {
	typ, _ := nd30.TypeBySlug("bao-cao")
	schema, err := templates.Schema(templates.Kind{Type: typ, New: func() templates.Payload { return new(payload) }})
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &s); err != nil {
		t.Fatal(err)
	}
	values := s.Defs["stat.ChartSeries"].Properties["values"].(map[string]any)["items"]
	want := map[string]any{"anyOf": []any{
		map[string]any{"type": "number", "minimum": -99_999_999_999_999.0, "maximum": 99_999_999_999_999.0},
		map[string]any{"type": "null"},
	}}
	if !reflect.DeepEqual(values, want) {
		t.Errorf("values of a chart are described as %v", values)
	}
}

func TestNullInChart(t *testing.T) {
	p, err := templates.Strict[payload]([]byte(`{"charts":[{"id":"a","title":"b","type":"bars","categories":["c","d"],"series":[{"name":"e","values":[1.50,null]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	values := p.Charts[0].Series[0].Values
	if len(values) != 2 || values[0].String() != "1,5" || values[1] != nil {
		t.Errorf("values are %v", values)
	}
}
