package source

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"vanban/api/yaml"
	"vanban/templates/viet"
)

// Reader reads sources and keeps what it has opened until it is closed: a run that makes a report
// for each unit of a workbook reads the workbook once. What it gives is of one moment; a new run
// takes a new Reader. It may be used from many goroutines.
type Reader struct {
	trees    memo[tree]
	folders  memo[*folder]
	mappings memo[*Mapping]
	books    memo[*workbook]
	grids    memo[*grid]
	bases    memo[*sql.DB]
	silent   sync.Map // queries for each unit that were not answered → why
}

// NewReader returns a Reader that has opened nothing yet.
func NewReader() *Reader { return &Reader{} }

// Close lets go of all that was opened. Nothing may be read with the Reader any more.
func (r *Reader) Close() error {
	var errs []error
	for _, s := range r.bases.slots {
		if s.done && s.err == nil {
			errs = append(errs, s.value.Close())
		}
	}
	*r = Reader{}
	return errors.Join(errs...)
}

// DefaultTimeout is how long reading a source may take where its description does not say so.
const DefaultTimeout = 5 * time.Minute

// limited gives the context in which a source is read: what takes longer cannot be reached.
func (s Spec) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	limit := cmp.Or(s.Timeout, yaml.Duration(DefaultTimeout))
	return context.WithTimeoutCause(ctx, time.Duration(limit),
		&Unreachable{s.name(), cmp.Or(s.Path, s.DSNEnv), fmt.Errorf("quá %s chưa đọc xong (timeout)", limit)})
}

// Read reads a source for a report. The error is [Flaws] or one that is [Transient].
func (r *Reader) Read(ctx context.Context, s Spec, q Request) (Data, error) {
	if flaws := s.Check(); len(flaws) > 0 {
		return Data{}, flaws
	}
	ctx, cancel := s.limited(ctx)
	defer cancel()
	data, err := r.read(ctx, s, q)
	if err != nil { // no part is let out when something is wrong with another
		return Data{}, named(err, s.name())
	}
	return data, nil
}

func (r *Reader) read(ctx context.Context, s Spec, q Request) (Data, error) {
	path, err := q.path(s)
	if err != nil {
		return Data{}, err
	}
	switch s.Type {
	case JSON:
		return r.readJSON(ctx, s, path, q)
	case Folder:
		return r.readFolder(ctx, s, path, q)
	}
	t, err := r.table(ctx, s, path, q)
	if err != nil {
		return Data{}, err
	}
	return t.records(ctx, s, q)
}

// Units gives what stands in a column, each once, in the order of the table: the units for which
// reports are to be made. The column may also be called by its field. Of a folder it gives the
// units that have sent a file; the column does not matter.
func (r *Reader) Units(ctx context.Context, s Spec, column string, q Request) ([]string, error) {
	if flaws := s.Check(); len(flaws) > 0 {
		return nil, flaws
	}
	ctx, cancel := s.limited(ctx)
	defer cancel()
	units, err := r.units(ctx, s, column, q)
	if err != nil {
		return nil, named(err, s.name())
	}
	return units, nil
}

func (r *Reader) units(ctx context.Context, s Spec, column string, q Request) ([]string, error) {
	path, err := q.path(s)
	if err != nil {
		return nil, err
	}
	switch s.Type {
	case JSON:
		return r.unitsOfJSON(ctx, s, path, column, q)
	case Folder:
		return r.unitsOfFolder(ctx, s, path, q)
	}
	t, err := r.table(ctx, s, path, q)
	if err != nil {
		return nil, err
	}
	return t.list(ctx, s, column, q)
}

