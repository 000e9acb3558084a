package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/docx"
	"vanban/render/format"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/lint"
	"vanban/templates/nd30"
	"vanban/templates/profile"
	"vanban/templates/viet"
)

// Config is what documents are made with. The zero value makes every kind with the built-in
// typeface and without a letterhead.
type Config struct {
	Kinds  []templates.Kind // nil is all of them
	Family *fonts.Family    // of the PDF; nil is the built-in one
	Base   *docx.Base       // letterhead of the DOCX; nil is none

	Agencies []Agency // whose profiles payloads may name
}

// Service makes documents of payloads. It holds no state between two calls: any number of
// goroutines may use it.
type Service struct {
	kinds   []templates.Kind
	formats []format.Format
	base    *docx.Base
	family  *fonts.Family

	agencies agencies
}

// New makes a service.
func New(c Config) *Service {
	if c.Kinds == nil {
		c.Kinds = all.Kinds()
	}
	if c.Family == nil {
		c.Family = fonts.Default()
	}
	return &Service{
		kinds: c.Kinds, formats: format.Formats(c.Family), base: c.Base, family: c.Family,
		agencies: newAgencies(c.Agencies),
	}
}

// Kinds lists the kinds of documents, in the order of the decree. The list is the caller's.
func (s *Service) Kinds() []templates.Kind { return slices.Clone(s.kinds) }

// Formats lists the formats, the default one first. The list is the caller's.
func (s *Service) Formats() []format.Format { return slices.Clone(s.formats) }

// Kind finds a kind by its slug. The error is an [Error] with [KindUnknown].
func (s *Service) Kind(slug string) (templates.Kind, error) {
	var slugs []string
	for _, k := range s.kinds {
		if k.Slug == slug {
			return k, nil
		}
		slugs = append(slugs, k.Slug)
	}
	return templates.Kind{}, kindError(slug, slugs)
}

// kindError says that none of the slugs is the word, and which one a clerk means by a name or
// an abbreviation of the decree (Đ7, PL III.I).
func kindError(word string, slugs []string) *Error {
	e := &Error{
		Code:       KindUnknown,
		Message:    fmt.Sprintf("Không có loại văn bản “%s”.", word),
		Suggestion: didYouMean(word, slugs),
	}
	t, ok := typeMeant(word)
	switch {
	case !ok:
	case slices.Contains(slugs, t.Slug):
		e.Message = fmt.Sprintf("Loại văn bản “%s” phải ghi bằng tên không dấu, nối bằng gạch ngang.", word)
		e.Suggestion = fmt.Sprintf("Viết “%s”.", t.Slug)
	default:
		e.Message = fmt.Sprintf("Chưa hỗ trợ loại văn bản “%s”.", t.Name)
		e.Suggestion = "Hiện có: " + strings.Join(slugs, ", ") + "."
	}
	return e
}

// typeMeant is the decree's type whose name, in any spelling, or abbreviation the word is.
func typeMeant(word string) (nd30.Type, bool) {
	if t, ok := nd30.TypeBySlug(viet.Slug(word)); ok {
		return t, true
	}
	rows := slices.Concat(nd30.Types, nd30.Copies)
	i := slices.IndexFunc(rows, func(t nd30.Type) bool { return t.Abbr != "" && viet.Upper(t.Abbr) == viet.Upper(word) })
	if i < 0 {
		return nd30.Type{}, false
	}
	return rows[i], true
}

// Schema is the JSON Schema (2020-12) of a kind's payload, which may name a profile.
func (s *Service) Schema(slug string) ([]byte, error) {
	k, err := s.Kind(slug)
	if err != nil {
		return nil, err
	}
	schema, err := templates.Schema(k, profile.Fields()...)
	if err != nil {
		return nil, fmt.Errorf("making the schema of %s: %w", slug, err)
	}
	return schema, nil
}

// Sample is a complete payload of a kind.
func (s *Service) Sample(slug string) ([]byte, error) {
	k, err := s.Kind(slug)
	return slices.Clone(k.Sample), err
}

// KnowsFormat is an [Error] with [FormatUnknown] unless there is a format of this name.
func (s *Service) KnowsFormat(name string) error {
	_, err := s.format(name)
	return err
}

func (s *Service) format(name string) (format.Format, error) {
	var names []string
	for _, f := range s.formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return format.Format{}, &Error{
		Code:       FormatUnknown,
		Message:    fmt.Sprintf("Không có định dạng “%s”.", name),
		Suggestion: didYouMean(name, names),
	}
}

// didYouMean suggests the nearest name, and lists them all when none is near.
func didYouMean(word string, names []string) string {
	if near := templates.Nearest(word, names); near != "" {
		return fmt.Sprintf("Có phải muốn viết “%s”?", near)
	}
	return "Dùng một trong: " + strings.Join(names, ", ") + "."
}

