package service

import (
	"bytes"
	"errors"
	"fmt"

	"vanban/templates"
)

// identify finds the kind of a payload, and gives the payload with its kind in it. Problems
// say that the payload tells no kind, or another one; the error is an [Error] when the order
// itself names a kind that does not exist.
func (s *Service) identify(o Order) (templates.Kind, []byte, templates.Problems, error) {
	slug, err := templates.KindOf(o.Payload)
	ps, _ := errors.AsType[templates.Problems](err)
	if err != nil && ps == nil {
		return templates.Kind{}, nil, nil, fmt.Errorf("reading the kind: %w", err)
	}
	if o.Kind == "" {
		k, more := s.kindInPayload(slug, ps)
		return k, o.Payload, more, nil
	}
	k, err := s.Kind(o.Kind)
	switch {
	case err != nil:
		return templates.Kind{}, nil, nil, err
	case lacksKind(ps):
		return k, withKind(o.Payload, k.Slug), nil, nil
	case ps == nil && slug != k.Slug:
		ps = s.mismatch(slug, k.Slug)
	}
	return k, o.Payload, ps, nil
}

// mismatch says that a payload tells another kind than the order. Only one that exists can be
// ordered instead.
func (s *Service) mismatch(told, ordered string) templates.Problems {
	remedy := fmt.Sprintf("Sửa trường “kind” thành “%s”.", ordered)
	if _, err := s.Kind(told); err == nil {
		remedy = fmt.Sprintf("Chọn loại “%s” khi gửi, hoặc sửa trường “kind” thành “%s”.", told, ordered)
	}
	return kindProblem("kind.mismatch",
		fmt.Sprintf("Dữ liệu ghi loại văn bản “%s”, còn yêu cầu là “%s”.", told, ordered), remedy)
}

// kindInPayload is the kind that the payload itself tells.
func (s *Service) kindInPayload(slug string, ps templates.Problems) (templates.Kind, templates.Problems) {
	if ps != nil {
		return templates.Kind{}, ps
	}
	k, err := s.Kind(slug)
	if e, ok := errors.AsType[*Error](err); ok {
		return k, kindProblem("kind.unknown", e.Message, e.Suggestion)
	}
	return k, nil
}

func kindProblem(rule, message, suggestion string) templates.Problems {
	return templates.Problems{{
		Path: "/kind", Rule: rule, Severity: templates.Error,
		Message: message, Suggestion: suggestion,
	}}
}

// lacksKind tells whether a payload is readable and only does not tell its kind.
func lacksKind(ps templates.Problems) bool {
	return len(ps) == 1 && ps[0].Path == "/kind" && ps[0].Rule == "json.kind"
}

// withKind puts the kind into a JSON object that has none.
func withKind(payload []byte, slug string) []byte {
	before, after, _ := bytes.Cut(payload, []byte("{"))
	field := fmt.Sprintf(`{"kind":%q`, slug)
	if rest := bytes.TrimSpace(after); len(rest) > 0 && rest[0] != '}' {
		field += ","
	}
	return bytes.Join([][]byte{before, after}, []byte(field))
}