// list gives the units of a table, checked against those that there must be. Where each report takes the rows of its
// own unit, those are the units: one that is missing keeps no other from its report, and [Reader.Strays] finds others.
func (t *table) list(ctx context.Context, s Spec, column string, q Request) ([]string, error) {
	col, conditions := t.unitColumn(column), t.conditions(q, false)
	if err := t.found.err(); err != nil {
		return nil, err
	}
	units, _, err := t.units(ctx, col, conditions)
	if err != nil {
		return nil, err
	}
	if len(s.Units) > 0 && t.mapping.IsOfUnit() {
		return expected(s.Units, units), nil
	}
	t.checkPeriods(conditions)
	if err := t.checkSums(ctx); err != nil {
		return nil, err
	}
	if len(units) == 0 {
		t.found.add(t.place(0, -1), fmt.Sprintf("Cột “%s” không có đơn vị nào%s.", column, strings.Replace(told(conditions), " có ", " ở các dòng có ", 1)), t.hint(conditions)+"Kiểm tra trang tính, hàng tiêu đề và điều kiện where.")
	}
	if t.mapping.Unit != "" && len(t.found.flaws) == 0 {
		if err := t.checkUnits(ctx, s, q); err != nil {
			return nil, err
		}
	}
	return units, t.found.err()
}

// expected gives the units that there must be, those that are there first and as the table has them.
func expected(must, there []string) []string {
	units := slices.DeleteFunc(slices.Clone(there), func(u string) bool { return !containsFolded(must, u) })
	for _, u := range must {
		if !containsFolded(there, u) {
			units = append(units, u)
		}
	}
	return units
}

// unitColumn finds the column of the units, by its header or its field.
func (t *table) unitColumn(name string) int {
	for _, f := range t.fields {
		if f.Field == name {
			return f.col
		}
	}
	return t.column(name, "")
}

// Absent gives the units that a table names in the column that [Reader.Units] is asked for, but in no row
// that meets the conditions of the mapping: with a condition on the period those that have figures of
// other periods alone. Of other sources than tables there are none.
func (r *Reader) Absent(ctx context.Context, s Spec, column string, q Request) (absent []string, err error) {
	if !slices.Contains(tables, s.Type) {
		return nil, nil
	}
	present, err := r.Units(ctx, s, column, q)
	if err != nil {
		return nil, err
	}
	ctx, cancel := s.limited(ctx)
	defer cancel()
	path, err := q.path(s)
	if err != nil {
		return nil, named(err, s.name())
	}
	t, err := r.table(ctx, s, path, q)
	if err != nil {
		return nil, named(err, s.name())
	}
	all, _, err := t.units(ctx, t.unitColumn(column), nil) // what is wrong with rows of others is no flaw of this report
	for _, unit := range all {
		if !containsFolded(present, unit) {
			absent = append(absent, unit)
		}
	}
	return absent, err
}

// unitsOfJSON gives a field of every object of an array.
func (r *Reader) unitsOfJSON(ctx context.Context, s Spec, path, name string, q Request) ([]string, error) {
	data, err := r.readJSON(ctx, s, path, q)
	if err != nil {
		return nil, err
	}
	found := &findings{source: s.name()}
	list, ok := data.Value.([]any)
	if !ok {
		return nil, flawed(s.name(), data.Origins[""].String(), "Ở đây phải là một danh sách.", "Sửa select cho đúng danh sách các đơn vị.")
	}
	var units []string
	for i, item := range list {
		value, _ := selectFrom(item, "/"+name)
		unit, _ := value.(string)
		switch unit = clean(unit); {
		case unit == "":
			found.add(fmt.Sprintf("%s/%d", data.Origins[""], i), fmt.Sprintf("Không có trường “%s”.", name), "Ghi tên đơn vị.")
		case !containsFolded(units, unit):
			units = append(units, unit)
		}
	}
	return units, found.err()
}

func (r *Reader) unitsOfFolder(ctx context.Context, s Spec, folder string, q Request) ([]string, error) {
	found := &findings{source: s.name()}
	list, err := r.contributions(ctx, s, folder, q, found)
	if err != nil {
		return nil, err
	}
	units := make([]string, len(list))
	for i, c := range list {
		units[i] = c.unit
	}
	return units, found.err()
}

