package schedule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanban/api/source"
	"vanban/templates"
	"vanban/templates/viet"
)

// Change is a figure that is no longer what a report was made of.
type Change struct {
	Pointer string `json:"pointer"`         // in the payload
	Place   string `json:"place,omitempty"` // in the source: "so-lieu.xlsx, trang tính “TTHC”, ô D14"
	From    string `json:"from"`            // as a Vietnamese reads it; "" where there was none
	To      string `json:"to"`              // "" where there is none any more
}

// String says the change in Vietnamese.
func (c Change) String() string {
	place := c.Place
	if place == "" {
		place = c.Pointer
	}
	switch {
	case c.From == "":
		return fmt.Sprintf("%s: thêm %s", place, c.To)
	case c.To == "":
		return fmt.Sprintf("%s: bỏ %s", place, c.From)
	}
	return fmt.Sprintf("%s: %s → %s", place, c.From, c.To)
}

// The most changes that are kept of a report, and that are printed.
const (
	maxChanges   = 200
	changesShown = 10
)

// recheck compares a report that is made with what would be made now. Where a source cannot be reached, nobody can tell.
func (p *pass) recheck(ctx context.Context, j *job) {
	if !p.toRecheck(j) {
		return
	}
	c, f := p.collect(ctx, j)
	if f != nil {
		if !f.transient && ctx.Err() == nil {
			j.Notes = append(j.Notes, "số liệu của báo cáo đã tạo nay không lập lại được: "+f.reasons[0])
		}
		return
	}
	if j.Changes = p.changes(j, c); len(j.Changes) == 0 {
		return
	}
	j.Notes = append(j.Notes, fmt.Sprintf("%s số liệu đã đổi sau khi tạo báo cáo%s", viet.Integer(int64(len(j.Changes))), againText))
	for _, change := range j.Changes[:min(len(j.Changes), changesShown)] {
		j.Notes = append(j.Notes, change.String())
	}
	if more := len(j.Changes) - changesShown; more > 0 {
		j.Notes = append(j.Notes, fmt.Sprintf("… và %s chỗ khác", viet.Integer(int64(more))))
	}
}

// toRecheck reports whether a report is to be compared now, and keeps that it was. A server does it no more often than it
// tries again what has failed: two hundred queries at each tick would be a burden.
func (p *pass) toRecheck(j *job) bool {
	if !p.background {
		return true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Now().Before(p.rechecked[j.key()].Add(j.schedule.Retry.Again)) {
		return false
	}
	p.rechecked[j.key()] = p.Now()
	return true
}

// changes are the figures of a payload that the kept one has not, or has otherwise. What is the same for every period
// says nothing of a period that is over.
func (p *pass) changes(j *job, c Payload) (changes []Change) {
	kept, err1 := treeIn(filepath.Join(j.Folder, payloadName))
	fresh, err2 := parseTree(c.JSON)
	if err := errors.Join(err1, err2); err != nil {
		p.log().Warn("payload not compared", "folder", j.Folder, "error", err)
		return nil
	}
	d := differ{payload: c, pointers: sortedKeys(c.origins)}
	for _, s := range c.Sources {
		i := slices.IndexFunc(j.schedule.Sources, func(spec source.Spec) bool { return spec.Name == s.Name })
		if i >= 0 && (p.choosesRows(j.schedule.Sources[i]) || ofPeriod(j.schedule.Sources[i].Path)) {
			d.compare(s.Into, at(kept, s.Into), at(fresh, s.Into))
		}
	}
	return d.changes
}

// treeIn reads a file of JSON.
func treeIn(name string) (any, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parseTree(data)
}

// at gives what stands at a JSON pointer, nil when nothing does.
func at(tree any, pointer string) any {
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if tree == nil {
			return nil
		}
		s, err := slotOf(tree, templates.Unescape(part))
		if err != nil {
			return nil
		}
		tree = s.get()
	}
	return tree
}

// differ finds what differs between two trees.
type differ struct {
	payload  Payload // the new one
	pointers []string
	changes  []Change
}

