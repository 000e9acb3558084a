package service

import (
	"fmt"
	"slices"

	"vanban/render/docx"
	"vanban/render/format"
	"vanban/render/pdf"
	"vanban/templates"
)

// Options is what may be asked of a document beyond its format. The zero value is what an
// agency issues.
type Options struct {
	// PDFA is the conformance of a PDF, one of [PDFA]; "" is the first. With 3a the payload is inside
	// the file, as it came, and [Reopen] gives it back.
	PDFA       string
	EmbedFonts bool // a DOCX carries its typeface
	// Draft makes the document in spite of errors, as [Service.Pages] draws it: dots stand for what is missing. Every file
	// has the mark of a draft, whatever the payload says, and a name that begins with [DraftPrefix]; none has a picture
	// of a signature or seal, or the payload inside.
	Draft bool
	// Letterhead is what a DOCX is put into, in the place of that of the agency; nil leaves it at that.
	Letterhead *docx.Base
}

// PDFA lists what a PDF may conform to, the default first: PDF/A-2a is what an agency issues;
// PDF/A-3a has the payload inside, so that the document can be reopened.
var PDFA = [...]string{"2a", "3a"}

// DraftPrefix is what the name of every file of a draft begins with: nobody is to take it for the document.
const DraftPrefix = "DỰ THẢO - "

// levels says what each level of [PDFA] is for. A user who has written another one is always told of both: the one that
// is nearest by its letters may be the one that hands the draft's data to whoever gets the file.
const levels = "2a (để ban hành) hoặc 3a (kèm dữ liệu để mở lại)"

// KnowsPDFA is an [Error] with [OptionUnknown] unless the level is one of [PDFA].
func KnowsPDFA(level string) error {
	if slices.Contains(PDFA[:], level) {
		return nil
	}
	e := &Error{
		Code:       OptionUnknown,
		Message:    fmt.Sprintf("Không có mức PDF/A “%s”.", templates.Shorten(level)),
		Suggestion: "Viết " + levels + ".",
	}
	if level == "" {
		e.Message = "Mức PDF/A để trống."
	}
	return e
}

// extras says of each option which format it is of, and what to tell who asks it of another.
var extras = []struct {
	asked               func(Options) bool
	format              string // name
	message, suggestion string
}{
	{
		func(o Options) bool { return o.PDFA != "" }, "pdf",
		"Mức PDF/A chỉ có ở tệp pdf.",
		"Chọn định dạng pdf, hoặc bỏ lựa chọn mức PDF/A.",
	},
	{
		func(o Options) bool { return o.EmbedFonts }, "docx",
		"Chỉ tệp docx mới cần nhúng phông chữ; tệp pdf luôn có phông chữ bên trong.",
		"Chọn định dạng docx, hoặc bỏ lựa chọn nhúng phông chữ.",
	},
	{
		func(o Options) bool { return o.Letterhead != nil }, "docx",
		"Chỉ tệp docx mới đặt được vào mẫu giấy; tệp pdf là văn bản theo Nghị định.",
		"Chọn định dạng docx, hoặc bỏ mẫu giấy.",
	},
}

// Suit is an [Error] with [OptionUnknown] unless every option that is asked for has a value that
// there is, and is of one of the formats, by name. Where there are several, each takes what is
// of it.
func (o Options) Suit(formats ...string) error {
	if o.PDFA != "" {
		if err := KnowsPDFA(o.PDFA); err != nil {
			return err
		}
	}
	if o.Draft && o.PDFA == PDFA[1] {
		return &Error{
			Code: OptionUnknown, Message: "Bản dự thảo không kèm được dữ liệu trong tệp.",
			Suggestion: "Bỏ mức PDF/A 3a, hoặc bỏ lựa chọn bản dự thảo; dữ liệu thì gửi bằng tệp .json.",
		}
	}
	for _, own := range extras {
		if own.asked(o) && !slices.Contains(formats, own.format) {
			return &Error{Code: OptionUnknown, Message: own.message, Suggestion: own.suggestion}
		}
	}
	return nil
}

// forFormat are the options as formats take them, for a payload of a kind.
func (o *Order) forFormat(kind string) format.Options {
	options := format.Options{EmbedFonts: o.EmbedFonts}
	if o.PDFA == PDFA[1] {
		options.Attached = []pdf.Attachment{{
			Name: kind + payloadSuffix, MIME: "application/json", Description: "Dữ liệu tạo văn bản",
			Relationship: pdf.Source, Data: o.Payload,
		}}
	}
	return options
}

// payloadSuffix ends the name of the payload's file inside a PDF/A-3a. Before it stands the kind,
// which a payload need not tell.
const payloadSuffix = ".vanban.json"
