package source

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"vanban/templates/period"
	"vanban/templates/viet"
)

// query reads the rows of a query. Those that are not about one unit are kept for the next one.
func (r *Reader) query(ctx context.Context, s Spec, path string, q Request) (*grid, error) {
	statement, args, err := bind(s, q)
	if err != nil {
		return nil, err
	}
	address, place, err := s.address(path, q)
	if err != nil {
		return nil, err
	}
	zone := q.zone()
	read := func() (*grid, error) {
		db, err := r.bases.get(s.Driver+"\x00"+address+"\x00"+zone.String(), func() (*sql.DB, error) { return open(s, address, place, zone) })
		if err != nil {
			return nil, err
		}
		g, err := runQuery(ctx, db, statement, args, zone)
		if g != nil {
			g.place = resultPlace(s.Name, g.row(1))
			g.base = s.database(address)
		}
		if err != nil {
			return nil, queryError(ctx, s, place, err)
		}
		return g, nil
	}
	key := fmt.Sprintf("%s\x00%s\x00%s\x00%s", s.Name, address, zone, statement)
	if asksUnit(s.Query) {
		return r.ask(key, read)
	}
	return r.grids.get(fmt.Sprintf("%s\x00%q", key, args), read)
}

// ask reads a query that is about one unit, and is not kept. When it is not answered for one, the next
// ones do not wait for it any more.
func (r *Reader) ask(key string, read func() (*grid, error)) (*grid, error) {
	if err, ok := r.silent.Load(key); ok {
		return nil, err.(error) //nolint:forcetypeassert // nothing else is kept there
	}
	g, err := read()
	if late, ok := errors.AsType[*Unreachable](err); ok {
		r.silent.Store(key, error(late))
	}
	return g, err
}

// zone is where the days of a request are.
func (r Request) zone() *time.Location {
	if r.Zone == nil {
		return period.Vietnam()
	}
	return r.Zone
}

// bind replaces every placeholder of the query by one of the database, and gives what is bound
// to them: nothing of a request becomes part of the statement.
func bind(s Spec, q Request) (statement string, args []any, err error) {
	mark := map[string]string{"sqlite": "?", "postgres": "$"}[s.Driver]
	places := map[string]int{}
	var wrong []error
	statement = braced.ReplaceAllStringFunc(s.Query, func(found string) string {
		name := braced.FindStringSubmatch(found)[1]
		if places[name] == 0 {
			value, err := q.value(name)
			if err != nil {
				wrong = append(wrong, err)
			}
			args = append(args, value)
			if s.Driver == "sqlite" && (name == "nam" || name == "quy") {
				args[len(args)-1], _ = strconv.Atoi(value) // it compares numbers and texts as they come
			}
			places[name] = len(args)
		}
		return mark + strconv.Itoa(places[name])
	})
	if err := errors.Join(wrong...); err != nil {
		return "", nil, flawed(s.name(), "query", viet.Capital(err.Error())+".", "Sửa câu truy vấn.")
	}
	return statement, args, nil
}

// address gives how a database is opened, and what messages call it.
func (s Spec) address(path string, q Request) (address, place string, err error) {
	if s.DSNEnv != "" {
		if q.Getenv != nil {
			address = q.Getenv(s.DSNEnv)
		}
		if address == "" {
			return "", "", flawed(s.name(), s.DSNEnv, "Biến môi trường này chưa có địa chỉ cơ sở dữ liệu.", "Đặt biến trước khi chạy.")
		}
		if s.Driver == "postgres" {
			return address, "cơ sở dữ liệu " + s.DSNEnv, nil
		}
		path = q.within(address)
	}
	return path, filepath.Base(path), nil
}

// database names the database at an address, without user and password.
func (s Spec) database(address string) string {
	if s.Driver != "postgres" {
		return "sqlite:" + filepath.Base(address)
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return s.DSNEnv // it has been opened: there is no such address
	}
	return fmt.Sprintf("postgres://%s:%d/%s", config.Host, config.Port, config.Database)
}

