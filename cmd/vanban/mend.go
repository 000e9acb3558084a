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
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	if err := e.checkPayloadName(*out, rest[0]); err != nil {
		return err
	}
	s, err := from.service(e)
	if err != nil {
		return err
	}
	payload, err := e.readPayload(rest[0])
	if err != nil {
		return err
	}
	m, err := s.Mend(e.ctx, service.Order{Kind: *kind, Payload: payload})
	if err != nil {
		return err
	}
	if err := e.write(*out, m.Payload); err != nil {
		return err
	}
	return e.tellMended(rest[0], m)
}

// tellMended prints what was mended, then what is left for a person.
func (e *env) tellMended(name string, m service.Mended) error {
	for _, p := range m.Gone {
		if _, err := fmt.Fprintf(e.stderr, "%s: đã sửa ở %s: %s [%s]\n", name, p.Path, p.Message, p.Rule); err != nil {
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
