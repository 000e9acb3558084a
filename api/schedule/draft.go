package schedule

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates"
	"vanban/templates/period"
)

// Draft is a payload to be: a template with placeholders, and the sources of what is put into it. It may be
// used from many goroutines.
type Draft struct {
	name     string
	template []byte
	sources  []source.Spec
}

// NewDraft makes a draft of a template, JSON whose file has that name, and sources with the places where their
// figures go ([source.Spec.Into]). The error, in Vietnamese, says that the template is no JSON object.
func NewDraft(name string, template []byte, sources []source.Spec) (*Draft, error) {
	d := &Draft{name: name, template: template, sources: append([]source.Spec(nil), sources...)}
	for i, s := range d.sources {
		d.sources[i].Name = cmp.Or(s.Name, s.Path, fmt.Sprintf("nguồn %d", i+1))
	}
	if _, err := d.tree(); err != nil {
		return nil, fmt.Errorf("mẫu %s: %w", name, err)
	}
	return d, nil
}

// draft reads the template of a schedule.
func (s *Schedule) draft() (*Draft, error) {
	data, err := os.ReadFile(s.Template)
	if err != nil {
		return nil, fmt.Errorf("không đọc được mẫu %s: %s", s.Template, whole.Why(err))
	}
	return NewDraft(s.Template, data, s.Sources)
}

// Sources gives the sources, each with a name.
func (d *Draft) Sources() []source.Spec { return append([]source.Spec(nil), d.sources...) }

func (d *Draft) tree() (*object, error) {
	tree, err := parseTree(d.template)
	if err != nil {
		return nil, fmt.Errorf("không phải JSON: %w", err)
	}
	root, ok := tree.(*object)
	if !ok {
		return nil, errors.New("phải là một đối tượng JSON {…}")
	}
	return root, nil
}

// Payload is a payload that was made of a draft, and where it came from.
type Payload struct {
	JSON    []byte                  // as far as it could be filled, where there was an error
	Sources []SourceEntry           // without the time
	Notes   []string                // what else is to be known of the sources, in Vietnamese
	origins map[string]source.Place // by JSON pointer: where in a source the value stood
	misfit  map[string]bool         // pointers of the template's texts that could not be filled
	lacks   bool                    // what a source should have given
	columns []columnOf              // of the tables that figures came from

	template FileEntry
	name     string // of the template
}

// Payload fills the template for a report and puts in what the sources give. All of them are read, whatever is wrong
// with the others, so that everything is said at once: the error is [source.Flaws], those of the template and of all
// sources, joined with those for which a source could not be reached.
func (d *Draft) Payload(ctx context.Context, r *source.Reader, q source.Request) (Payload, error) {
	return d.payload(ctx, r, q, extras{})
}

// extras is what a schedule knows of a report beside what its sources are asked.
type extras struct {
	deadlines period.Deadlines
	number    int // of the document; 0 is none
}

func (d *Draft) payload(ctx context.Context, r *source.Reader, q source.Request, e extras) (Payload, error) {
	root, wrong := d.fill(q, e)
	p := Payload{
		origins: map[string]source.Place{}, misfit: map[string]bool{}, name: filepath.Base(d.name),
		template: entryOf(filepath.Base(d.name), d.template),
	}
	var flaws source.Flaws
	for _, w := range wrong {
		p.misfit[w.at] = true
		flaws = append(flaws, source.Flaw{Source: d.name, Message: w.String()})
	}
	var errs []error
	for _, spec := range d.sources {
		if spec.Into == "" {
			continue // it only says which units there are
		}
		data, err := r.Read(ctx, spec, q)
		if err == nil {
			err = p.put(root, spec, q.Path(spec), data)
		}
		p.lacks = p.lacks || err != nil
		if more, ok := errors.AsType[source.Flaws](err); ok {
			flaws = append(flaws, more...)
			continue
		}
		errs = append(errs, err)
	}
	if len(flaws) > 0 {
		errs = append(errs, flaws)
	}
	dateProgress(root, q, e.deadlines)
	var err error
	p.JSON, err = encodeTree(root)
	return p, errors.Join(append(errs, err)...)
}

