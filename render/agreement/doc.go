// Package agreement compares two readings of one document's pages, word for word: ours, and
// that of a word processor that has laid out our DOCX. It tells whether both have the same
// number of pages, which paragraphs have a line that breaks elsewhere, and which lines stand
// elsewhere.
//
// It is a measuring instrument of the tests and no part of the program. It starts nothing and
// reads no file: a reading is what poppler's `pdftotext -raw -bbox` prints, of either PDF. So
// both are measured by one who has made neither.
package agreement