// Order is a payload and what is to be made of it.
type Order struct {
	Kind    string // slug; "" leaves it to the payload
	Format  string // name; unused by Check
	Payload []byte // JSON
	Options

	// Unstamped leaves the places of the signature and the seal empty that a profile has pictures of, with a remark, for
	// whoever may make documents of an agency and not sign them. The payload's own pictures are drawn.
	Unstamped bool
	// Fits refuses a file by its shape before it is made, with the error that the order is then refused with; nil
	// takes any.
	Fits func(Shape) error
}

// Shape is what is known of a file before it is made.
type Shape struct {
	Ext       string // what its name ends with, as that of [File]
	MIME      string // media type
	Documents int    // in it
}

// shape is that of a file of so many documents in the format.
func shape(f format.Format, documents int) Shape {
	if documents > 1 {
		return Shape{bundleExt(f), MIMEBundle, documents}
	}
	return Shape{f.Ext, f.MIME, documents}
}

// Report says what is wrong with a payload.
type Report struct {
	Kind     string             `json:"kind"`     // slug
	Valid    bool               `json:"valid"`    // a document can be made; there may be warnings
	Problems templates.Problems `json:"problems"` // in the payload's order; never nil
}

// File is a document, complete; or, where files of their own accompany it, the document with them in
// one file, [MIMEBundle], with a list of them, [ManifestName].
type File struct {
	Name     string             // for saving, in Vietnamese, with extension
	Ext      string             // what the name ends with: ".pdf", or "-pdf.zip" for several documents
	MIME     string             // media type
	Members  []Member           // what a file of several documents holds; nil for one document
	Data     []byte             // never shared with another call
	Problems templates.Problems // warnings and remarks, in the payload's order
}

// Check finds everything that is wrong with a payload; on its pages it looks where it has no error. That it cannot be
// used is a report, not an error; the error is an [Error] with [KindUnknown], or the context's.
func (s *Service) Check(ctx context.Context, o Order) (Report, error) {
	d, err := s.open(ctx, o)
	if err != nil {
		return Report{}, err
	}
	switch {
	case d.payload == nil:
	case d.problems.Failed():
		d.lintWords()
	default:
		if err := s.lint(ctx, &d); err != nil {
			return Report{}, err
		}
	}
	return d.report(), nil
}

// report is what is wrong with the payload, as far as anybody would read.
func (d *draft) report() Report {
	ps := d.found().AtMost(templates.MaxProblems)
	if ps == nil {
		ps = templates.Problems{}
	}
	return Report{Kind: d.kind, Valid: !ps.Failed(), Problems: ps}
}

// lint adds what is found on the pages.
func (s *Service) lint(ctx context.Context, d *draft) error {
	for _, doc := range d.payload.Compose() {
		l, err := layout.Compute(ctx, doc, s.family)
		if err != nil {
			return fmt.Errorf("checking the pages: %w", err)
		}
		d.problems = append(d.problems, onPages(doc, l)...)
	}
	return nil
}

// lintWords adds what is found in the words of a payload that has errors. Composition may count on one without, and so
// what it does with another one is not trusted: nothing is found where it panics. A text that is longer than any may be
// is not looked at.
func (d *draft) lintWords() {
	if slices.ContainsFunc(d.problems, func(p templates.Problem) bool { return p.Rule == "shape.max" }) {
		return
	}
	defer func() { _ = recover() }()
	d.of.Blank(d.payload)
	for _, doc := range d.payload.Compose() {
		d.problems = append(d.problems, lint.Words(doc)...)
	}
}

// onPages is what is found on the pages of a document. It is made whatever that is, and so none of it is graver than a
// warning.
func onPages(doc *render.Document, l *layout.Layout) templates.Problems {
	ps := lint.Check(doc, l)
	for i := range ps {
		ps[i].Severity = min(ps[i].Severity, templates.Warning)
	}
	return ps
}

// Render makes a document. What only Check finds, on the pages, is not among the file's
// problems. The error is an [Error] whose problems say what is wrong with the
// payload, of a draft only where it cannot be made in spite of them, or one with [FormatUnknown], [OptionUnknown] or [Internal], or any other when the fault is
// ours or the context has ended.
func (s *Service) Render(ctx context.Context, o Order) (File, error) {
	files, err := s.RenderAll(ctx, o, o.Format)
	if err != nil {
		return File{}, err
	}
	return files[0], nil
}

// RenderAll makes a document in each of the formats, whatever the order's own is: all of them or
// none. The payload is read and checked once. Each format takes the options that are of it. The
// error is as that of [Service.Render].
func (s *Service) RenderAll(ctx context.Context, o Order, formats ...string) ([]File, error) {
	d, err := s.accept(ctx, o)
	if err != nil {
		return nil, err
	}
	chosen, err := s.chosen(formats)
	if err != nil {
		return nil, err
	}
	if err := o.Suit(formats...); err != nil {
		return nil, err
	}
	ps, options := d.problems.AtMost(templates.MaxProblems), o.forFormat(d.kind)
	options.Base = s.letterhead(&o, &d)
	files := make([]File, len(chosen))
	for i, f := range chosen {
		// The document of a long table is large. No variable holds it, so that its memory is free as
		// soon as its pages are drawn.
		if files[i], err = s.make(ctx, &o, &d, f, options); err != nil {
			return nil, err
		}
		files[i].Problems = ps
	}
	return files, nil
}