// path gives where a source lies.
func (r Request) path(s Spec) (string, error) {
	path, err := r.expandPath(s.Path)
	if err != nil {
		return "", flawed(s.name(), "path", viet.Capital(err.Error())+".", "Sửa đường dẫn.")
	}
	return r.within(path), nil
}

// Path gives where a source lies as its description has it, with the values of the placeholders; "" where these have
// none, and where there is no path.
func (r Request) Path(s Spec) string {
	path, err := r.expandPath(s.Path)
	if err != nil {
		return ""
	}
	return path
}

// within makes a relative path one in the request's folder.
func (r Request) within(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(r.Folder, path)
}

// table reads a source that is a table, and finds its columns.
func (r *Reader) table(ctx context.Context, s Spec, path string, q Request) (*table, error) {
	m, err := r.mapping(ctx, s, q)
	if err != nil {
		return nil, err
	}
	g, err := r.grid(ctx, s, path, m, q)
	if err != nil {
		return nil, err
	}
	found := &findings{source: s.name()}
	if m == nil {
		m = g.ownMapping()
		m.checkColumns("query", found)
	}
	if len(g.rows) == 0 {
		return nil, flawed(s.name(), g.place(0, -1), "Không có gì trong bảng.", "Kiểm tra tên trang tính, hoặc bổ sung số liệu.")
	}
	if len(s.Units) > 0 && m.Unit == "" {
		found.add("bảng ghép, unit", "Có danh sách đơn vị nhưng chưa ghi cột nào là đơn vị.", "Ghi unit: tên cột đơn vị.")
	}
	if len(found.flaws) > 0 {
		return nil, found.err()
	}
	t := newTable(g, m, found)
	return t, found.err()
}

// grid reads the rows of a source.
func (r *Reader) grid(ctx context.Context, s Spec, path string, m *Mapping, q Request) (*grid, error) {
	switch s.Type {
	case XLSX:
		b, err := r.books.get(path, func() (*workbook, error) { return openWorkbook(ctx, s.name(), path) })
		if err != nil {
			return nil, err
		}
		sheet, err := q.Expand(m.Sheet)
		if err != nil {
			return nil, flawed(s.name(), "bảng ghép, sheet", viet.Capital(err.Error())+".", "Sửa tên trang tính.")
		}
		return r.grids.get(path+"\x00"+sheet, func() (*grid, error) { return b.grid(ctx, s.name(), sheet) })
	case CSV:
		return r.grids.get(path+"\x00"+m.Separator, func() (*grid, error) { return readCSV(ctx, s.name(), path, m.Separator) })
	}
	return r.query(ctx, s, path, q)
}

// mapping gives the mapping of a source, nil where it needs none.
func (r *Reader) mapping(ctx context.Context, s Spec, q Request) (*Mapping, error) {
	if s.MappingFile == "" {
		return s.Mapping, nil
	}
	path := q.within(s.MappingFile)
	return r.mappings.get(path, func() (*Mapping, error) {
		f, err := readFile(ctx, s.name(), path, maxMapping)
		if err != nil {
			return nil, err
		}
		m, err := ParseMapping(f.data)
		if err != nil {
			return nil, mappingFlaws(s.name(), f.base(), err)
		}
		found := &findings{source: s.name()}
		m.check(f.base(), found)
		return m, found.err()
	})
}

// mappingFlaws tells what is wrong with a mapping file.
func mappingFlaws(source, base string, err error) error {
	found := &findings{source: source}
	problems, _ := errors.AsType[yaml.Problems](err)
	for _, p := range problems {
		place := base
		if p.Line > 0 {
			place = fmt.Sprintf("%s, dòng %d", base, p.Line)
		}
		found.add(place, p.Message, cmp.Or(p.Suggestion, "Sửa bảng ghép theo mẫu mà “vanban inspect” in ra."))
	}
	return found.err()
}

// asFlaws reports whether an error is about the data, and gives its flaws.
func asFlaws(err error, flaws *Flaws) bool { return errors.As(err, flaws) }
