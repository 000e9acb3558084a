// Package stat is what a report says with numbers: figures with their totals, shares and
// changes, dossiers of administrative procedures, score sheets and charts.
//
// It takes data as a payload has it, finds what does not agree in it, and makes of it sentences,
// tables and charts. It knows no document: package part puts what it makes on the page. All
// arithmetic is exact; what is printed is rounded half up once, when it is written.
package stat
