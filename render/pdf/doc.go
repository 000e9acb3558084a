// Package pdf writes a layout down as a PDF file that is archivable and accessible:
// PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once. With files attached it is PDF/A-3a
// (ISO 19005-3), whose other clauses are the same.
//
// Two makers share the work. The library go-pdf/fpdf makes the file: its pages and their
// sizes, outline, language and metadata; text and lines go into its pages as raw content,
// exactly where layout placed them (pages.go, content.go, outline.go). What fpdf cannot do, a
// finishing step does, which takes fpdf's file apart and writes it anew (shell.go, finish.go):
//
//   - fonts. fpdf parses, subsets and compresses a typeface for each document, which costs
//     ten times as much as all else, and draws two bytes for each letter. Here the faces are
//     prepared once per process as simple fonts of one byte (alphabet.go, font.go, subset.go);
//   - the structure tree, without which a PDF cannot be heard (structure.go);
//   - what PDF/A and PDF/UA ask for beyond that: colour space, identification, viewer
//     preferences, a file identifier (metadata.go, srgb.go);
//   - attached files with what they are to the document (attached.go);
//   - object streams, which keep a tagged file of a thousand small objects as small as an
//     untagged one (objects.go), and compression that makes neither a new writer, as fpdf does,
//     nor a new code for each page (deflate.go, huffman.go).
//
// What is written is checked by package preflight, pages before they are compressed and the rest when
// the file is complete; a broken file is an error, and none of it leaves.
//
// The same layout gives the same bytes: places are integers until they are written, no map
// is walked, and neither clock nor chance is asked.
package pdf