// fill gives the template with what its placeholders stand for, and what is wrong with it.
func (d *Draft) fill(q source.Request, e extras) (*object, []misfill) {
	root, err := d.tree()
	if err != nil {
		return &object{}, []misfill{{"", err.Error()}} // NewDraft has found it
	}
	f := filler{values: blanksOf(q, e.deadlines), data: dataIDs(root)}
	mapTexts(root, "", f.text)
	if e.number > 0 {
		root.set("code_number", json.Number(strconv.Itoa(e.number)))
	}
	return root, slices.Concat(f.wrong, settlePeriod(root, q.Period), d.forgotten(root))
}

// Certain are those of a payload's errors that have nothing to do with what could not be filled: so all that is
// wrong is told at once, and nothing that only follows.
func (p Payload) Certain(ps templates.Problems) (certain templates.Problems) {
	for _, found := range ps {
		if found.Severity == templates.Error && !p.misfit[found.Path] && (!p.lacks || p.given(found.Path)) {
			certain = append(certain, found)
		}
	}
	return p.Locate(certain)
}

// given reports whether the value at a pointer came from a source.
func (p Payload) given(pointer string) bool {
	for _, s := range p.Sources {
		if s.Into == pointer || strings.HasPrefix(pointer, s.Into+"/") {
			return true
		}
	}
	return false
}

// dateProgress has the progress of plans be as of the day up to which the other figures go, where a schedule has a window
// of its own: the payload by itself knows only the usual one. What says its day is left as it is.
func dateProgress(root *object, q source.Request, d period.Deadlines) {
	usual, err := period.Rules{}.Planned(q.Period)
	if d.To.IsZero() || err == nil && usual.To == d.To {
		return
	}
	data, _ := root.values["data"].(*object)
	if data == nil {
		return
	}
	list, _ := data.values["progress"].(*array)
	if list == nil {
		return
	}
	for _, item := range list.items {
		if block, ok := item.(*object); ok && blank(block.values["as_of"]) {
			block.set("as_of", d.To.String())
		}
	}
}

// put puts what a source gave at its place in the payload.
func (p *Payload) put(root *object, spec source.Spec, path string, data source.Data) error {
	tree, err := treeOf(data.Value)
	if err != nil {
		return fmt.Errorf("%s: không viết được thành JSON: %w", spec.Name, err)
	}
	at, err := put(root, spec.Into, tree)
	if err != nil {
		return source.Flaws{{Source: spec.Name, Message: err.Error()}}
	}
	for pointer, place := range data.Origins {
		p.origins[at+pointer] = place
	}
	p.Sources = append(p.Sources, SourceEntry{
		Name: spec.Name, Path: path, Place: data.Origins[""].String(), Into: at, Hash: data.Hash, Rows: data.Rows,
		Files: data.Files, Database: data.Database,
	})
	for _, pointer := range sortedKeys(data.Columns) {
		p.columns = append(p.columns, columnOf{at, pointer, data.Columns[pointer], cmp.Or(spec.MappingFile, "bảng ghép của nguồn "+spec.Name)})
	}
	for _, note := range data.Notes {
		p.Notes = append(p.Notes, fmt.Sprintf("nguồn %s: %s", spec.Name, note))
	}
	return nil
}

// maxOrigins is how many places are named of a value that is made of several.
const maxOrigins = 3

// origin says where the value at a JSON pointer stood in a source; of one that is made of several, where the first
// of these stood, and of one that has no place of its own, where what it lies in did. It is "" for what the template
// has. The pointers are those of the origins, sorted.
func (p Payload) origin(pointer string, pointers []string) string {
	if place, ok := p.origins[pointer]; ok {
		return place.String()
	}
	var places []string
	first, _ := slices.BinarySearch(pointers, pointer+"/")
	for _, at := range pointers[first:] {
		if !strings.HasPrefix(at, pointer+"/") {
			break
		}
		if len(places) == maxOrigins {
			places = append(places, "…")
			break
		}
		places = append(places, p.origins[at].String())
	}
	if len(places) > 0 {
		return strings.Join(places, "; ")
	}
	return p.around(pointer, pointers)
}

