// Package nd30 is Decree 30/2020/NĐ-CP on clerical work as data: the 41 type samples of
// PL I.V, the 29 types of document, the page, the fixed phrases, the checks.
//
// Clauses are cited as "PL I.II.3c": Annex I, Part I, section II, clause 3, point c ("PL I-2"
// is its Part II, on copies); "PL III/1.5" is form 1.5 of Annex III and "Đ13(4)" is clause 4
// of Article 13. The tables are not to be changed at run time.
package nd30
