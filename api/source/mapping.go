package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"vanban/api/yaml"
	"vanban/templates"
)

// maxMapping is how long a mapping file may be.
const maxMapping = 1 << 20

// ParseMapping reads a mapping file: YAML, strictly, so that a misspelt name is found. The error is
// [yaml.Problems], all that is wrong with their lines.
func ParseMapping(data []byte) (*Mapping, error) {
	var m Mapping
	if problems := yaml.Read(data, &m).Problems(); len(problems) > 0 {
		return nil, problems
	}
	return &m, nil
}

// kinds, and the other words that fields of a spec may have.
var (
	types      = []string{string(JSON), string(Folder), string(XLSX), string(CSV), string(SQL)}
	kinds      = []string{"", string(Text), string(Number), string(Integer), string(Date)}
	decimals   = []string{"", ",", "."}
	separators = []string{"", ",", ";", "\t", "|"}
	stops      = []string{"", "blank"}
	shapes     = []string{"", "list", "object"}
	folders    = []string{"", "list", "rows", "units"}
	drivers    = []string{"sqlite", "postgres"}
)

// Check finds what is wrong with the description of a source, before anything is read.
func (s Spec) Check() Flaws {
	found := &findings{source: s.name()}
	s.check(found)
	if s.Mapping != nil {
		s.Mapping.check("mapping", found)
	}
	return found.flaws
}

// name is what messages call the source.
func (s Spec) name() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Path != "":
		return s.Path
	}
	return s.DSNEnv
}

func (s Spec) check(found *findings) {
	oneOf(found, "type", string(s.Type), types)
	if s.Path == "" && (s.Type != SQL || s.Driver == "sqlite" && s.DSNEnv == "") {
		found.add("path", "Chưa có đường dẫn.", "Ghi path của tệp hoặc thư mục.")
	}
	checkPlaceholders(found, "path", s.Path)
	checkPlaceholders(found, "query", s.Query)
	checkPointer(found, "select", s.Select)
	checkPointer(found, "into", s.Into)
	if s.Mapping != nil && s.MappingFile != "" {
		found.add("mapping_file", "Có cả mapping lẫn mapping_file.", "Chỉ để lại một.")
	}
	s.checkType(found)
	for i, u := range s.Units {
		if containsFolded(s.Units[:i], u) {
			found.add("units", fmt.Sprintf("“%s” được ghi hai lần.", u), "Bỏ một lần.")
		}
	}
}

func checkPlaceholders(found *findings, place, text string) {
	for _, w := range unknownPlaceholders(text) {
		found.add(place, w+".", "Sửa lại chỗ điền.")
	}
}

func checkPointer(found *findings, place, pointer string) {
	if pointer != "" && pointer[0] != '/' {
		found.add(place, fmt.Sprintf("“%s” không phải là JSON pointer.", pointer), `Bắt đầu bằng dấu gạch chéo, ví dụ "/data/dossiers".`)
	}
}

// tables are the types of sources that are tables.
var tables = []Type{XLSX, CSV, SQL}

// checkUnused finds what means nothing to the type of the source: it would be passed over.
func (s Spec) checkUnused(found *findings) {
	for _, option := range []struct {
		name  string
		given bool
		types []Type
	}{
		{"select", s.Select != "", []Type{JSON, Folder}},
		{"as", s.As != "", []Type{Folder}},
		{"driver", s.Driver != "", []Type{SQL}},
		{"query", s.Query != "", []Type{SQL}},
		{"dsn_env", s.DSNEnv != "", []Type{SQL}},
		{"other_units", s.OtherUnits, tables},
		{"mapping", s.Mapping != nil, tables},
		{"mapping_file", s.MappingFile != "", tables},
	} {
		if option.given && !slices.Contains(option.types, s.Type) {
			found.add(option.name, fmt.Sprintf("Không dùng được với nguồn kiểu %s.", s.Type), "Bỏ đi, hoặc sửa type.")
		}
	}
}

// checkType checks what only one type of source needs.
func (s Spec) checkType(found *findings) {
	if slices.Contains(types, string(s.Type)) {
		s.checkUnused(found)
	}
	switch s.Type {
	case Folder:
		oneOf(found, "as", s.As, folders)
	case XLSX, CSV:
		if s.Mapping == nil && s.MappingFile == "" {
			found.add("mapping_file", "Chưa có bảng ghép cột với trường.", "Chạy “vanban inspect” với tệp này để có bảng ghép mẫu, xem lại rồi ghi vào mapping_file.")
		}
	case SQL:
		s.checkQuery(found)
	}
}

