package source

import (
	"time"

	"vanban/api/yaml"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// Type is where figures live.
type Type string

// The types of sources.
const (
	JSON   Type = "json"   // a JSON file
	Folder Type = "folder" // a folder with a JSON file of each unit
	XLSX   Type = "xlsx"   // a workbook
	CSV    Type = "csv"    // a text file with a separator
	SQL    Type = "sql"    // a query to a database
)

// Spec says where figures live and how to read them. Path, Query, the sheet and the values of
// [Mapping.Where] may hold placeholders such as {{ky}}: see [Placeholders].
type Spec struct {
	Name string `json:"name,omitempty" yaml:"name,omitempty"` // what messages call the source; empty is its path
	Type Type   `json:"type" yaml:"type"`

	Path   string   `json:"path,omitempty" yaml:"path,omitempty"`     // of the file, folder or SQLite database; relative to [Request.Folder]
	Select string   `json:"select,omitempty" yaml:"select,omitempty"` // JSON pointer to what is wanted of a JSON file, or of each file of a folder
	As     string   `json:"as,omitempty" yaml:"as,omitempty"`         // of a folder: "list" (the default), "rows": the files' arrays one behind the other, or "units": an object by unit
	Units  []string `json:"units,omitempty" yaml:"units,omitempty"`   // the units that must be there, each once, and no others

	OtherUnits bool `json:"other_units,omitempty" yaml:"other_units,omitempty"` // of a table: it has rows of units, too, for which there are no reports

	Driver string `json:"driver,omitempty" yaml:"driver,omitempty"`   // of a query: "sqlite" or "postgres"
	Query  string `json:"query,omitempty" yaml:"query,omitempty"`     // one statement that only reads; placeholders are bound, never spliced
	DSNEnv string `json:"dsn_env,omitempty" yaml:"dsn_env,omitempty"` // the environment variable with the address of the database

	Mapping     *Mapping `json:"mapping,omitempty" yaml:"mapping,omitempty"`
	MappingFile string   `json:"mapping_file,omitempty" yaml:"mapping_file,omitempty"` // the mapping as a YAML file; relative to [Request.Folder]

	// Timeout is how long reading may take; 0 is [DefaultTimeout].
	Timeout yaml.Duration `json:"timeout,omitempty" yaml:"timeout,omitempty"`

	Standing bool `json:"standing,omitempty" yaml:"standing,omitempty"` // the same for every period, as a plan or a ledger with dates is; not used here

	Into string `json:"into,omitempty" yaml:"into,omitempty"` // JSON pointer to where the figures go in the payload; not used here
}

// Mapping says which table of a source is meant, which of its rows, and which column is which
// field of a record. As a file:
//
//	sheet: TTHC
//	skip_totals: true
//	stop: blank
//	unit: Đơn vị
//	where: {Đơn vị: "{{don_vi}}"}
//	key: [name]
//	columns:
//	  - {column: Lĩnh vực, field: name, type: text, required: true}
//	  - {column: Tiếp nhận / Trực tuyến, field: received/online, type: integer, required: true}
//	  - {column: Tỷ lệ, field: share, type: number}
type Mapping struct {
	Sheet      string `json:"sheet,omitempty" yaml:"sheet,omitempty"`             // of a workbook; empty is its only visible sheet
	HeaderRow  int    `json:"header_row,omitempty" yaml:"header_row,omitempty"`   // the first row of the header, from 1; 0 is the first that has all columns
	HeaderRows int    `json:"header_rows,omitempty" yaml:"header_rows,omitempty"` // how many rows the header has; 0 is as many as its merged cells say
	SkipRows   int    `json:"skip_rows,omitempty" yaml:"skip_rows,omitempty"`     // rows under the header that are no data, as the one with (1), (2), (3)

	Columns []Column          `json:"columns" yaml:"columns"`
	Where   map[string]string `json:"where,omitempty" yaml:"where,omitempty"` // column → value: only rows that have it
	Key     []string          `json:"key,omitempty" yaml:"key,omitempty"`     // fields of which no two records have all in common

	Stop       string   `json:"stop,omitempty" yaml:"stop,omitempty"`               // "blank": the table ends at an empty row; empty: it goes on to the end
	SkipTotals bool     `json:"skip_totals,omitempty" yaml:"skip_totals,omitempty"` // leave out rows named "Tổng cộng", "Tổng số", "Cộng", "Tổng"
	Totals     []string `json:"totals,omitempty" yaml:"totals,omitempty"`           // further names of rows that are left out, as "Toàn tỉnh"
	NotTotals  []string `json:"not_totals,omitempty" yaml:"not_totals,omitempty"`   // names of rows that are data although they begin like sums, as "Tổng số văn bản đã ban hành"

	TotalsDiffer bool `json:"totals_differ,omitempty" yaml:"totals_differ,omitempty"` // rows of sums that are left out are not those of the rows that are read, and not compared with them
	AllowEmpty   bool `json:"allow_empty,omitempty" yaml:"allow_empty,omitempty"`     // no row at all is no flaw

	Decimal   string   `json:"decimal,omitempty" yaml:"decimal,omitempty"`     // what stands before decimals in numbers typed as text: "," or "."; empty: not known
	Separator string   `json:"separator,omitempty" yaml:"separator,omitempty"` // of a CSV file; empty: found by looking
	Blank     []string `json:"blank,omitempty" yaml:"blank,omitempty"`         // texts that mean an empty cell, as "-"
	As        string   `json:"as,omitempty" yaml:"as,omitempty"`               // "list" of records (the default) or "object": exactly one record
	Unit      string   `json:"unit,omitempty" yaml:"unit,omitempty"`           // the column that names the unit, for [Spec.Units]
}

// Column says which field of a record a column gives.
type Column struct {
	Column   string `json:"column,omitempty" yaml:"column,omitempty"` // its header; under a merged one also "Tiếp nhận / Trực tuyến"
	Letter   string `json:"letter,omitempty" yaml:"letter,omitempty"` // or its place, as "D", where headers do not tell columns apart
	Field    string `json:"field" yaml:"field"`                       // in the record, as "name" or "received/online"
	Type     Kind   `json:"type,omitempty" yaml:"type,omitempty"`
	Required bool   `json:"required,omitempty" yaml:"required,omitempty"` // an empty cell is a flaw; otherwise the field is left out

	Round    *int `json:"round,omitempty" yaml:"round,omitempty"`       // of a number: how many decimals are kept; nil: as it is
	Divide   int  `json:"divide,omitempty" yaml:"divide,omitempty"`     // of a number: 10, 100 … by which it is divided first
	Multiply int  `json:"multiply,omitempty" yaml:"multiply,omitempty"` // or multiplied

	Where map[string]string `json:"where,omitempty" yaml:"where,omitempty"` // column → value: the value stands in another row, which has these in place of those of [Mapping.Where], and the key in common: that of the period before

	Values map[string]string `json:"values,omitempty" yaml:"values,omitempty"` // of a text: what stands in the cells → what the field has, as "Hoàn thành" → "done"; anything else is a flaw
}

// Kind is what the cells of a column hold.
type Kind string

// The kinds of columns.
const (
	AsStored Kind = ""        // as the source has it: of a CSV file all is text
	Text     Kind = "text"    // a text
	Number   Kind = "number"  // an exact decimal; "98,5%" is 98.5, however a workbook stores it
	Integer  Kind = "integer" // a whole number: "1.250" can only be 1250
	Date     Kind = "date"    // a day, given as "2022-09-14"
)

// Request says for what report a source is read.
type Request struct {
	Period   period.Period
	From, To viet.Date           // the days whose figures it has, both within
	Unit     string              // the unit it is about, "" when it is about none
	Folder   string              // what relative paths are relative to
	Zone     *time.Location      // in which a database's moments are days; nil is Vietnam's
	Getenv   func(string) string // reads an environment variable; nil has none
}

// Data is what a source gave. Others may read the same: what Value and Origins hold must not be
// changed.
type Data struct {
	Value   any              // a JSON tree: map[string]any, []any, string, json.Number, bool, nil
	Origins map[string]Place // JSON pointer in Value → where it stood
	Hash    string           // "sha256:…" of the file, of a folder's files, of a query's rows
	Rows    int              // how many records, or files of a folder
	Notes   []string         // what else is to be known, in Vietnamese

	Files    []FileHash // of a folder
	Database string     // of a query: "postgres://may-chu:5432/ten", without user and password

	Columns map[string]string // of a table: JSON pointer in a record → how messages call the column
}

// FileHash is a file of a folder.
type FileHash struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
}