// open prepares a database; of a PostgreSQL server nothing is asked yet.
func open(s Spec, address, place string, zone *time.Location) (*sql.DB, error) {
	prepare := map[string]func(Spec, string, string, *time.Location) (*sql.DB, error){"sqlite": openSQLite, "postgres": openPostgres}[s.Driver]
	db, err := prepare(s, address, place, zone)
	if err == nil {
		db.SetMaxOpenConns(maxConnections)
	}
	return db, err
}

// maxConnections is how many queries of one run a database answers at a time.
const maxConnections = 4

// connectTimeout is how long a server may take to answer, where the address does not say so.
const connectTimeout = 15 * time.Second

// openPostgres prepares a server. As every client of it, the driver also looks at the variables and the
// files in which operators keep what an address does not say: PGPASSFILE, PGSSLROOTCERT and their like.
func openPostgres(s Spec, address, place string, zone *time.Location) (*sql.DB, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil { // it may show the address, and that the password
		return nil, flawed(s.name(), place, "Địa chỉ cơ sở dữ liệu viết sai.", "Viết dạng postgres://người-dùng@máy-chủ/tên?sslmode=verify-full.")
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	told := func(name string) bool { return strings.EqualFold(name, "timezone") }
	if !slices.ContainsFunc(slices.Collect(maps.Keys(config.RuntimeParams)), told) {
		config.RuntimeParams["timezone"] = sessionZone(zone)
	}
	return stdlib.OpenDB(*config), nil
}

// sessionZone names a zone to a server, whose own days would be those of wherever it stands. It takes
// the name in POSIX's form, which counts to the west, and knows no summer time here.
func sessionZone(zone *time.Location) string {
	_, seconds := time.Date(2000, 1, 1, 0, 0, 0, 0, zone).Zone()
	east, west, minutes := '+', '-', seconds/60
	if minutes < 0 {
		east, west, minutes = west, east, -minutes
	}
	return fmt.Sprintf("<%c%02d%02d>%c%02d:%02d", east, minutes/60, minutes%60, west, minutes/60, minutes%60)
}

// openSQLite opens a file to read alone. It must be there: none is made.
func openSQLite(s Spec, path, place string, _ *time.Location) (*sql.DB, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreachable(s.name(), path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, flawed(s.name(), path, "Không phải là tệp.", "Ghi đường dẫn của tệp cơ sở dữ liệu SQLite.")
	}
	file := url.URL{
		Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(),
		RawQuery: "mode=ro&_pragma=query_only(1)&_pragma=busy_timeout(5000)",
	}
	db, err := sql.Open("sqlite", file.String())
	if err != nil {
		return nil, &Unreachable{s.name(), place, err}
	}
	return db, nil
}

// runQuery reads all rows of a query in a transaction that can write nothing.
func runQuery(ctx context.Context, db *sql.DB, statement string, args []any, zone *time.Location) (*grid, error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	rows, err := tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells what there is to tell
	g, err := queryGrid(rows, zone)
	return g, errors.Join(err, rows.Err())
}

// queryGrid makes a table of a query's rows: the first row are the names of the columns.
func queryGrid(rows *sql.Rows, zone *time.Location) (*grid, error) {
	columns, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	head := row{n: 1}
	for i, c := range columns {
		head.cells = append(head.cells, cell{col: int32(i), form: text, text: clean(c.Name())})
	}
	g := &grid{rows: []row{head}}
	sum := sha256.New()
	values, targets := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for cells := 0; rows.Next(); {
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		read := row{n: len(g.rows) + 1}
		for i, v := range values {
			if c := databaseCell(v, columns[i].DatabaseTypeName(), zone); c.form != empty {
				c.col = int32(i)
				read.cells = append(read.cells, c)
				fmt.Fprintf(sum, "%d %d %q\n", c.col, c.form, c.text)
			}
		}
		if cells += len(read.cells); len(g.rows) > maxRows || cells > maxCells {
			return nil, errTooManyRows
		}
		fmt.Fprintln(sum)
		g.rows = append(g.rows, read)
	}
	g.hash = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return g, nil
}

// resultPlace tells where a value stands in what a query of a source gave.
func resultPlace(source string, head row) func(row, col int) string {
	result := "kết quả truy vấn"
	if source != "" {
		result += " “" + source + "”"
	}
	return func(row, col int) string {
		switch {
		case row <= 1:
			return result
		case col < 0:
			return fmt.Sprintf("%s, dòng %d", result, row-1)
		}
		return fmt.Sprintf("%s, dòng %d, cột “%s”", result, row-1, head.at(col).text)
	}
}

var errTooManyRows = fmt.Errorf("có hơn %d dòng", maxRows)

// databaseCell gives what a database has in a column of a type. A moment is of the day that it is in the zone;
// a time without zone is of the day that is written.
func databaseCell(v any, typed string, zone *time.Location) cell {
	switch v := v.(type) {
	case nil:
		return cell{}
	case int64:
		return cell{form: number, text: strconv.FormatInt(v, 10)}
	case float64:
		return numberCell(plainBinary(strconv.FormatFloat(v, 'e', -1, 64), 0))
	case bool:
		return cell{form: boolean, text: map[bool]string{true: "TRUE", false: "FALSE"}[v]}
	case time.Time:
		if typed == "TIMESTAMPTZ" {
			v = v.In(zone)
		}
		return cell{form: day, text: v.Format(time.DateOnly)}
	case []byte:
		return databaseCell(string(v), typed, zone)
	case string:
		if typed == "NUMERIC" {
			return numberCell(plain(v, 0))
		}
		if !utf8.ValidString(v) {
			return cell{form: fault, text: "Ô không phải là chữ Unicode (UTF-8)."}
		}
		return textCell(clean(v))
	}
	return cell{form: fault, text: fmt.Sprintf("Kiểu %s chưa đọc được.", typed)}
}

func numberCell(digits string, ok bool) cell {
	if !ok {
		return cell{form: fault, text: "Số không hữu hạn."}
	}
	return cell{form: number, text: digits}
}

// ownMapping takes every column for the field that it is called.
func (g *grid) ownMapping() *Mapping {
	m := &Mapping{}
	for _, c := range g.rows[0].cells {
		m.Columns = append(m.Columns, Column{Column: c.text, Field: c.text})
	}
	return m
}

// queryError tells what cannot be reached from what is wrong with the query.
func queryError(ctx context.Context, s Spec, place string, err error) error {
	if err := stopped(ctx); err != nil {
		return err
	}
	var server *pgconn.PgError
	var file *sqlite.Error
	var connect *pgconn.ConnectError
	switch {
	case errors.Is(err, errTooManyRows):
		return flawed(s.name(), place, "Kết quả "+err.Error()+".", "Thêm điều kiện, hoặc cộng dồn ngay trong câu truy vấn.")
	case errors.As(err, &connect):
		return &Unreachable{s.name(), place, err}
	case errors.As(err, &server):
		if slices.Contains(passing, server.Code[:min(2, len(server.Code))]) {
			return &Unreachable{s.name(), place, err}
		}
	case errors.As(err, &file):
		switch file.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_INTERRUPT:
			return &Unreachable{s.name(), place, err}
		}
	default:
		return &Unreachable{s.name(), place, err}
	}
	return flawed(s.name(), place, "Câu truy vấn không chạy được: "+err.Error()+".", "Sửa câu truy vấn; câu chỉ được đọc, không được ghi.")
}

// passing are the classes of a server's errors that may pass: connection, conflict with others,
// resources, an operator's intervention, the system (PostgreSQL, appendix A).
var passing = []string{"08", "40", "53", "57", "58"}
