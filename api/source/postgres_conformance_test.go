//go:build conformance

package source_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"vanban/api/source"
	"vanban/api/yaml"
)

// postgres starts a server of its own in a temporary folder, on a socket there, and gives its
// address. A server that is not installed is a failure.
func postgres(t *testing.T) (address string) {
	t.Helper()
	programs, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(programs) == 0 {
		t.Fatal("no PostgreSQL found in /usr/lib/postgresql: install the package postgresql")
	}
	slices.Sort(programs)
	bin := programs[len(programs)-1]
	folder, err := os.MkdirTemp("", "vanban-pg") // the path of a socket must be short
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(folder)) })
	owner := unprivileged(t, folder)
	run := func(name string, args ...string) {
		t.Helper()
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir, c.SysProcAttr = folder, owner
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	data := filepath.Join(folder, "data")
	run("initdb", "-D", data, "-U", "vanban", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	run("pg_ctl", "-D", data, "-w", "-l", filepath.Join(folder, "log"), "-o", "-c listen_addresses='' -c fsync=off -k "+folder, "start")
	t.Cleanup(func() { run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop") })
	return "host=" + folder + " user=vanban dbname=postgres"
}

// unprivileged gives a folder to a user who may run a server: root may not.
func unprivileged(t *testing.T, folder string) *syscall.SysProcAttr {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	must(t, err)
	uid, err := strconv.Atoi(u.Uid)
	must(t, err)
	gid, err := strconv.Atoi(u.Gid)
	must(t, err)
	must(t, os.Chown(folder, uid, gid))
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

// psql runs statements with PostgreSQL's own program.
func psql(t *testing.T, address, statements string) {
	t.Helper()
	c := exec.Command("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", address)
	c.Stdin = strings.NewReader(statements)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("psql: %v\n%s", err, out)
	}
}

// TestPostgres reads a real server.
func TestPostgres(t *testing.T) {
	address := postgres(t)
	psql(t, address, `
CREATE TABLE hs (don_vi text, ten varchar(20), ngay date, luc timestamp, nam int, so bigint, diem numeric(30,12), thuc double precision, dung boolean, ghi text, ma char(4));
INSERT INTO hs VALUES
	('Sở A', 'x', '2022-06-14', '2022-06-14 23:00', 2022, 1, 1.5, 0.1, true, NULL, 'a'),
	('Sở A', 'y', '2022-06-15', '2022-06-15 00:00', 2022, 9007199254740993, 123456789012345678.123456789012, 80.38, false, 'ghi', 'b'),
	('Sở B', 'z', '2022-09-14', '2022-09-14 12:00', 2022, 3, 0.10, 1e15, true, '', 'c');`)
	cases := map[string]struct{ query, more, want, flaw string }{
		"by names": {
			`SELECT ten AS "name", so AS "received/online", diem AS "received/direct", thuc, dung, ghi, ngay, luc, ma FROM hs
			WHERE ngay BETWEEN {{tu_ngay}} AND {{den_ngay}} AND don_vi = {{don_vi}}`, "",
			`[{"dung":false,"ghi":"ghi","luc":"2022-06-15","ma":"b","name":"y","ngay":"2022-06-15","received":{"direct":123456789012345678.123456789012,"online":9007199254740993},"thuc":80.38}]`, "",
		},
		"numbers bound":  {"SELECT count(*) AS n, sum(diem) AS d FROM hs WHERE nam = {{nam}} AND don_vi = 'Sở B'", "", `[{"d":0.1,"n":1}]`, ""},
		"with a mapping": {"SELECT ten, so, diem, ngay FROM hs WHERE ten = 'z'", "as: object\ncolumns: [{column: ten, field: a/b, type: text}, {column: so, field: n, type: integer}, {column: diem, field: d, type: number}, {column: ngay, field: c, type: date}]", `{"a":{"b":"z"},"c":"2022-09-14","d":0.1,"n":3}`, ""},
		"no number":      {"SELECT 'NaN'::numeric AS a", "", "", "kết quả truy vấn, dòng 1, cột “a”"},
		"writing":        {"DELETE FROM hs RETURNING ten", "", "", "read-only transaction"},
		"two statements": {"SELECT 1 AS a; DROP TABLE hs", "", "", "Câu truy vấn không chạy được"},
		"syntax":         {"SELEC 1", "", "", "Câu truy vấn không chạy được"},
		"no such table":  {"SELECT * FROM khong", "", "", "khong"},
		"too many rows":  {"SELECT generate_series(1, 300000) AS i", "", "", "có hơn 200000 dòng"},
		"a list":         {"SELECT ARRAY[1,2] AS a", "columns: [{column: a, field: a, type: number}]", "", "“{1,2}” không phải là số."},
	}
	q := quarter("")
	q.Unit = "Sở A"
	q.Getenv = func(string) string { return address }
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			spec := source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: c.query}
			if c.more != "" {
				spec.Mapping = mapping(t, c.more)
			}
			data, err := readOnce(t.Context(), spec, q)
			if c.flaw != "" {
				expectFlaws(t, data, err, []string{c.flaw})
			} else if got := asJSON(t, data.Value); err != nil || got != c.want {
				t.Errorf("got  %s, %v\nwant %s", got, err, c.want)
			}
		})
	}

	t.Run("injection", func(t *testing.T) {
		q := q
		q.Unit = "x' OR 'a'='a"
		data, err := readOnce(t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT count(*) AS n FROM hs WHERE don_vi = {{don_vi}}"}, q)
		if got := asJSON(t, data.Value); err != nil || got != `[{"n":0}]` {
			t.Errorf("got %s, %v", got, err)
		}
	})
	t.Run("time runs out", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := readOnce(ctx, source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT pg_sleep(30)::text AS a"}, q)
		if !source.Transient(err) || time.Since(start) > 5*time.Second {
			t.Errorf("got %v after %v", err, time.Since(start))
		}
	})
	t.Run("a moment is of its day in the zone", func(t *testing.T) {
		const query = `SELECT luc, luc::date AS ngay, '2022-09-14 20:00'::timestamp AS gio FROM (VALUES ('2022-09-14 20:00+00'::timestamptz)) AS v(luc)`
		for zone, want := range map[*time.Location]string{
			nil:                               `[{"gio":"2022-09-14","luc":"2022-09-15","ngay":"2022-09-15"}]`,
			time.UTC:                          `[{"gio":"2022-09-14","luc":"2022-09-14","ngay":"2022-09-14"}]`,
			time.FixedZone("", -(9*60+30)*60): `[{"gio":"2022-09-14","luc":"2022-09-14","ngay":"2022-09-14"}]`,
			time.FixedZone("", (3*60+59)*60):  `[{"gio":"2022-09-14","luc":"2022-09-14","ngay":"2022-09-14"}]`,
			time.FixedZone("", 4*60*60):       `[{"gio":"2022-09-14","luc":"2022-09-15","ngay":"2022-09-15"}]`,
		} {
			q := q
			q.Zone = zone
			data, err := readOnce(t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: query}, q)
			if got := asJSON(t, data.Value); err != nil || got != want {
				t.Errorf("%v: got %s, %v, want %s", zone, got, err, want)
			}
		}
	})
	t.Run("a locked table", func(t *testing.T) {
		psql(t, address, "CREATE TABLE khoa ()")
		lock := exec.Command("psql", "-X", "-q", "-d", address, "-c", "BEGIN; LOCK TABLE khoa; SELECT pg_sleep(60)")
		must(t, lock.Start())
		defer func() { must(t, lock.Process.Kill()); _ = lock.Wait() }()
		spec := source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT count(*) AS n FROM khoa", Timeout: yaml.Duration(500 * time.Millisecond)}
		var err error
		for range 20 { // until the other has the lock
			if _, err = readOnce(t.Context(), spec, q); err != nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		if late, ok := errors.AsType[*source.Unreachable](err); !ok || !strings.Contains(late.Error(), "quá 500ms chưa đọc xong (timeout)") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no such user", func(t *testing.T) {
		q := q
		q.Getenv = func(string) string { return strings.Replace(address, "user=vanban", "user=ai password=bimat", 1) }
		_, err := readOnce(t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT 1 AS a"}, q)
		if !source.Transient(err) || strings.Contains(err.Error(), "bimat") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("one run", func(t *testing.T) {
		reader := source.NewReader()
		defer func() { must(t, reader.Close()) }()
		spec := source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT don_vi, sum(so) AS n FROM hs GROUP BY 1 ORDER BY 1"}
		units, err := reader.Units(t.Context(), spec, "don_vi", q)
		if err != nil || !slices.Equal(units, []string{"Sở A", "Sở B"}) {
			t.Errorf("got %q, %v", units, err)
		}
		psql(t, address, "DELETE FROM hs")
		if data, err := reader.Read(t.Context(), spec, q); err != nil || data.Rows != 2 {
			t.Errorf("what one run reads has changed: %d rows, %v", data.Rows, err)
		}
	})
}
