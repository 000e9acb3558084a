// Package vanban is the top of a program that turns structured data into Vietnamese
// administrative documents as Decree 30/2020/NĐ-CP wants them, in Word (DOCX) and PDF
// from one model.
//
// The top package holds no code of the program, only the tests of the whole: the import
// floors, the real documents of testdata/real, the benchmarks and, behind the build tag
// conformance, the comparison with LibreOffice, poppler, MuPDF and the ECMA-376 schemas.
//
// The program lies in the folders, from the doors down to the floor that imports nothing:
//
//	cmd/vanban      the command: serve, render, check, kinds, sample, schema
//	api             the HTTP door, and api/service, the pipeline that all doors share
//	templates       what a kind of document is: decoding, problems, the decree as data,
//	                the parts that forms share, and one folder for each form
//	render          the document model; layout, PDF and DOCX made from it
//	fonts           the embedded faces and what they measure
//	testdata        cases of no single form, above all the real documents
//	docs            architecture, API, decisions, glossary
//
// A package imports only packages of lower floors; imports_test.go has the floors as a
// table and docs/architecture.md walks one request through them.
package vanban
