package service

import (
	"fmt"

	"vanban/render/format"
	"vanban/render/pdf"
)

// Options is what may be asked of a document beyond its format. The zero value is what an
// agency issues.
type Options struct {
	// PDFA is the conformance of a PDF, one of [PDFA]; "" is the first. With 3a the payload is inside
	// the file, as it came.
	PDFA       string
	EmbedFonts bool // a DOCX carries its typeface
}

// PDFA lists what a PDF may conform to, the default first: PDF/A-2a is what an agency issues;
// PDF/A-3a has the payload inside, so that the document can be reopened.
var PDFA = [...]string{"2a", "3a"}

// options are what the order asks of the format.
func (o *Order) options() (format.Options, error) {
	options := format.Options{EmbedFonts: o.EmbedFonts}
	switch o.PDFA {
	case "", PDFA[0]:
	case PDFA[1]:
		options.Attached = []pdf.Attachment{{
			Name: PayloadName, MIME: "application/json", Description: "Dữ liệu tạo văn bản",
			Relationship: pdf.Source, Data: o.Payload,
		}}
	default:
		return format.Options{}, &Error{
			Code:       OptionUnknown,
			Message:    fmt.Sprintf("Không có mức PDF/A “%s”.", o.PDFA),
			Suggestion: didYouMean(o.PDFA, PDFA[:]),
		}
	}
	return options, nil
}

// PayloadName is the name of the payload's file inside a PDF/A-3a.
const PayloadName = "vanban.json"
