package schedule

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// Manifest says of a report where everything came from. It lies in the report's folder as manifest.json.
type Manifest struct {
	Schedule      string             `json:"schedule"`
	Title         string             `json:"title"`
	Period        period.Period      `json:"period"`
	Unit          string             `json:"unit,omitempty"`
	PayloadSHA256 string             `json:"payload_sha256"` // of payload.json
	TraceSHA256   string             `json:"trace_sha256"`   // of trace.json
	Template      FileEntry          `json:"template"`
	Files         []FileEntry        `json:"files"`
	Sources       []SourceEntry      `json:"sources"`
	Program       string             `json:"program"` // version
	MadeAt        time.Time          `json:"made_at"`
	Warnings      templates.Problems `json:"warnings,omitempty"`
	Notes         []string           `json:"notes,omitempty"`    // on the sources, in Vietnamese
	Replaces      *Replaced          `json:"replaces,omitempty"` // the earlier report, of one that was made once more
}

// FileEntry is a file of a report.
type FileEntry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
}

// SourceEntry is a source of a report as it was when it was read.
type SourceEntry struct {
	Name  string `json:"name"`
	Path  string `json:"path,omitempty"` // as the schedule has it, for this report; a database may have none
	Place string `json:"place"`          // of the figures in it: "so-lieu.xlsx, trang tính “TTHC”"
	Into  string `json:"into"`           // JSON pointer in payload.json
	Hash  string `json:"hash"`
	Rows  int    `json:"rows"`

	Mapping  *FileEntry        `json:"mapping,omitempty"`      // of a table: the file that says which column is which field, or the part of the schedule
	Files    []source.FileHash `json:"files,omitempty"`        // of a folder
	Database string            `json:"database,omitempty"`     // of a query, without user and password
	Query    string            `json:"query,omitempty"`        // as the schedule has it
	QueryArg map[string]string `json:"query_values,omitempty"` // what the query's placeholders stood for

	ReadAt time.Time `json:"read_at"`
}

// Failure says why a report was not made. It lies beside where its folder would be, until it is made.
type Failure struct {
	Schedule string        `json:"schedule"`
	Title    string        `json:"title"`
	Period   period.Period `json:"period"`
	Unit     string        `json:"unit,omitempty"`
	FailedAt time.Time     `json:"failed_at"`
	Attempts int           `json:"attempts"`
	Partial  bool          `json:"partial,omitempty"` // reports of units were made all the same
	Reasons  []string      `json:"reasons"`
}

// The names of the files that are beside the documents.
const (
	payloadName  = "payload.json"
	manifestName = "manifest.json"
	traceName    = "trace.json"
	failedSuffix = ".failed.json"
	stateFolder  = ".vanban"
)

// store is the folder of the reports.
type store struct{ output string }

// folder is where a report lies: output/schedule/period, and in it one for each unit.
func (s store) folder(schedule string, p period.Period, unit string) string {
	folder := filepath.Join(s.output, schedule, strings.ReplaceAll(p.String(), "/", "_"))
	if unit == "" {
		return folder
	}
	return filepath.Join(folder, viet.Slug(unit))
}

// readJSON fills target from a file; false means that there is no such file.
func readJSON(name string, target any) (bool, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal(data, target)
	}
	if err != nil {
		return false, fmt.Errorf("không đọc được %s: %s", name, whole.Why(err))
	}
	return true, nil
}

// encodeJSON writes a value for people to read, too.
func encodeJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(value)
	return b.Bytes(), err
}

// entryOf is a file as the manifest has it.
func entryOf(name string, data []byte) FileEntry {
	return FileEntry{Name: name, SHA256: hash(data), Size: len(data)}
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// hashFile is the hash of what is in a file.
func hashFile(name string) (string, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return "", cmp.Or(err, errNoFile)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // only read
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// errNoFile says that a path leads to a folder, a pipe or a device, which may never end.
var errNoFile = errors.New("không phải là tệp")

// output is a file to be written.
type output struct {
	name string
	data []byte
}

// errMade says that another run has made the report meanwhile.
var errMade = errors.New("báo cáo đã được tạo ở một lần chạy khác")

// commit writes the files of a report so that its folder is there with all of them or not at all. With again, an
// earlier report is kept as "…truoc-1", "…truoc-2" beside it; without, errMade says that there is one.
func (s store) commit(folder string, files []output, again bool) error {
	parent := filepath.Dir(folder)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, whole.Prefix+filepath.Base(folder)+"-")
	if err != nil {
		return err
	}
	err = writeFiles(temp, files)
	switch {
	case err != nil:
	case again:
		err = replace(temp, folder)
	default:
		err = place(temp, folder)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(temp))
	}
	whole.SyncFolder(parent)
	return nil
}

// place renames what was written to a report's folder. There may be one: then errMade says that it is a report.
func place(temp, folder string) error {
	err := os.Rename(temp, folder)
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, there := os.Stat(filepath.Join(folder, manifestName)); there == nil {
		return errMade
	}
	return fmt.Errorf("thư mục %s đã có nhưng không phải là báo cáo (không có %s): dời nó đi", folder, manifestName)
}

// replace puts what was written in the place of an earlier report, which is kept; when that fails, the earlier one
// stays where it was.
func replace(temp, folder string) error {
	aside, err := setAside(folder)
	if err != nil {
		return err
	}
	if err = os.Rename(temp, folder); err != nil && aside != "" {
		err = errors.Join(err, os.Rename(aside, folder))
	}
	return err
}

// writeFiles writes the files of a report into its folder, and nowhere else.
func writeFiles(folder string, files []output) error {
	for _, f := range files {
		if !filepath.IsLocal(f.name) || strings.ContainsAny(f.name, `/\`) {
			return fmt.Errorf("tên tệp %q không nằm trong thư mục báo cáo", f.name)
		}
		if err := writeSynced(filepath.Join(folder, f.name), f.data); err != nil {
			return err
		}
	}
	whole.SyncFolder(folder)
	return os.Chmod(folder, 0o755) // a temporary one is its owner's alone
}

// writeSynced writes a file that outlasts a power cut.
func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// freeName is the first name that is free for an earlier report beside a folder.
func freeName(folder string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.truoc-%d", folder, n)
		if _, err := os.Lstat(name); err != nil {
			return name
		}
	}
}

// setAside renames an earlier report to the first name that is free, and gives that name; "" when there is none.
func setAside(folder string) (string, error) {
	for {
		name := freeName(folder)
		err := os.Rename(folder, name)
		switch {
		case err == nil:
			return name, nil
		case errors.Is(err, fs.ErrNotExist):
			return "", nil
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
	}
}

// save writes a single file beside the reports, whole or not at all.
func (s store) save(name string, value any) error {
	data, err := encodeJSON(value)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return whole.WriteFile(name, data)
}

// stale is how old what a run has begun must be to be what a crash has left.
const stale = time.Hour

// clean removes what a crash has left in a folder.
func (s store) clean(folder string, now time.Time) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		info, gone := e.Info()
		if gone != nil || !strings.HasPrefix(e.Name(), whole.Prefix) || now.Sub(info.ModTime()) < stale {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
	}
	return err
}

// told is the mark that an event has arrived.
func (s store) told(id string) string { return filepath.Join(s.output, stateFolder, "told", id) }

// unitsFile lists the units of a period all of whose reports are made, so that their source need not be
// read again.
func (s store) unitsFile(schedule string, p period.Period) string {
	return filepath.Join(s.folder(schedule, p, ""), "units.json")
}
