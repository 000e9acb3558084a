package service

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"vanban/render/format"
	"vanban/templates"
	"vanban/templates/part"
)

// prepareDraft makes of a payload, which may have errors, one that a draft can be made of. It is refused where it could
// not be read, or has what no typeface can draw.
func (s *Service) prepareDraft(d *draft) error {
	if d.of.Slug != "" && !d.of.Has("/draft") {
		return &Error{
			Code: OptionUnknown, Message: fmt.Sprintf("%s không có bản dự thảo.", d.of.Name),
			Suggestion: "Chỉ văn bản đã ban hành mới được sao; bỏ lựa chọn bản dự thảo.",
		}
	}
	if d.payload == nil || slices.ContainsFunc(d.problems, isUndrawable) {
		return refusal(d.problems)
	}
	if d.problems.Failed() {
		d.of.Blank(d.payload)
	}
	part.MakeDraft(d.payload)
	return nil
}

// isUndrawable reports whether a finding is of a character that would be an empty box on paper.
func isUndrawable(p templates.Problem) bool { return p.Rule == ruleGlyph }

// makeDraft makes the file of a draft. Where that fails and the payload has errors, they are the cause, but for a panic.
func (s *Service) makeDraft(ctx context.Context, o *Order, d *draft, f format.Format, options format.Options) (File, error) {
	file, err := s.tryDraft(ctx, o, d, f, options)
	if _, ours := errors.AsType[*panicked](err); ours {
		return File{}, err
	}
	if err != nil && CodeOf(err) == Internal && ctx.Err() == nil && d.problems.Failed() {
		return File{}, refusal(d.problems)
	}
	return file, err
}

// tryDraft composes a draft and makes its file. Both may count on a payload without errors, and so what they do with
// another one is not trusted: a panic is an error.
func (s *Service) tryDraft(ctx context.Context, o *Order, d *draft, f format.Format, options format.Options) (file File, err error) {
	defer rescue(&err, "making a draft")
	docs := d.payload.Compose()
	for _, doc := range docs {
		doc.Name = DraftPrefix + doc.Name
	}
	return s.encode(ctx, o, d.kind, f, docs, options)
}