// make makes the file of a payload.
func (s *Service) make(ctx context.Context, o *Order, d *draft, f format.Format, options format.Options) (File, error) {
	if o.Draft {
		return s.makeDraft(ctx, o, d, f, options)
	}
	return s.encode(ctx, o, d.kind, f, d.payload.Compose(), options)
}

// chosen are the formats of these names.
func (s *Service) chosen(names []string) ([]format.Format, error) {
	formats := make([]format.Format, len(names))
	for i, name := range names {
		f, err := s.format(name)
		if err != nil {
			return nil, err
		}
		formats[i] = f
	}
	return formats, nil
}

// refusal says that no document can be made, and whether the payload could be read at all.
func refusal(ps templates.Problems) *Error {
	if len(ps) == 1 && ps[0].Path == "" && strings.HasPrefix(ps[0].Rule, "json.") {
		return &Error{Code: PayloadMalformed, Problems: ps, Message: ps[0].Message}
	}
	n := 0
	for _, p := range ps {
		if p.Severity == templates.Error {
			n++
		}
	}
	return &Error{
		Code: PayloadInvalid, Problems: ps.AtMost(templates.MaxProblems),
		Message: fmt.Sprintf("Dữ liệu có %d lỗi phải sửa trước khi tạo văn bản.", n),
	}
}

// draft is a payload that was read and checked.
type draft struct {
	kind     string            // slug; "" when the payload does not tell
	of       templates.Kind    // with that slug
	payload  templates.Payload // nil when it could not be decoded
	data     []byte            // what it was decoded from
	problems templates.Problems
	stamp    bool      // profiles give pictures of signature and seal
	fillings []filling // of the payload, then of that inside it
}

// found gives the problems in the payload's order.
func (d *draft) found() templates.Problems { return d.problems.Sort(d.data) }

// open finds the kind, decodes the payload and checks it. The decree's checks need a payload
// that could be read; where the shape of a field is wrong, they are silent about it.
func (s *Service) open(ctx context.Context, o Order) (draft, error) {
	k, data, ps, err := s.identify(o)
	if err != nil || ps != nil {
		return draft{kind: k.Slug, problems: ps}, err
	}
	if err := ctx.Err(); err != nil {
		return draft{}, err
	}
	stamp := !o.Unstamped && !o.Draft
	d := draft{kind: k.Slug, of: k, stamp: stamp}
	data = s.fill(&d, k, data, "", stamp)
	d.payload, err = k.Decode(data)
	shape, _ := errors.AsType[templates.Problems](err)
	if err != nil && shape == nil {
		return draft{}, fmt.Errorf("decoding %s: %w", k.Slug, err)
	}
	d.also(shape)
	if err := ctx.Err(); err != nil || d.payload == nil {
		return d, err
	}
	d.data = data
	d.complete()
	d.also(slices.Concat(d.payload.Validate(), s.checkTexts(d.payload)))
	return d, ctx.Err()
}

// encode makes the file of a document, or of a document and those that accompany it, in memory.
func (s *Service) encode(ctx context.Context, order *Order, kind string, f format.Format, docs []*render.Document, o format.Options) (File, error) {
	if len(docs) == 0 {
		return File{}, fmt.Errorf("making %s: no document", f.Name)
	}
	if order.Fits != nil {
		if err := order.Fits(shape(f, len(docs))); err != nil {
			return File{}, err
		}
	}
	if len(docs) > 1 {
		return s.bundle(ctx, kind, f, docs, o)
	}
	var b bytes.Buffer
	name := docs[0].Name + f.Ext
	if err := f.Encode(ctx, &b, docs[0], o); err != nil {
		return File{}, fault(ctx, f, err)
	}
	return File{Name: name, Ext: f.Ext, MIME: f.MIME, Data: b.Bytes()}, nil
}

// fault says that a file could not be made, or was found to be none that may leave. Nothing is
// wrong with the payload then, and so the user is told that it is us, unless the user has gone.
func fault(ctx context.Context, f format.Format, err error) error {
	err = fmt.Errorf("making %s: %w", f.Name, err)
	if ctx.Err() != nil {
		return err
	}
	return &Error{
		Code: Internal, Err: err,
		Message:    fmt.Sprintf("Không tạo được tệp %s vì lỗi của chương trình, không phải của dữ liệu", f.Name),
		Suggestion: "Báo cho người quản trị, kèm dữ liệu và dòng trên; không có tệp nào được ghi ra.",
	}
}
