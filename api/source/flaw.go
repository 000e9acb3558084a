package source

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"vanban/api/yaml"
	"vanban/templates/viet"
)

// Flaw is one thing that is wrong with the data or with how they are described.
type Flaw struct {
	Source     string `json:"source"`               // the name of the source
	Place      string `json:"place,omitempty"`      // "so-lieu.xlsx, trang tính “TTHC”, ô D14"
	Message    string `json:"message"`              // what is wrong
	Suggestion string `json:"suggestion,omitempty"` // what to do
}

// String gives the flaw as one line.
func (f Flaw) String() string {
	line := f.Message
	if f.Place != "" {
		line = f.Place + ": " + line
	}
	if f.Suggestion != "" {
		line += " " + f.Suggestion
	}
	return line
}

// Flaws are all flaws of a source, in its order. As an error they say that no report can be made of
// it until someone has put it right; trying again does not help.
type Flaws []Flaw

// Error gives every flaw on a line of its own.
func (fs Flaws) Error() string { return yaml.Lines(fs) }

// maxFlaws is how many flaws of a source are told one by one.
const maxFlaws = 200

// findings collects the flaws of one source.
type findings struct {
	source string
	flaws  Flaws
	more   int // that are not told one by one
}

func (fs *findings) add(place, message, suggestion string) {
	if len(fs.flaws) == maxFlaws {
		fs.more++
		return
	}
	fs.flaws = append(fs.flaws, Flaw{fs.source, place, message, suggestion})
}

// err gives the flaws as an error, nil when there is none.
func (fs *findings) err() error {
	if len(fs.flaws) == 0 {
		return nil
	}
	if fs.more == 0 {
		return fs.flaws
	}
	return append(fs.flaws, Flaw{fs.source, "", fmt.Sprintf("Còn %s lỗi khác chưa kể ở đây.", viet.Integer(int64(fs.more))), "Sửa những lỗi đã kể rồi đọc lại."})
}

// flawed is the only flaw of a source that cannot be read any further.
func flawed(source, place, message, suggestion string) error {
	return Flaws{{source, place, message, suggestion}}
}

// Unreachable says that a source could not be opened or reached, which may pass.
type Unreachable struct {
	Source string
	Place  string // the path, or the database without its password
	Err    error
}

// Error says what could not be opened, and why.
func (e *Unreachable) Error() string {
	return fmt.Sprintf("%s: không mở được: %v", e.Place, e.Err)
}

// Unwrap gives the cause.
func (e *Unreachable) Unwrap() error { return e.Err }

// Transient reports whether an error of this package, or all that an error joins, may pass when the
// source is read again later: it could not be reached, or time ran out.
func Transient(err error) bool {
	lasting, passing := Split(err)
	return lasting == nil && passing != nil
}

// Split parts an error that may join several of this package ([errors.Join]): what does not pass
// however often the sources are read, and what may. Each is nil when there is none.
func Split(err error) (lasting, passing error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		var stay, pass []error
		for _, one := range all.Unwrap() {
			lasting, passing := Split(one)
			stay, pass = append(stay, lasting), append(pass, passing)
		}
		return errors.Join(stay...), errors.Join(pass...)
	}
	if _, unreachable := errors.AsType[*Unreachable](err); unreachable || timeout(err) {
		return nil, err
	}
	return err, nil
}

// timeout reports whether the caller's time has run out.
func timeout(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

// named puts a source's own name into an error that another one has met first.
func named(err error, source string) error {
	if flaws, ok := errors.AsType[Flaws](err); ok {
		flaws = slices.Clone(flaws)
		for i := range flaws {
			flaws[i].Source = source
		}
		return flaws
	}
	if e, ok := errors.AsType[*Unreachable](err); ok {
		return &Unreachable{source, e.Place, e.Err}
	}
	return err
}