// compare compares what stands at a pointer of the new tree with what stood there.
func (d *differ) compare(pointer string, before, now any) {
	was, isObject := before.(*object)
	is, stays := now.(*object)
	if isObject && stays {
		for _, key := range union(was.keys, is.keys) {
			d.compare(pointer+"/"+templates.Escape(key), was.values[key], is.values[key])
		}
		return
	}
	list, isList := before.(*array)
	new, stays := now.(*array)
	if isList && stays {
		d.compareLists(pointer, list.items, new.items)
		return
	}
	if from, to := inWordsOf(before), inWordsOf(now); from != to && len(d.changes) < maxChanges {
		d.changes = append(d.changes, Change{pointer, d.payload.origin(pointer, d.pointers), from, to})
	}
}

// compareLists compares rows by their names, where these tell them apart, so that one that was added changes no other.
func (d *differ) compareLists(pointer string, before, now []any) {
	was, ok1 := namesOf(before)
	is, ok2 := namesOf(now)
	if !ok1 || !ok2 {
		for i := range max(len(before), len(now)) {
			d.compare(fmt.Sprintf("%s/%d", pointer, i), item(before, i), item(now, i))
		}
		return
	}
	for i, name := range is {
		d.compare(fmt.Sprintf("%s/%d", pointer, i), item(before, slices.Index(was, name)), now[i])
	}
	for i, name := range was {
		if !slices.Contains(is, name) && len(d.changes) < maxChanges {
			d.changes = append(d.changes, Change{Pointer: fmt.Sprintf("%s/%d", pointer, i), From: inWordsOf(before[i])})
		}
	}
}

// item is an element of a list, nil of one that there is not.
func item(list []any, i int) any {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

// namesOf are the names of rows; false when there are none, or some have the same.
func namesOf(rows []any) (names []string, ok bool) {
	for _, row := range rows {
		o, isObject := row.(*object)
		if !isObject {
			return nil, false
		}
		name, _ := o.values["name"].(string)
		if name == "" || slices.Contains(names, name) {
			return nil, false
		}
		names = append(names, name)
	}
	return names, true
}

// union are the keys of two objects, each once.
func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, key := range b {
		if !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	return all
}

// inWordsOf writes a value as a Vietnamese reads it: 75.613,1; of a row its name.
func inWordsOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case json.Number:
		return source.Spoken(v.String())
	case string:
		return "“" + templates.Shorten(v) + "”"
	case bool:
		return map[bool]string{true: "có", false: "không"}[v]
	case *object:
		if name, ok := v.values["name"].(string); ok {
			return "“" + templates.Shorten(name) + "”"
		}
		return fmt.Sprintf("một nhóm %d trường", len(v.keys))
	case *array:
		return fmt.Sprintf("một danh sách %d mục", len(v.items))
	}
	return fmt.Sprint(value)
}

// Replaced is the report that another one has taken the place of.
type Replaced struct {
	Folder        string    `json:"folder"` // beside the new one's
	MadeAt        time.Time `json:"made_at"`
	PayloadSHA256 string    `json:"payload_sha256"`
	Changes       []Change  `json:"changes,omitempty"` // of the figures
}

// replaced says what a report that is made once more takes the place of; nil is nothing.
func (p *pass) replaced(j *job, c Payload) *Replaced {
	if j.made == nil {
		return nil
	}
	return &Replaced{
		Folder: filepath.Base(freeName(j.Folder)), MadeAt: j.made.MadeAt,
		PayloadSHA256: j.made.PayloadSHA256, Changes: p.changes(j, c),
	}
}

// same reports whether a report that is there is what would be made now, every file of it.
func (j *job) same(c Payload, files []output) bool {
	if j.made == nil || j.made.PayloadSHA256 != hash(c.JSON) || len(j.made.Files) != len(files) {
		return false
	}
	for i, f := range files {
		kept, err := hashFile(filepath.Join(j.Folder, f.name))
		if err != nil || j.made.Files[i] != entryOf(f.name, f.data) || kept != j.made.Files[i].SHA256 {
			return false
		}
	}
	kept, err := hashFile(filepath.Join(j.Folder, payloadName))
	return err == nil && kept == j.made.PayloadSHA256
}
