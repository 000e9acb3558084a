// Package nd30 is Decree 30/2020/NĐ-CP on clerical work as data: the 41 type samples of
// PL I.V, the 29 types of document, the page, the fixed phrases, the checks.
//
// Clauses are cited in one notation, which [InWords] writes in words:
//
//	PL I.II.3c    Annex I, Part I, section II, clause 3, point c
//	PL I-2.II.1c  the same of Part II of the annex; without a number a section is of Part I
//	PL II.V.7     Annex II, which has no parts, section V, clause 7
//	PL I.V.6b     row 6b of the table of PL I.V
//	PL III/1.5    form 1.5 of Annex III
//	Đ13(4)        clause 4 of Article 13; Đ32(2)d is its point d
//
// The tables are not to be changed at run time.
package nd30
