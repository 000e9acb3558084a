package main

import (
	"fmt"

	"vanban/api/service"
)

// mend writes a payload with all mended that is a matter of form, and says what that was and what is left.
func mend(e *env, args []string) error {
	out := e.flags.String("o", "-", "ghi vào `TỆP`; mặc định là đầu ra chuẩn")
	kind := e.flags.String("kind", "", "coi dữ liệu là của `LOẠI` văn bản này khi trường kind không có")
	from := e.materialFlags()
	s, name, payload, err := from.given(e, args)
	if err != nil {
		return err
	}
	if err := e.checkPayloadName(*out, name); err != nil {
		return err
	}
	m, err := s.Mend(e.ctx, service.Order{Kind: *kind, Payload: payload})
	if err != nil {
		return err
	}
	if err := e.write(*out, m.Payload); err != nil {
		return err
	}
	return e.tellMended(name, m)
}

// tellMended prints what was mended, then what is left for a person.
func (e *env) tellMended(name string, m service.Mended) error {
	for _, p := range m.Gone {
		if _, err := fmt.Fprintf(e.stderr, "%s: đã sửa ở %s: %s [%s]\n", name, p.Path, p.Message, ruleOf(p)); err != nil {
			return err
		}
	}
	if err := printProblems(e.stderr, name, m.Payload, m.Report.Problems); err != nil {
		return err
	}
	if !m.Report.Valid {
		return errProblems
	}
	return nil
}
