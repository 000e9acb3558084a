package source

import (
	"context"
	"fmt"

	"vanban/templates"
	"vanban/templates/viet"
)

// maxJSON is how many bytes a JSON file may have: no more than the payload that it goes into.
const maxJSON = templates.MaxBytes

// tree is a JSON file that was read. It does not change any more, so that many may look at it.
type tree struct {
	file  // without its bytes
	sum   string
	value any
	nodes int
}

// newTree decodes a file with no more values than the limit.
func newTree(source string, f file, limit int) (tree, error) {
	value, nodes, err := decode(f.data, plainTree, limit)
	t := tree{file{path: f.path}, f.hash(), value, nodes}
	if err != nil {
		return t, flawed(source, f.base(), viet.Capital(err.Error())+".", "Sửa tệp và lưu bằng bảng mã UTF-8.")
	}
	return t, nil
}

// selected gives what is wanted of the file.
func (t tree) selected(s Spec) (any, error) {
	value, err := selectFrom(t.value, s.Select)
	if err != nil {
		return nil, flawed(s.name(), t.base(), viet.Capital(err.Error())+".", "Sửa select cho đúng chỗ cần lấy, hoặc bổ sung vào tệp.")
	}
	return value, nil
}

// checkPeriod finds that a file says itself, in a field "period", that it is of another period than the report: the one of
// last time, sent again.
func (t tree) checkPeriod(s Spec, q Request, place string, found *findings) {
	value, _ := child(t.value, "period")
	text, _ := value.(string)
	told := spelt(text)
	if told == "" || sortOf(told) != 2 || q.Period.IsZero() || s.Standing || told == q.Period.String() {
		return
	}
	found.add(place+"/period", fmt.Sprintf("Tệp ghi kỳ “%s”, báo cáo này là kỳ %s.", text, q.Period),
		"Gửi tệp của đúng kỳ, hoặc sửa “period” trong tệp; nếu là số liệu dùng chung cho mọi kỳ thì ghi standing: true.")
}

// readJSON reads a JSON file.
func (r *Reader) readJSON(ctx context.Context, s Spec, path string, q Request) (Data, error) {
	t, err := r.trees.get(path, func() (tree, error) {
		f, err := readFile(ctx, s.name(), path, maxJSON)
		if err != nil {
			return tree{}, err
		}
		return newTree(s.name(), f, maxNodes)
	})
	if err != nil {
		return Data{}, err
	}
	found := &findings{source: s.name()}
	if t.checkPeriod(s, q, t.base(), found); found.err() != nil {
		return Data{}, found.err()
	}
	value, err := t.selected(s)
	if err != nil {
		return Data{}, err
	}
	at := t.base() + s.Select
	return Data{Value: value, Origins: map[string]Place{"": {words: at}}, Hash: t.sum, Rows: count(value)}, checkNamed(s, at, value)
}

// checkNamed finds units that are missing, double or unknown in one file: objects of an array
// whose field "unit" names them, or an object by unit.
func checkNamed(s Spec, at string, value any) error {
	if len(s.Units) == 0 {
		return nil
	}
	var units []string
	switch v := value.(type) {
	case map[string]any:
		units = sortedKeys(v)
	case []any:
		for _, item := range v {
			name, _ := child(item, "unit")
			unit, _ := name.(string)
			units = append(units, unit)
		}
	}
	found := &findings{source: s.name()}
	for i, u := range units {
		switch {
		case !containsFolded(s.Units, u):
			found.add(at, fmt.Sprintf("“%s” không có trong danh sách đơn vị.", u), `Ghi tên đơn vị ở trường "unit"; đơn vị mới thì thêm vào units.`)
		case containsFolded(units[:i], u):
			found.add(at, fmt.Sprintf("“%s” có hai lần.", u), "Chỉ để lại một.")
		}
	}
	for _, u := range s.Units {
		if !containsFolded(units, u) {
			found.add(at, fmt.Sprintf("Thiếu số liệu của “%s”.", u), "Bổ sung số liệu của đơn vị này.")
		}
	}
	return found.err()
}

// count is how many records a value has.
func count(value any) int {
	if list, ok := value.([]any); ok {
		return len(list)
	}
	return 1
}
