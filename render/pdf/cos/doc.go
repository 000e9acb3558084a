// Package cos reads the objects of PDF files (ISO 32000-1, 7.2 to 7.5): what a file is made of, and
// nothing of what it means.
//
// [Open] finds the cross-references of a file, also of one that was signed or updated since
// it was made, and [File.Resolve] reads an object when it is asked for. [Lexer] reads the
// tokens of a content stream or an object without making values of them.
//
// Nothing is mended. A file whose references, lengths or numbers are wrong is refused, because a
// guess would be another document. Whoever made the bytes, reading them ends: how deep values
// are nested, how much a stream inflates to and how many objects there are is bounded, and
// circles are found.
package cos
