package source

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

func sortedNames(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// readJSON reads a JSON file. Files are kept as bytes and not as a tree, which whoever gets it
// may change.
func (r *Reader) readJSON(ctx context.Context, s Spec, path string) (Data, error) {
	f, err := r.files.get(path, func() (file, error) { return readFile(ctx, s.name(), path) })
	if err != nil {
		return Data{}, err
	}
	value, err := f.tree(s)
	if err != nil {
		return Data{}, err
	}
	at := f.base() + s.Select
	return Data{Value: value, Origins: map[string]string{"": at}, Hash: f.hash(), Rows: count(value)}, checkNamed(s, at, value)
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
		units = sortedNames(v)
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

// tree decodes a file and selects what is wanted of it.
func (f file) tree(s Spec) (any, error) {
	value, err := DecodeTree(f.data, plainTree)
	if err != nil {
		return nil, flawed(s.name(), f.base(), viet.Capital(err.Error())+".", "Sửa tệp và lưu bằng bảng mã UTF-8.")
	}
	if value, err = selectFrom(value, s.Select); err != nil {
		return nil, flawed(s.name(), f.base(), viet.Capital(err.Error())+".", "Sửa select cho đúng chỗ cần lấy, hoặc bổ sung vào tệp.")
	}
	return value, nil
}

// count is how many records a value has.
func count(value any) int {
	if list, ok := value.([]any); ok {
		return len(list)
	}
	return 1
}

// contribution is what one unit has sent.
type contribution struct {
	file
	unit  string
	value any
}

// readFolder merges the files of all units.
func (r *Reader) readFolder(ctx context.Context, s Spec, folder string) (Data, error) {
	found := &findings{source: s.name()}
	list, others, err := r.contributions(ctx, s, folder, found)
	if err != nil {
		return Data{}, err
	}
	checkSenders(s, folder, list, others, found)
	if err := found.err(); err != nil {
		return Data{}, err
	}
	inOrder(list, s.Units)
	data := Data{Origins: map[string]string{"": filepath.Base(folder)}, Rows: len(list)}
	var sums strings.Builder
	for _, c := range list {
		fmt.Fprintf(&sums, "%s  %s\n", strings.TrimPrefix(c.hash(), "sha256:"), c.base())
	}
	data.Hash = hashOf([]byte(sums.String()))
	data.Value = merge(s, list, data.Origins, found)
	return data, found.err()
}

// merge puts the contributions together as the description says.
func merge(s Spec, list []contribution, origins map[string]string, found *findings) any {
	object, array := map[string]any{}, []any{}
	for _, c := range list {
		at := c.base() + s.Select
		switch s.As {
		case "units":
			object[c.unit] = c.value
			origins["/"+templates.Escape(c.unit)] = at
		case "rows":
			rows, ok := c.value.([]any)
			if !ok {
				found.add(at, "Ở đây phải là một danh sách.", "Sửa select, hoặc bỏ as: rows.")
			}
			for i, row := range rows {
				origins[fmt.Sprintf("/%d", len(array))] = fmt.Sprintf("%s/%d", at, i)
				array = append(array, row)
			}
		default:
			origins[fmt.Sprintf("/%d", len(array))] = at
			array = append(array, c.value)
		}
	}
	if s.As == "units" {
		return object
	}
	return array
}

// contributions reads every JSON file of a folder, in the order of their names. The second result are
// the names of other files.
func (r *Reader) contributions(ctx context.Context, s Spec, folder string, found *findings) (list []contribution, others []string, err error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, nil, unreachable(s.name(), folder, err)
	}
	defer root.Close() //nolint:errcheck // only read
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, nil, unreachable(s.name(), folder, err)
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"): // of editors
		case !strings.EqualFold(path.Ext(name), ".json") || !e.Type().IsRegular():
			others = append(others, name)
		default:
			c, err := r.contribution(ctx, s, root, name)
			var flaws Flaws
			if asFlaws(err, &flaws) {
				found.flaws = append(found.flaws, flaws...)
				c.unit = stem(name) // it has sent something
			} else if err != nil {
				return nil, nil, err
			}
			list = append(list, c)
		}
	}
	return list, others, nil
}

// contribution reads one file of a folder, which no link leads out of.
func (r *Reader) contribution(ctx context.Context, s Spec, root *os.Root, name string) (contribution, error) {
	path := filepath.Join(root.Name(), name)
	f, err := r.files.get(path, func() (file, error) {
		if err := stopped(ctx); err != nil {
			return file{}, err
		}
		opened, err := root.Open(name)
		if err != nil {
			return file{}, unreachable(s.name(), path, err)
		}
		defer opened.Close() //nolint:errcheck // what was read is not lost by closing
		return readAll(s.name(), path, opened)
	})
	c := contribution{file: file{path: path}, unit: stem(name)}
	if err != nil {
		return c, err
	}
	c.file = f
	whole := s
	whole.Select = ""
	value, err := f.tree(whole)
	if err != nil {
		return c, err
	}
	if unit, ok := child(value, "unit"); ok {
		if text, ok := unit.(string); ok && viet.Slug(text) != "" {
			c.unit = clean(text)
		}
	}
	c.value, err = f.tree(s)
	return c, err
}

// stem is the name of a file without its ending.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// checkSenders finds units that are missing, double or unknown, and gives the others the names that
// the description has for them.
func checkSenders(s Spec, folder string, list []contribution, others []string, found *findings) {
	senders := map[string]string{} // slug → file
	names := map[string]string{}
	for _, u := range s.Units {
		names[viet.Slug(u)] = u
	}
	for i, c := range list {
		slug := viet.Slug(c.unit)
		name, expected := names[slug]
		switch before, double := senders[slug]; {
		case len(names) > 0 && !expected:
			found.add(c.base(), fmt.Sprintf("“%s” không có trong danh sách đơn vị.", c.unit), unknownSender(c.unit, s.Units))
		case double:
			found.add(c.base(), fmt.Sprintf("“%s” đã gửi tệp %s.", c.unit, before), "Chỉ để lại một tệp của mỗi đơn vị.")
		case expected:
			list[i].unit = name
		}
		senders[slug] = c.base()
	}
	for _, u := range s.Units {
		if senders[viet.Slug(u)] == "" {
			found.add(filepath.Base(folder), fmt.Sprintf("Thiếu tệp của “%s”.", u), missingSender(u, others))
		}
	}
	if len(list) == 0 && len(s.Units) == 0 {
		found.add(folder, "Thư mục chưa có tệp JSON nào.", "Đặt tệp của các đơn vị vào thư mục.")
	}
}

func unknownSender(unit string, units []string) string {
	advice := `Đặt tên tệp theo tên đơn vị không dấu, hoặc ghi trường "unit" trong tệp; đơn vị mới thì thêm vào units.`
	if near := nearest(unit, units); near != "" {
		return fmt.Sprintf("Có phải “%s”? ", near) + advice
	}
	return advice
}

func missingSender(unit string, others []string) string {
	slug := viet.Slug(unit)
	for _, name := range others {
		if viet.Slug(stem(name)) == slug {
			return fmt.Sprintf("Có %s nhưng không phải tệp JSON.", name)
		}
	}
	return fmt.Sprintf("Chờ đơn vị gửi, lưu thành %s.json.", slug)
}

// inOrder sorts contributions as the units are listed; where they are not, they stay sorted by the
// names of their files.
func inOrder(list []contribution, units []string) {
	if len(units) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b contribution) int { return slices.Index(units, a.unit) - slices.Index(units, b.unit) })
}
