package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Draft is a draft as a list shows it.
type Draft struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind"`
	Title   string    `json:"title"`
	Version int       `json:"version"` // how often it has been saved
	Updated time.Time `json:"updated"` // when it was saved last
	Deleted bool      `json:"deleted"` // it is hidden
}

// Version is a state of a draft that can be had back.
type Version struct {
	Number int       `json:"version"`
	Kind   string    `json:"kind"`
	Saved  time.Time `json:"saved"`
	Mark   string    `json:"mark"` // why a person wants to find it again; "" for none
	Bytes  int       `json:"bytes"`
}

// Content is what is saved of a draft.
type Content struct {
	Kind    string
	Title   string
	Mark    string // "" unless a person wants to find this version again
	Payload []byte // comes back as it is; not empty
}

// latest is the last version of a draft, and what is to be known of the draft to save another.
type latest struct {
	number       int
	began, saved int64
	mark         string
	kept, same   bool // same: its content is what is to be saved
}

// Create saves a new draft under an id that the caller has made. Where there is one of this id already the error is
// [Stale], unless it has the very same content: a caller who has not heard the answer may ask again.
func (s *Store) Create(ctx context.Context, id string, c Content) (Draft, error) {
	return s.save(ctx, id, 0, c)
}

// Update saves a draft that was read, or saved, as a version. When it has another version by now the error is [Stale],
// unless its content is the very same; the version that has come between is then kept for good. A draft that is hidden
// is shown again. The error is [ErrUnknown] for an id that there is not.
//
// The same content makes no version. A save that follows soon takes the place of the one before, as the policy of fold says.
func (s *Store) Update(ctx context.Context, id string, version int, c Content) (Draft, error) {
	return s.save(ctx, id, version, c)
}

// save saves a draft of a version, 0 for one that is not there yet.
func (s *Store) save(ctx context.Context, id string, version int, c Content) (d Draft, err error) {
	stale := 0 // the version that is in the way
	err = s.change(ctx, func(tx *sql.Tx) error {
		now := s.now().UnixMilli()
		l, err := lastOf(ctx, tx, id, c)
		switch {
		case errors.Is(err, sql.ErrNoRows) && version == 0:
			err = create(ctx, tx, id, now, c)
		case errors.Is(err, sql.ErrNoRows):
			return ErrUnknown
		case err != nil:
			return err
		case l.same:
			err = touch(ctx, tx, id, l, c)
		case l.number != version:
			stale = l.number
			return keep(ctx, tx, id, l.number)
		default:
			err = add(ctx, tx, id, l, now, c)
		}
		if err != nil {
			return err
		}
		d, err = draftOf(ctx, tx, id)
		return err
	})
	if err == nil && stale > 0 {
		return Draft{}, &Stale{stale}
	}
	return d, err
}

// lastOf gives the last version of a draft; [sql.ErrNoRows] where there is no draft.
func lastOf(ctx context.Context, tx *sql.Tx, id string, c Content) (l latest, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT v.number, v.began, v.saved, v.mark, v.kept, v.payload = ? AND v.kind = ?
		FROM drafts d JOIN versions v ON v.draft = d.id AND v.number = d.version
		WHERE d.id = ?`, c.Payload, c.Kind, id).Scan(&l.number, &l.began, &l.saved, &l.mark, &l.kept, &l.same)
	return l, err
}

func create(ctx context.Context, tx *sql.Tx, id string, now int64, c Content) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO drafts (id, kind, title, version, updated) VALUES (?, ?, ?, 1, ?)", id, c.Kind, c.Title, now)
	if err != nil {
		return err
	}
	return insert(ctx, tx, id, 1, now, true, c)
}

// insert adds a version.
func insert(ctx context.Context, tx *sql.Tx, id string, number int, now int64, kept bool, c Content) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO versions (draft, number, kind, began, saved, mark, kept, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		id, number, c.Kind, now, now, c.Mark, kept, c.Payload)
	return err
}

// touch saves what is new of a draft whose content is not: its title and a mark, and that it is to be seen.
func touch(ctx context.Context, tx *sql.Tx, id string, l latest, c Content) error {
	if _, err := tx.ExecContext(ctx, "UPDATE drafts SET title = ?, deleted = NULL WHERE id = ?", c.Title, id); err != nil {
		return err
	}
	if c.Mark == "" || c.Mark == l.mark {
		return nil
	}
	mark := c.Mark
	if l.mark != "" {
		mark = l.mark + "; " + c.Mark
	}
	_, err := tx.ExecContext(ctx, "UPDATE versions SET mark = ? WHERE draft = ? AND number = ?", mark, id, l.number)
	return err
}

// keep sees to it that a version stays: somebody was about to replace it without having read it.
func keep(ctx context.Context, tx *sql.Tx, id string, number int) error {
	_, err := tx.ExecContext(ctx, "UPDATE versions SET kept = 1 WHERE draft = ? AND number = ?", id, number)
	return err
}

// add saves new content as the next version. Where it takes the place of the one before, that number is there no more.
func add(ctx context.Context, tx *sql.Tx, id string, l latest, now int64, c Content) error {
	next := l.number + 1
	if _, err := tx.ExecContext(ctx, "UPDATE drafts SET kind = ?, title = ?, version = ?, updated = ?, deleted = NULL WHERE id = ?",
		c.Kind, c.Title, next, now, id); err != nil {
		return err
	}
	if !fold(l, now, c) {
		return insert(ctx, tx, id, next, now, !soon(l.saved, now), c)
	}
	_, err := tx.ExecContext(ctx, "UPDATE versions SET number = ?, kind = ?, saved = ?, payload = ? WHERE draft = ? AND number = ?",
		next, c.Kind, now, c.Payload, id, l.number)
	return err
}

// foldWithin is how long the saves of one version may go on: of an afternoon's work there is a version for every two
// minutes, and not one for every word.
const foldWithin = 2 * time.Minute

// fold reports whether new content takes the place of the last version. Versions with a mark stay, and so do the first one
// of a sitting, which begins when nothing has been saved for a while, and one that somebody else has not seen.
func fold(l latest, now int64, c Content) bool {
	return l.mark == "" && c.Mark == "" && !l.kept && soon(l.began, now)
}

// soon reports whether a time lies not long before now. A clock that was put back makes no time soon.
func soon(then, now int64) bool {
	age := time.Duration(now-then) * time.Millisecond
	return 0 <= age && age < foldWithin
}

// Delete hides a draft, and Restore shows it again. The error is [ErrUnknown] for an id that there is not.
func (s *Store) Delete(ctx context.Context, id string) (Draft, error) {
	return s.hide(ctx, id, s.now().UnixMilli())
}

// Restore shows a draft that was hidden.
func (s *Store) Restore(ctx context.Context, id string) (Draft, error) { return s.hide(ctx, id, nil) }

// hide sets when a draft was hidden, nil for one that is not.
func (s *Store) hide(ctx context.Context, id string, deleted any) (d Draft, err error) {
	err = s.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE drafts SET deleted = ? WHERE id = ?", deleted, id); err != nil {
			return err
		}
		d, err = draftOf(ctx, tx, id)
		return err
	})
	return d, err
}
