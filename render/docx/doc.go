// Package docx writes a document as a DOCX file that a clerk can go on editing in Word as
// if a colleague had typed it: styles named after roles, a header with a PAGE field, tables
// with repeated header rows, section breaks.
//
// [Encode] writes WordprocessingML (ECMA-376, transitional) straight from the model; the few
// lengths that depend on the width of text or the height of a page it takes from what layout
// resolved. With a [Base], an agency's own letterhead, the document is put into that file
// instead.
//
// A chart is a chart of Word, not a picture: its part refers to a small workbook in the package,
// which opens when a clerk changes the numbers.
//
// On request a document carries its typeface.
//
// Word wants a paragraph between two tables and after a table that ends a section or a
// cell. Where the model has none, the package writes one of [layout.SliverHeight].
package docx
