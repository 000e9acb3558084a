// Package render is the document model: plain data that every output is made from.
//
// A [Document] is a list of sections, a section a list of blocks, and every block
// refers to a [Style] by its [Role]. The model knows neither the decree nor any file
// format: composition (package templates and below) fills it in, package layout turns
// it into pages, and packages pdf, svg and docx write it down.
//
// The model imports nothing of ours, so anything may import it.
package render