// Place is where a value stood. It is put into words only when someone asks: of two hundred thousand
// rows few cells are ever named.
type Place struct {
	grid     *grid
	row, col int
	words    string // where there is no grid
}

// String names the place as a person finds it: "so-lieu.xlsx, trang tính “TTHC”, ô D14".
func (p Place) String() string {
	if p.grid == nil {
		return p.words
	}
	return p.grid.place(p.row, p.col)
}

// Trace is where a value stood, for programs and for who looks it up.
type Trace struct {
	Place string `json:"place"`           // as [Place.String] says it
	File  string `json:"file,omitempty"`  // its name; of a database there is none
	Sheet string `json:"sheet,omitempty"` // of a workbook
	Cell  string `json:"cell,omitempty"`  // "D14"; of a database's rows there is none
	Raw   string `json:"raw,omitempty"`   // what stands in the cell; a percentage with its sign
}

// Trace gives the cell in which a value stood; false for what is no single value, as a row or a whole table.
func (p Place) Trace() (Trace, bool) {
	switch {
	case p.grid == nil:
		return Trace{Place: p.words}, p.words != ""
	case p.row == 0 || p.col < 0:
		return Trace{}, false
	}
	held := p.grid.row(p.row).at(p.col)
	t := Trace{Place: p.String(), File: p.grid.file, Sheet: p.grid.sheet, Raw: held.words()}
	if held.percent {
		t.Raw += "%"
	}
	if t.File != "" {
		t.Cell = cellName(p.row, p.col)
	}
	return t, true
}