// around says where a value should have stood that is not there: in the row of its neighbours, or in what they all lie in.
func (p Payload) around(pointer string, pointers []string) string {
	for around := pointer; around != ""; {
		around = around[:strings.LastIndexByte(around, '/')]
		if place, ok := p.origins[around]; ok {
			return place.String()
		}
		if i, _ := slices.BinarySearch(pointers, around+"/"); around != "" && i < len(pointers) && strings.HasPrefix(pointers[i], around+"/") {
			return "cùng hàng với " + p.origins[pointers[i]].String()
		}
	}
	return ""
}

// Locate adds to each problem where in a source its value stood, or that it is the template's.
func (p Payload) Locate(ps templates.Problems) templates.Problems {
	if len(ps) == 0 {
		return ps
	}
	pointers := sortedKeys(p.origins)
	var located templates.Problems
	told := map[columnOf]bool{}
	for _, found := range ps {
		c, mapped := p.columnOf(found)
		if mapped && told[c] {
			continue // of another row
		}
		switch place := p.origin(found.Path, pointers); {
		case mapped:
			told[c] = true
			found = c.mismapped(found)
		case place != "":
			found.Message += " (Nguồn: " + place + ".)"
		case found.Path != "":
			found.Message += " (Mẫu: " + p.name + ".)"
		}
		located = append(located, found)
	}
	return located
}

// columnOf is a column of a table that gave a field of records.
type columnOf struct {
	into, pointer string // where the records are, and in them the field
	name, mapping string // of the column, and where it says which field the column is
}

// columnOf gives the column whose mapping is wrong where a field is that there is not: the same in every row.
func (p Payload) columnOf(found templates.Problem) (columnOf, bool) {
	if found.Rule != "json.unknown_field" && found.Rule != "json.key_case" {
		return columnOf{}, false
	}
	for _, c := range p.columns {
		rest, ok := strings.CutPrefix(found.Path, c.into+"/")
		if !ok {
			continue
		}
		_, field, _ := strings.Cut(rest, "/") // behind the number of the record
		for _, at := range []string{"/" + rest, "/" + field} {
			if at == c.pointer || strings.HasPrefix(c.pointer, at+"/") {
				return c, true
			}
		}
	}
	return columnOf{}, false
}

// mismapped says of a field that there is not which line of the mapping is to be put right.
func (c columnOf) mismapped(found templates.Problem) templates.Problem {
	field := strings.TrimPrefix(c.pointer, "/")
	found.Message = fmt.Sprintf("%s: %s ghép với trường “%s”, mà ở %s không có trường này.", c.mapping, c.name, field, c.into)
	advice := "Sửa field của cột trong bảng ghép, hoặc bỏ cột này khỏi đó; “vanban schema” liệt kê các trường."
	if strings.HasPrefix(found.Suggestion, "Có phải") || found.Rule == "json.key_case" {
		advice = found.Suggestion + " Sửa field của cột trong bảng ghép."
	}
	found.Suggestion, found.Edit = advice, templates.Edit{}
	return found
}

// explain gives what is wrong with a payload's sources, one reason each.
func explain(err error) (reasons []string) {
	if all, ok := err.(interface{ Unwrap() []error }); ok { // what errors.Join made
		for _, e := range all.Unwrap() {
			reasons = append(reasons, explain(e)...)
		}
		return reasons
	}
	if flaws, ok := errors.AsType[source.Flaws](err); ok {
		for _, f := range flaws {
			reasons = append(reasons, strings.TrimPrefix(f.Source+": "+f.String(), ": "))
		}
		return reasons
	}
	if e, ok := errors.AsType[*source.Unreachable](err); ok && e.Source != "" {
		err = fmt.Errorf("%s: %w", e.Source, err)
	}
	for line := range strings.Lines(err.Error()) {
		reasons = append(reasons, strings.TrimSpace(line))
	}
	return reasons
}
