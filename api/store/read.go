package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// columns are those of a [Draft].
const columns = "d.id, d.kind, d.title, d.version, d.updated, d.deleted IS NOT NULL"

// row is what a draft is read from.
type row interface{ Scan(...any) error }

func scanDraft(r row, more ...any) (d Draft, err error) {
	var updated int64
	err = r.Scan(append([]any{&d.ID, &d.Kind, &d.Title, &d.Version, &updated, &d.Deleted}, more...)...)
	d.Updated = time.UnixMilli(updated).UTC()
	return d, err
}

// draftOf reads a draft within a change.
func draftOf(ctx context.Context, tx *sql.Tx, id string) (Draft, error) {
	d, err := scanDraft(tx.QueryRowContext(ctx, "SELECT "+columns+" FROM drafts d WHERE d.id = ?", id))
	return d, or(err, ErrUnknown)
}

// or says by its own error that nothing was found.
func or(err, nothing error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nothing
	}
	return err
}

// List gives the drafts, the one that was saved last first: those that are to be seen, or those that are hidden.
func (s *Store) List(ctx context.Context, deleted bool) ([]Draft, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+columns+" FROM drafts d WHERE (d.deleted IS NOT NULL) = ? ORDER BY d.updated DESC, d.id", deleted)
	if err != nil {
		return nil, failed(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells what there is to tell
	drafts := []Draft{}
	for rows.Next() {
		d, err := scanDraft(rows)
		if err != nil {
			return nil, failed(err)
		}
		drafts = append(drafts, d)
	}
	return drafts, failed(rows.Err())
}

// Get gives a draft with its last payload, also one that is hidden. The error is [ErrUnknown] for an id that there is not.
func (s *Store) Get(ctx context.Context, id string) (d Draft, payload []byte, err error) {
	d, err = scanDraft(s.db.QueryRowContext(ctx, "SELECT "+columns+`, v.payload
		FROM drafts d JOIN versions v ON v.draft = d.id AND v.number = d.version WHERE d.id = ?`, id), &payload)
	return d, payload, failed(or(err, ErrUnknown))
}

// Versions gives all versions of a draft, the last one first. The error is [ErrUnknown] for an id that there is not.
func (s *Store) Versions(ctx context.Context, id string) ([]Version, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT number, kind, saved, mark, length(payload) FROM versions WHERE draft = ? ORDER BY number DESC", id)
	if err != nil {
		return nil, failed(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells what there is to tell
	var versions []Version
	for rows.Next() {
		v, err := scanVersion(rows)
		if err != nil {
			return nil, failed(err)
		}
		versions = append(versions, v)
	}
	if err := rows.Err(); err != nil || len(versions) > 0 {
		return versions, failed(err)
	}
	return nil, ErrUnknown
}

// Version gives one version of a draft with its payload. The error is [ErrNoVersion] when there is none of this number.
func (s *Store) Version(ctx context.Context, id string, number int) (v Version, payload []byte, err error) {
	v, err = scanVersion(s.db.QueryRowContext(ctx,
		"SELECT number, kind, saved, mark, length(payload), payload FROM versions WHERE draft = ? AND number = ?", id, number), &payload)
	return v, payload, failed(or(err, ErrNoVersion))
}

func scanVersion(r row, more ...any) (v Version, err error) {
	var saved int64
	err = r.Scan(append([]any{&v.Number, &v.Kind, &saved, &v.Mark, &v.Bytes}, more...)...)
	v.Saved = time.UnixMilli(saved).UTC()
	return v, err
}