func (s Spec) checkQuery(found *findings) {
	oneOf(found, "driver", s.Driver, drivers)
	if strings.TrimSpace(s.Query) == "" {
		found.add("query", "Chưa có câu truy vấn.", "Ghi một câu SELECT.")
	}
	if s.Driver == "postgres" && s.DSNEnv == "" {
		found.add("dsn_env", "Chưa có địa chỉ cơ sở dữ liệu.", "Ghi dsn_env: tên biến môi trường chứa địa chỉ; mật khẩu không để trong tệp.")
	}
	if strings.Contains(s.Query, "'{{") || strings.Contains(s.Query, "}}'") {
		found.add("query", "Chỗ điền nằm trong dấu nháy.", "Bỏ dấu nháy: giá trị được truyền riêng, không ghép vào câu lệnh.")
	}
}

// check finds what is wrong with a mapping.
func (m *Mapping) check(place string, found *findings) {
	for _, n := range []int{m.HeaderRow, m.HeaderRows, m.SkipRows} {
		if n < 0 || n > maxLine>>1 {
			found.add(place, fmt.Sprintf("%d không phải là số hàng.", n), "Ghi số hàng từ 1, hoặc bỏ đi.")
		}
	}
	if m.HeaderRows > maxHeaderHeight {
		found.add(place+", header_rows", fmt.Sprintf("Tiêu đề dài quá %d hàng.", maxHeaderHeight), "Ghi số hàng của tiêu đề.")
	}
	oneOf(found, place+", stop", m.Stop, stops)
	oneOf(found, place+", as", m.As, shapes)
	oneOf(found, place+", decimal", m.Decimal, decimals)
	oneOf(found, place+", separator", m.Separator, separators)
	if len(m.Columns) == 0 {
		found.add(place+", columns", "Chưa ghép cột nào.", "Ghi ít nhất một cột với trường của nó.")
	}
	if len(m.Columns) > maxHeaderWidth {
		found.add(place+", columns", "Quá nhiều cột.", fmt.Sprintf("Ghi nhiều nhất %d cột.", maxHeaderWidth))
	}
	m.checkColumns(place, found)
	m.checkPairing(place, found)
	checkPlaceholders(found, place+", sheet", m.Sheet)
	for _, column := range sortedKeys(m.Where) {
		checkPlaceholders(found, place+", where", m.Where[column])
	}
	for _, k := range m.Key {
		if !slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Field == k }) {
			found.add(place+", key", fmt.Sprintf("Không cột nào ghép với trường “%s”.", k), "Ghi tên một trường có trong columns.")
		}
	}
}

func (m *Mapping) checkColumns(place string, found *findings) {
	leaves, branches := map[string]bool{}, map[string]bool{}
	for i, c := range m.Columns {
		at := fmt.Sprintf("%s, columns, mục %d", place, i+1)
		oneOf(found, at+", type", string(c.Type), kinds)
		if _, ok := column(c.Letter); (c.Column == "") == (c.Letter == "") || c.Letter != "" && !ok {
			found.add(at, "Phải ghi đúng một trong hai: column (tên cột) hoặc letter (A, B … XFD).", "Ghi tên cột như trên hàng tiêu đề.")
		}
		if len(c.Values) > 0 && c.Type != Text && c.Type != AsStored {
			found.add(at+", values", fmt.Sprintf("Không dùng được với cột kiểu %s.", c.Type), "Bỏ values, hoặc ghi type: text.")
		}
		c.checkScale(at, found)
		if c.Field == "" || slices.Contains(strings.Split(c.Field, "/"), "") {
			found.add(at+", field", fmt.Sprintf("“%s” không phải là tên trường.", c.Field), `Ghi ví dụ "name" hoặc "received/online".`)
			continue
		}
		if leaves[c.Field] || branches[c.Field] {
			found.add(at+", field", fmt.Sprintf("Trường “%s” đã ghép với cột khác.", c.Field), "Mỗi trường chỉ lấy từ một cột.")
		}
		leaves[c.Field] = true
		for j := range c.Field {
			if c.Field[j] != '/' {
				continue
			}
			if leaves[c.Field[:j]] {
				found.add(at+", field", fmt.Sprintf("Trường “%s” đã là giá trị của cột khác.", c.Field[:j]), "Đặt lại tên trường.")
			}
			branches[c.Field[:j]] = true
		}
	}
}

// oneOf finds a word that is none of those that may stand there.
func oneOf(found *findings, place, word string, words []string) {
	if slices.Contains(words, word) {
		return
	}
	known := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	advice := fmt.Sprintf("Ghi một trong: %s.", quoteList(known))
	if near := templates.Nearest(word, known); near != "" {
		advice = fmt.Sprintf("Có phải “%s”? ", near) + advice
	}
	found.add(place, fmt.Sprintf("“%s” không dùng được ở đây.", word), advice)
}

// quoteList writes a list of names, the first twenty of them.
func quoteList(names []string) string {
	const most = 20
	if len(names) == 0 {
		return "(không có)"
	}
	more := ""
	if len(names) > most {
		names, more = names[:most], ", …"
	}
	return "“" + strings.Join(names, "”, “") + "”" + more
}

// sortedKeys are the keys of a map, in their order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
