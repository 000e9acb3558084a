// Package period knows the periods that reports are about, and when a report on one is due: the
// window of its figures, the moment it closes, the moments by which the units and the report itself
// must be sent, and which days are working days.
//
// Windows follow Decree 09/2019/NĐ-CP on reports of administrative agencies, Article 12, unless an
// agency says otherwise. The package knows no clock.
package period
