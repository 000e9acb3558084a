// Package format lists the file formats that a document can be had in. It knows how each
// is made from a document, so that whoever serves documents need not.
package format

import (
	"context"
	"io"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
	"vanban/render/pdf"
)

// Format is one file format.
type Format struct {
	Name string // as users ask for it: "pdf"
	MIME string // media type, without parameters
	Ext  string // of file names, with the dot
	// Encode writes the document to w in this format. The same document gives the same bytes.
	// Nothing that was written before an error is of use.
	Encode func(ctx context.Context, w io.Writer, d *render.Document, o Options) error
}

// Options is what may be asked of a file beyond its format. The zero value is what an agency
// issues. Each option is for one of the formats; the others pass over it.
type Options struct {
	Attached   []pdf.Attachment // files inside a PDF, which makes it PDF/A-3a
	Base       *docx.Base       // the agency's own letterhead that a DOCX is put into; nil for none
	EmbedFonts bool             // a DOCX carries its typeface
	Pages      func(int)        // is told how many pages a PDF has; nil is nobody
}

// Formats lists the formats, the default one first. The PDF is set in the family given; nil
// is the built-in one.
//
// A DOCX names Times New Roman whatever the family: its reader has that face or one of the
// same widths (PL I.I.4 allows no other). What it takes from the layout, the lengths of rules
// and the widths of columns, is therefore always measured with the built-in family, which
// has the widths of Times New Roman.
func Formats(family *fonts.Family) []Format {
	if family == nil {
		family = fonts.Default()
	}
	return []Format{
		{
			Name: "pdf", Ext: ".pdf",
			MIME: "application/pdf",
			Encode: func(ctx context.Context, w io.Writer, d *render.Document, o Options) error {
				return pdf.Write(ctx, w, d, family, pdf.Options{Attached: o.Attached, Pages: o.Pages})
			},
		},
		{
			Name: "docx", Ext: ".docx",
			MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			Encode: func(ctx context.Context, w io.Writer, d *render.Document, o Options) error {
				return encodeDOCX(ctx, w, d, docx.Options{Base: o.Base, EmbedFonts: o.EmbedFonts})
			},
		},
	}
}

func encodeDOCX(ctx context.Context, w io.Writer, d *render.Document, o docx.Options) error {
	r, err := layout.Resolve(ctx, d, fonts.Default())
	if err != nil {
		return err
	}
	return docx.Encode(w, d, r, o)
}
