package source

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// The limits of a folder. All its figures go into one payload, but of each file only a part may.
const (
	maxFiles  = 10_000
	maxFolder = 4 * maxJSON // bytes of all files
)

// folder is a folder with what units have sent, as it was read.
type folder struct {
	sent   []contribution // in the order of the files' names
	others []string       // names of other files
	flaws  Flaws          // of files that cannot be read
	bytes  int
	nodes  int
}

// contribution is what one unit has sent.
type contribution struct {
	tree
	unit string // as the file says or is called
	want any    // what is wanted of the file
}

// place is how messages call the file, with its folder.
func (c contribution) place() string { return inFolder(filepath.Dir(c.path), c.base()) }

// inFolder is how messages call a file, or a place in one, of a folder.
func inFolder(folder, place string) string { return filepath.Base(folder) + "/" + place }

// readFolder merges the files of all units.
func (r *Reader) readFolder(ctx context.Context, s Spec, folder string, q Request) (Data, error) {
	found := &findings{source: s.name()}
	list, err := r.contributions(ctx, s, folder, q, found)
	if err == nil {
		err = found.err()
	}
	if err != nil {
		return Data{}, err
	}
	data := Data{Origins: map[string]Place{"": {words: filepath.Base(folder)}}, Rows: len(list)}
	var sums strings.Builder
	for _, c := range list {
		data.Files = append(data.Files, FileHash{c.base(), c.sum})
		fmt.Fprintf(&sums, "%s  %s\n", strings.TrimPrefix(c.sum, "sha256:"), c.base())
	}
	data.Hash = hashOf([]byte(sums.String()))
	data.Value = merge(s, list, data.Origins, found)
	return data, found.err()
}

// merge puts the contributions together as the description says.
func merge(s Spec, list []contribution, origins map[string]Place, found *findings) any {
	object, array := map[string]any{}, []any{}
	for _, c := range list {
		at := c.place() + s.Select
		switch s.As {
		case "units":
			object[c.unit] = c.want
			origins["/"+templates.Escape(c.unit)] = Place{words: at}
		case "rows":
			rows, ok := c.want.([]any)
			if !ok {
				found.add(at, "Ở đây phải là một danh sách.", "Sửa select, hoặc bỏ as: rows.")
			}
			for i, row := range rows {
				origins[fmt.Sprintf("/%d", len(array))] = Place{words: fmt.Sprintf("%s/%d", at, i)}
				array = append(array, row)
			}
		default:
			origins[fmt.Sprintf("/%d", len(array))] = Place{words: at}
			array = append(array, c.want)
		}
	}
	if s.As == "units" {
		return object
	}
	return array
}

// contributions gives what is wanted of every file of a folder, in the order of the units.
func (r *Reader) contributions(ctx context.Context, s Spec, path string, q Request, found *findings) ([]contribution, error) {
	f, err := r.folders.get(path, func() (*folder, error) { return openFolder(ctx, s.name(), path) })
	if err != nil {
		return nil, err
	}
	found.flaws = append(found.flaws, f.flaws...)
	list := slices.Clone(f.sent)
	for i, c := range list {
		if c.nodes == 0 {
			continue // it cannot be read
		}
		c.checkPeriod(s, q, c.place(), found)
		var flaws Flaws
		if list[i].want, err = c.selected(s); asFlaws(err, &flaws) {
			addInFolder(&found.flaws, path, flaws)
		}
	}
	checkSenders(s, path, list, f.others, found)
	inOrder(list, s.Units)
	return list, nil
}

// openFolder reads every JSON file of a folder.
func openFolder(ctx context.Context, source, name string) (*folder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, unreachable(source, name, err)
	}
	defer root.Close() //nolint:errcheck // only read
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, unreachable(source, name, err)
	}
	f := &folder{}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"): // of editors
		case !strings.EqualFold(path.Ext(name), ".json") || !e.Type().IsRegular():
			f.others = append(f.others, name)
		default:
			if err := f.add(ctx, source, root, name); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// add reads a file of the folder, which no link leads out of.
func (f *folder) add(ctx context.Context, source string, root *os.Root, name string) error {
	t, err := f.read(ctx, source, root, name)
	var flaws Flaws
	if asFlaws(err, &flaws) && f.fits() {
		addInFolder(&f.flaws, root.Name(), flaws)
		t = tree{file: file{path: filepath.Join(root.Name(), name)}} // it has sent something
	} else if err != nil {
		return err
	}
	f.nodes += t.nodes
	f.sent = append(f.sent, contribution{tree: t, unit: sender(t, name)})
	if !f.fits() {
		return flawed(source, filepath.Base(root.Name()), fmt.Sprintf("Thư mục có hơn %s tệp, hoặc các tệp dài hơn %d MiB.", viet.Integer(maxFiles), maxFolder>>20), "Chỉ để trong thư mục số liệu của kỳ này.")
	}
	return nil
}

// addInFolder adds the flaws of a file of a folder.
func addInFolder(all *Flaws, folder string, flaws Flaws) {
	for _, f := range flaws {
		f.Place = inFolder(folder, f.Place)
		*all = append(*all, f)
	}
}

// fits reports whether the folder is within its limits.
func (f *folder) fits() bool { return f.bytes <= maxFolder && len(f.sent) <= maxFiles }

func (f *folder) read(ctx context.Context, source string, root *os.Root, name string) (tree, error) {
	path := filepath.Join(root.Name(), name)
	if err := stopped(ctx); err != nil {
		return tree{}, err
	}
	opened, err := root.Open(name)
	if err != nil {
		return tree{}, unreachable(source, path, err)
	}
	defer opened.Close() //nolint:errcheck // what was read is not lost by closing
	read, err := readAll(source, path, opened, maxJSON)
	if err != nil {
		return tree{}, err
	}
	f.bytes += len(read.data)
	return newTree(source, read, maxNodes-f.nodes)
}

// sender is the unit that has sent a file.
func sender(t tree, name string) string {
	if unit, ok := child(t.value, "unit"); ok {
		if text, ok := unit.(string); ok && viet.Slug(text) != "" {
			return clean(text)
		}
	}
	return stem(name)
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
			found.add(c.place(), fmt.Sprintf("“%s” không có trong danh sách đơn vị.", c.unit), unknownSender(c.unit, s.Units))
		case double:
			found.add(c.place(), fmt.Sprintf("“%s” đã gửi tệp %s.", c.unit, before), "Chỉ để lại một tệp của mỗi đơn vị.")
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
