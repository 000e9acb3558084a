// Package stat is what a report says with numbers: figures with their totals, shares and
// changes, dossiers of administrative procedures, products of a plan, score sheets and charts.
//
// It takes data as a payload has it, finds what does not agree in it, and makes of it sentences,
// tables and charts. It knows no document: package part puts what it makes on the page. All
// arithmetic is exact; what is printed is rounded half up once, when it is written.
//
// # Sentences
//
// Sentences are made of a few phrases, which stand at the head of the file that uses them, and the
// rows of small tables that say when each is said. A number in a sentence is one of the data, the
// sum, difference or percentage of such, or a year. Before what is counted a number below ten has
// two digits, "03 hồ sơ"; percentages, decimals, measures such as "tỷ đồng" and years have not.
// A comparison follows the number that it is about: "tăng 03 hồ sơ (30%) so với cùng kỳ năm trước";
// nothing has no percentage, and neither has a change of percentages.
//
// A table is read by columns: the numbers of one sort in a column have as many decimal places as one of
// them needs, 40,00 beneath 33,33, where a sentence has 40%.
//
// # What is not known
//
// Data may leave out what follows from the rest, which is then computed. What does not follow is
// unknown: a table shows "…" for it, and "-" for what there is not, such as a share of nothing.
// What a statement needs must be known: a missing figure is an error, never a hole in a report.
//
// Data without rows has been forgotten, unless it says that it may be empty. There is then nothing to
// make a table or a chart of, and a line says so; so it does where a chart would show nothing but zeros.
//
// # What is counted
//
// What comes in whole pieces has whole numbers: a fraction of people is a point that was meant to stand
// between thousands, and an error. A unit is known to be counted by how it begins, "lượt người"; measures,
// rates ("hồ sơ/ngày"), large units ("nghìn người") and averages may have fractions. For any other
// unit a fraction is a warning: no list has all measures.
package stat
