package vanban_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/fonts"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// pageFigure is something of which the decree says how long, how large or where it is, and that can be measured
// on a page.
type pageFigure struct {
	rule  string // id of the check in templates/nd30, which has the clause
	what  string
	unit  unit
	asked []span // one of them; an end that is no number is that of the Government's forms
	of    func(*printed) []place
	spoil func(*proof) // makes it wrong, to show that it would be found
}

// span is from the least to the greatest value that is allowed.
type span struct{ low, high float64 }

// place is a value and where it was measured.
type place struct {
	value float64
	at    string
}

// unit is what a figure counts in, and how exact it has to be.
type unit struct {
	name  string
	slack float64
}

var (
	inMM     = unit{"mm", 0.5}
	inPoints = unit{"pt", 0.25}
	inParts  = unit{"", 0.005} // of something else
	inLines  = unit{"lines", 0.015}
	roughly  = unit{"", 0.02} // of the text's width, where the forms differ by as much
	inNumber = unit{"", 0}    // how many, or how many are wrong
)

// fullest is the figure that needs a page full of text.
const fullest = "bottom margin of the fullest page, in sections of 5 pages or more without tables and charts"

// Common bounds.
var (
	nought     = []span{{0, 0}}
	once       = []span{{1, 1}}
	twelveUp   = []span{{12, 13}}
	thirteenUp = []span{{13, 14}}
	halfOrLess = []span{{1. / 3, 1. / 2}}
	indents    = []span{{10, 10}, {12.7, 12.7}}
	infinite   = math.Inf(1)

	asForms        = []span{{math.NaN(), math.NaN()}}
	asFormsAtLeast = []span{{math.NaN(), infinite}}
)

// figures are all that is measured, in the order of a document.
var figures = []pageFigure{
	{"PG01", "paper, short side", inMM, []span{{210, 210}}, paper(shortSide), widen(5)},
	{"PG01", "paper, long side", inMM, []span{{297, 297}}, paper(longSide), heighten(5)},
	{"PG03", "top margin: from the paper's edge to the first line", inMM, []span{{20, 25}}, topMargin, move(0, -6)},
	{"PG04", "bottom margin: from the last line of a page to the paper's edge, at least", inMM, []span{{20, infinite}}, bottomMargin, move(0, 250)},
	{"PG04", fullest, inMM, []span{{20, 25}}, fullestPage, move(0, -7)},
	{"PG05", "left margin", inMM, []span{{30, 35}}, margins(leftMargin), move(-3, 0)},
	{"PG05", "leftmost text of a page, at least", inMM, []span{{30, infinite}}, outermost(leftMargin), move(-30, 0)},
	{"PG06", "right margin", inMM, []span{{15, 20}}, margins(rightMargin), move(7, 0)},
	{"PG06", "rightmost text of a page, at least", inMM, []span{{15, infinite}}, outermost(rightMargin), move(40, 0)},
	{"TY03", "pieces of text that are not black, marks of urgency apart", inNumber, nought, coloured, paint(nd30.NoiNhan)},
	{"TY04", "size of type outside tables", inPoints, []span{{10, 14}}, anySize, resize(15, nd30.TenLoai)},
	{"TY05", "Tiêu ngữ greater than Quốc hiệu by", inPoints, []span{{1, 1}}, sizeOver(tieuNgu, quocHieu), resize(12, nd30.QuocHieu)},
	{"TY05", "place and date greater than Quốc hiệu by", inPoints, []span{{1, 1}}, sizeOver(thoiGian, quocHieu), resize(13, nd30.DiaDanhThoiGian)},
	{"TY05", "title greater than Tiêu ngữ by", inPoints, nought, sizeOver(tenLoai, tieuNgu), resize(13, nd30.TenLoai)},
	{"PN01", "page number: from the paper's upper edge to its foot", inMM, []span{{5, 20}}, ofNumbers(numberFoot), moveNumbers(0, 6)},
	{"PN02", "page number: from the middle of the text", inMM, nought, numberCentre, moveNumbers(3, 0)},
	{"PN03", "page number: size", inPoints, thirteenUp, ofNumbers((*row).size), resizeNumbers(12)},
	{"PN03", "page number: bold or italic pieces", inNumber, nought, ofNumbers(notFace(false, false)), embolden},
	{"PN04", "page numbers on the first page of a section", inNumber, nought, firstNumbers, numberFirst},
	{"PN05", "page number shown, less the one that is due", inNumber, nought, numberOrder, misnumber},

	{"QH01", "Quốc hiệu: its middle, in parts of the text's width from the left", inParts, []span{{0.5, 1}}, acrossText(quocHieu), move(-50, 0, nd30.QuocHieu)},
	{"QH01", "Quốc hiệu: its middle, where the date is 5 mm shorter", inParts, asForms, shortDated(acrossText(quocHieu)), move(-5, 0, nd30.QuocHieu)},
	{"QH01", "Quốc hiệu: free room to the agency, at least", inMM, []span{{4, infinite}}, roomBetween([]component{chuQuan, banHanh}, quocHieu, tieuNgu), move(-30, 0, nd30.QuocHieu)},
	{"QH01", "Quốc hiệu: lower than the first line of the agency", inPoints, nought, alone(headLevel), move(0, 1, nd30.QuocHieu)},
	{"QH02", "Quốc hiệu: size", inPoints, twelveUp, sizes(quocHieu), resize(14, nd30.QuocHieu)},
	{"QH02", "Quốc hiệu: pieces not bold and upright", inNumber, nought, faces(quocHieu, true, false), face(true, true, nd30.QuocHieu)},
	{"QH02", "Quốc hiệu: lines", inNumber, once, lines(quocHieu), divide(nd30.QuocHieu)},
	{"TN01", "Tiêu ngữ: from the middle of Quốc hiệu", inMM, nought, centredOn(tieuNgu, quocHieu), move(2, 0, nd30.TieuNgu)},
	{"TN02", "Tiêu ngữ: size", inPoints, thirteenUp, sizes(tieuNgu), resize(12, nd30.TieuNgu)},
	{"TN02", "Tiêu ngữ: pieces not bold and upright", inNumber, nought, faces(tieuNgu, true, false), face(true, true, nd30.TieuNgu)},
	{"TN03", "rule under Tiêu ngữ: longer than its text by", inMM, nought, ruleOver(tieuNgu), stretchRules(1.05)},
	{"TN03", "rule under Tiêu ngữ: from the middle of its text", inMM, nought, ruleCentre(tieuNgu), moveRules(1)},
	{"TN04", "Tiêu ngữ: gap to Quốc hiệu beyond single spacing", inPoints, []span{{-1.2, 0}}, gapTo(tieuNgu, quocHieu), move(0, 1, nd30.TieuNgu)},
	{"CQ02", "superior agency: size", inPoints, twelveUp, sizes(chuQuan), resize(14, nd30.CoQuanChuQuan)},
	{"CQ02", "superior agency: pieces bold or italic", inNumber, nought, faces(chuQuan, false, false), face(true, false, nd30.CoQuanChuQuan)},
	{"CQ03", "agency: size", inPoints, twelveUp, sizes(banHanh), resize(14, nd30.CoQuanBanHanh)},
	{"CQ03", "agency: pieces not bold and upright", inNumber, nought, faces(banHanh, true, false), face(false, false, nd30.CoQuanBanHanh)},
	{"CQ03", "agency: lines from the middle of the superior one", inMM, nought, centredOn(banHanh, chuQuan), move(2, 0, nd30.CoQuanBanHanh)},
	{"CQ03", "agency: gap to the superior one beyond single spacing", inPoints, nought, gapTo(banHanh, chuQuan), move(0, 1, nd30.CoQuanBanHanh)},
	{"CQ04", "rule under the agency, in parts of its longest line", inParts, halfOrLess, rulePart(banHanh), stretchRules(1.5)},
	{"CQ04", "rule under the agency: from the middle of its text", inMM, nought, ruleCentre(banHanh), moveRules(1)},
	{"CQ07", "agency greater than Quốc hiệu by", inPoints, nought, sizeOver(banHanh, quocHieu), resize(12, nd30.CoQuanBanHanh)},
	{"CQ07", "agency: its middle, in parts of the text's width from the left", roughly, asForms, acrossText(banHanh), move(5, 0, nd30.CoQuanBanHanh)},
	{"TN03", "rules under Tiêu ngữ, agency and trích yếu: below the baseline of their text", inPoints, asForms, ruleBelow, move(0, -2)},
	{"SO02", "number and symbol: size", inPoints, []span{{13, 13}}, sizes(soKyHieu), resize(12, nd30.SoKyHieu)},
	{"SO02", "number and symbol: pieces bold or italic", inNumber, nought, faces(soKyHieu, false, false), face(false, true, nd30.SoKyHieu)},
	{"SO02", "number and symbol: from the middle of the agency", inMM, nought, centredOn(soKyHieu, banHanh), move(2, 0, nd30.SoKyHieu)},
	{"DD05", "place and date: size", inPoints, thirteenUp, sizes(thoiGian), resize(12, nd30.DiaDanhThoiGian)},
	{"DD05", "place and date: pieces not italic, or bold", inNumber, nought, faces(thoiGian, false, true), face(false, false, nd30.DiaDanhThoiGian)},
	{"DD06", "place and date: lower than the number", inPoints, nought, level(thoiGian, soKyHieu), move(0, 1, nd30.DiaDanhThoiGian)},
	{"DD06", "place and date: free room to the number, at least", inMM, []span{{4, infinite}}, roomBetween([]component{soKyHieu}, thoiGian), move(-40, 0, nd30.DiaDanhThoiGian)},
	{"DD06", "place and date: lines", inNumber, once, lines(thoiGian), divide(nd30.DiaDanhThoiGian)},
	{"DD06", "place and date: from the middle of Quốc hiệu", inMM, nought, centredOn(thoiGian, quocHieu), move(2, 0, nd30.DiaDanhThoiGian)},
	{"DD06", "place and date: below Tiêu ngữ, at least", inPoints, asFormsAtLeast, large(below(thoiGian, tieuNgu)), move(0, 1, nd30.TieuNgu)},
	{"TY13", "V/v: size", inPoints, twelveUp, sizes(veViec), resize(14, nd30.TrichYeuCongVan)},
	{"TY13", "V/v: pieces bold or italic", inNumber, nought, faces(veViec, false, false), face(true, false, nd30.TrichYeuCongVan)},
	{"TY13", "V/v: lines from the middle of the agency", inMM, nought, centredOn(veViec, banHanh), move(2, 0, nd30.TrichYeuCongVan)},
	{"TY14", "V/v: gap to the number beyond single spacing", inPoints, []span{{6, 6}}, firstGap(veViec, soKyHieu), move(0, 1, nd30.TrichYeuCongVan)},
	{"TY15", "V/v: rules beneath it", inNumber, nought, rulesUnder(veViec), underline(nd30.TrichYeuCongVan)},
	{"LH01", "circulation: foot of its frame from the paper's upper edge", inMM, []span{{8, 25}}, frame(luuHanh, frameFoot), moveFrames(0, 10, nd30.PhamViLuuHanh)},
	{"LH01", "circulation: frame from the right margin", inMM, nought, frame(luuHanh, frameRight), moveFrames(-5, 0, nd30.PhamViLuuHanh)},
	{"LH01", "circulation: text from the middle of its frame", inMM, nought, frame(luuHanh, frameCentre), move(1, 0, nd30.PhamViLuuHanh)},
	{"LH01", "circulation: size", inPoints, thirteenUp, sizes(luuHanh), resize(12, nd30.PhamViLuuHanh)},
	{"LH01", "circulation: pieces not bold and upright", inNumber, nought, faces(luuHanh, true, false), face(false, false, nd30.PhamViLuuHanh)},
	{"KH01", "mark of urgency: from the left margin", inMM, nought, frame(mucKhan, frameLeft), moveFrames(3, 0, nd30.MucDoKhan)},
	{"KH01", "mark of urgency: width less that of its word", inMM, nought, frame(mucKhan, markWidth), scaleFrames(1.1)},
	{"KH01", "mark of urgency: height", inMM, []span{{8, 8}}, frame(mucKhan, frameHeight), scaleFrames(1.1)},
	{"KH01", "mark of urgency: text from the middle of its frame", inMM, nought, frame(mucKhan, frameCentre), move(1, 0, nd30.MucDoKhan)},
	{"KH01", "mark of urgency: size", inPoints, thirteenUp, sizes(mucKhan), resize(12, nd30.MucDoKhan)},
	{"KH01", "mark of urgency: pieces not bold and upright", inNumber, nought, faces(mucKhan, true, false), face(false, false, nd30.MucDoKhan)},

	{"TL01", "title: size", inPoints, thirteenUp, sizes(tenLoai), resize(15, nd30.TenLoai)},
	{"TL01", "title: pieces not bold and upright", inNumber, nought, faces(tenLoai, true, false), face(true, true, nd30.TenLoai)},
	{"TL01", "title: from the middle of the text's width", inMM, nought, centredInText(tenLoai), move(2, 0, nd30.TenLoai)},
	{"TL01", "title: below place and date, at least", inPoints, asFormsAtLeast, large(below(tenLoai, thoiGian)), move(0, 20, nd30.DiaDanhThoiGian)},
	{"TY10", "trích yếu: size", inPoints, thirteenUp, sizes(trichYeu), resize(12, nd30.TrichYeu)},
	{"TY10", "trích yếu: pieces not bold and upright", inNumber, nought, faces(trichYeu, true, false), face(false, false, nd30.TrichYeu)},
	{"TY10", "trích yếu: lines from the middle of the text's width", inMM, nought, centredInText(trichYeu), move(2, 0, nd30.TrichYeu)},
	{"TY10", "trích yếu: gap to the title beyond single spacing", inPoints, nought, gapTo(trichYeu, tenLoai), move(0, 1, nd30.TrichYeu)},
	{"TY11", "rule under trích yếu, in parts of its longest line", inParts, halfOrLess, rulePart(trichYeu), stretchRules(1.5)},
	{"TY11", "rule under trích yếu: from the middle of its text", inMM, nought, ruleCentre(trichYeu), moveRules(1)},
	{"KG03", "Kính gửi: size", inPoints, thirteenUp, sizes(kinhGui, kinhGuiTo), resize(12, nd30.KinhGui, nd30.KinhGuiDong)},
	{"KG03", "Kính gửi: pieces bold or italic", inNumber, nought, facesOf(false, false, kinhGui, kinhGuiTo), face(true, false, nd30.KinhGui, nd30.KinhGuiDong)},
	{"KG03", "Kính gửi: from the left margin", inMM, asForms, flushLeft(kinhGui), move(2, 0, nd30.KinhGui)},
	{"KG03", "Kính gửi: other lines of the one name from its beginning", inMM, nought, nameHung, resize(17, nd30.KinhGui)},
	{"KG03", "Kính gửi: above the content", inPoints, []span{{44, 45}}, large(belowAddressees), move(0, 2, nd30.KinhGui, nd30.KinhGuiDong)},
	{"KG06", "Kính gửi: dashes from the place of the colon", inMM, nought, dashes, move(2, 0, nd30.KinhGuiDong)},
	{"CC05", "authority: size", inPoints, thirteenUp, sizes(thamQuyen), resize(12, nd30.ThamQuyen)},
	{"CC05", "authority: pieces not bold and upright", inNumber, nought, faces(thamQuyen, true, false), face(false, false, nd30.ThamQuyen)},
	{"CC05", "authority: from the middle of the text's width", inMM, nought, centredInText(thamQuyen), move(2, 0, nd30.ThamQuyen)},
	{"CC05", "authority: below trích yếu", inPoints, asForms, large(below(thamQuyen, trichYeu)), move(0, 1, nd30.ThamQuyen)},
	{"CC05", "authority: first ground below it", inPoints, asForms, large(nextRow(thamQuyen)), move(0, -2, nd30.ThamQuyen)},
	{"CC02", "grounds: size", inPoints, thirteenUp, sizes(canCu), resize(12, nd30.CanCu)},
	{"CC02", "grounds: pieces not italic, or bold", inNumber, nought, faces(canCu, false, true), face(false, false, nd30.CanCu)},
	{"CC07", "QUYẾT ĐỊNH: size", inPoints, thirteenUp, sizes(lenh), resize(12, nd30.LenhBanHanh)},
	{"CC07", "QUYẾT ĐỊNH: pieces not bold and upright", inNumber, nought, faces(lenh, true, false), face(false, false, nd30.LenhBanHanh)},
	{"CC07", "QUYẾT ĐỊNH: from the middle of the text's width", inMM, nought, centredInText(lenh), move(2, 0, nd30.LenhBanHanh)},
	{"CC07", "QUYẾT ĐỊNH: below the last ground", inPoints, asForms, large(rowBefore(lenh)), move(0, 3, nd30.LenhBanHanh)},
	{"CC07", "QUYẾT ĐỊNH: first article below it", inPoints, asForms, large(nextRow(lenh)), move(0, -1, nd30.LenhBanHanh)},

	{"ND01", "content: size", inPoints, thirteenUp, contentSize, resize(12, content...)},
	{"ND01", "content: between its least and its greatest size", inPoints, nought, contentSpread, resize(13, nd30.Khoan, nd30.Diem)},
	{"ND02", "content: ends of lines from the right margin, last lines apart", inMM, nought, justifiedRight, moveLine},
	{"ND02", "content: beginnings of lines from the left margin, first lines apart", inMM, nought, justifiedLeft, moveLine},
	{"ND03", "content and grounds: indent of the first line", inMM, indents, indentsOf, move(2, 0, content...)},
	{"ND03", "content and grounds: between the least and the greatest indent", inMM, nought, indentSpread, move(2.7, 0, nd30.Khoan, nd30.Diem)},
	{"ND04", "content and grounds: gap between paragraphs, at least", inPoints, []span{{6, infinite}}, paragraphGap, squash},
	{"ND05", "content and grounds: from line to line, in single lines", inLines, []span{{1, 1.5}}, linePitch, squash},
	{"ND06", "content: pieces of running text that are bold or italic", inNumber, nought, runningFace, face(true, false, content...)},
	{"BC01", "Phần, Chương: size", inPoints, thirteenUp, divisionSize("Phần, Chương"), resize(12, nd30.Phan, nd30.Chuong)},
	{"BC01", "Phần, Chương: pieces not bold and upright", inNumber, nought, divisionFace("Phần, Chương"), face(false, false, nd30.Phan, nd30.Chuong)},
	{"BC01", "Phần, Chương: from the middle of the text's width", inMM, nought, divisionCentre("Phần, Chương"), move(2, 0, nd30.Phan, nd30.Chuong)},
	{"BC02", "Mục, Tiểu mục: size", inPoints, thirteenUp, divisionSize("Mục, Tiểu mục"), resize(12, nd30.Muc, nd30.TieuMuc)},
	{"BC02", "Mục, Tiểu mục: pieces not bold and upright", inNumber, nought, divisionFace("Mục, Tiểu mục"), face(false, false, nd30.Muc, nd30.TieuMuc)},
	{"BC02", "Mục, Tiểu mục: from the middle of the text's width", inMM, nought, divisionCentre("Mục, Tiểu mục"), move(2, 0, nd30.Muc, nd30.TieuMuc)},
	{"BC03", "titles of phần, chương, mục: pieces not bold and upright", inNumber, nought, titleFace, face(false, false, titles...)},
	{"BC03", "titles of phần, chương, mục: gap to the label beyond single spacing", inPoints, nought, titleGap, move(0, 1, titles...)},
	{"BC03", "titles of phần, chương, mục: from the middle of the text's width", inMM, nought, titleCentre, move(2, 0, titles...)},
	{"BC04", "Điều: labels that are not bold and upright", inNumber, nought, labelFace("Điều", true), face(false, false, nd30.Dieu, nd30.DieuKhongTen)},
	{"BC06", "khoản: numbers that are italic", inNumber, nought, labelUpright("khoản"), face(false, true, nd30.Khoan)},
	{"BC07", "điểm: letters that are italic", inNumber, nought, labelUpright("điểm"), face(false, true, nd30.Diem)},
	{"BC08", "mục I.: pieces not bold and upright", inNumber, nought, divisionFace("mục I."), face(false, false, nd30.MucLaMa)},
	{"BC08", "mục I.: headings that are not in capitals", inNumber, nought, divisionCapitals("mục I."), lower(nd30.MucLaMa)},

	{"CK01", "authority and position: size", inPoints, thirteenUp, signingSize, resize(12, nd30.QuyenHan, nd30.ChucVu)},
	{"CK01", "authority and position: pieces not bold and upright", inNumber, nought, signingFace, face(false, false, nd30.QuyenHan, nd30.ChucVu)},
	{"CK01", "authority and position: lines from the middle of the position", inMM, nought, signingCentre, move(2, 0, nd30.QuyenHan)},
	{"CK01", "position: its middle, in parts of the text's width from the left", roughly, asForms, alone(acrossText(chucVu)), move(10, 0, nd30.ChucVu)},
	{"CK08", "name: size", inPoints, thirteenUp, sizes(hoTen), resize(12, nd30.HoTen, nd30.HoTenLien)},
	{"CK08", "name: pieces not bold and upright", inNumber, nought, faces(hoTen, true, false), face(false, false, nd30.HoTen, nd30.HoTenLien)},
	{"CK08", "name: from the middle of the position", inMM, nought, centredOn(hoTen, chucVu), move(2, 0, nd30.HoTen, nd30.HoTenLien)},
	{"CK10", "room for the signature, in lines", inLines, []span{{3, infinite}}, signatureRoom, move(0, -20, nd30.HoTen, nd30.HoTenLien)},
	{"CK10", "name: below the position", inPoints, asForms, alone(onePost(below(hoTen, chucVu))), move(0, 30, nd30.HoTen, nd30.HoTenLien)},
	{"NN01", "Nơi nhận: size", inPoints, []span{{12, 12}}, sizes(noiNhan), resize(13, nd30.NoiNhan)},
	{"NN01", "Nơi nhận: pieces not bold and italic", inNumber, nought, faces(noiNhan, true, true), face(true, false, nd30.NoiNhan)},
	{"NN01", "Nơi nhận: from the left margin", inMM, nought, flushLeft(noiNhan), move(2, 0, nd30.NoiNhan)},
	{"NN02", "Nơi nhận: lower than the first line of the signature", inPoints, nought, footLevel, move(0, 1, nd30.NoiNhan)},
	{"NN02", "Nơi nhận: free room to the signature, at least", inMM, []span{{4, infinite}}, roomInFoot, move(-70, 0, nd30.QuyenHan, nd30.ChucVu, nd30.HoTen, nd30.HoTenLien)},
	{"NN02", "Nơi nhận: below the content", inPoints, asForms, large(rowBefore(noiNhan)), move(0, -2, nd30.NoiNhan)},
	{"NN03", "recipients: size", inPoints, []span{{11, 11}}, sizes(nhanDong, luu), resize(12, nd30.NoiNhanDong)},
	{"NN03", "recipients: pieces bold or italic", inNumber, nought, facesOf(false, false, nhanDong, luu), face(false, true, nd30.NoiNhanDong)},
	{"NN04", "recipients: dashes from the left margin", inMM, nought, flushLeft(nhanDong, luu), move(2, 0, nd30.NoiNhanDong)},
	{"NN08", "pages from Nơi nhận to the name of the signer", inNumber, nought, footPages, newPage(nd30.HoTen, nd30.HoTenLien)},
	{"NN08", "lines of the document above the signature on its page, at least", inNumber, []span{{1, infinite}}, linesAboveFoot, newPage(foot...)},
	{"ST01", "drafter's code: size", inPoints, []span{{11, 11}}, drafterSize, resize(12, nd30.NoiNhanDong)},

	{"PL01", "Phụ lục: size", inPoints, []span{{14, 14}}, sizes(phuLuc), resize(13, nd30.PhuLuc)},
	{"PL01", "Phụ lục: pieces not bold and upright", inNumber, nought, faces(phuLuc, true, false), face(false, false, nd30.PhuLuc)},
	{"PL01", "Phụ lục: from the middle of the text's width", inMM, nought, centredInText(phuLuc), move(2, 0, nd30.PhuLuc)},
	{"PL03", "appendix title: size", inPoints, thirteenUp, sizes(tenPhuLuc), resize(12, nd30.TieuDePhuLuc)},
	{"PL03", "appendix title: pieces not bold and upright", inNumber, nought, faces(tenPhuLuc, true, false), face(false, false, nd30.TieuDePhuLuc)},
	{"PL03", "appendix title: lines from the middle of the text's width", inMM, nought, centredInText(tenPhuLuc), move(2, 0, nd30.TieuDePhuLuc)},
	{"PL03", "appendix title: gap to the label beyond single spacing", inPoints, []span{{-1.2, 0}}, gapTo(tenPhuLuc, phuLuc), move(0, 1, nd30.TieuDePhuLuc)},
	{"PL04", "(Kèm theo …): size", inPoints, thirteenUp, sizes(kemTheo), resize(12, nd30.KemTheo)},
	{"PL04", "(Kèm theo …): pieces not italic, or bold", inNumber, nought, faces(kemTheo, false, true), face(false, false, nd30.KemTheo)},
	{"PL04", "(Kèm theo …): lines from the middle of the text's width", inMM, nought, centredInText(kemTheo), move(2, 0, nd30.KemTheo)},
	{"PL04", "rule under (Kèm theo …): from the middle of its text", inMM, nought, ruleCentre(kemTheo), moveRules(1)},
	{"DC01", "address: size", inPoints, []span{{11, 12}}, sizes(diaChi), resize(13, nd30.DiaChi)},
	{"DC01", "address: pieces bold or italic", inNumber, nought, faces(diaChi, false, false), face(false, true, nd30.DiaChi)},
	{"DC01", "address: lines from the middle of the text's width", inMM, nought, centredInText(diaChi), move(2, 0, nd30.DiaChi)},
	{"DC01", "address: its page, less 1", inNumber, nought, notFirstPage(diaChi), newPage(nd30.DiaChi)},
	{"DC01", "rule above the address: longer than the text is wide by", inMM, nought, addressRule, stretchRules(1.05)},
	{"DC01", "rows and rules beneath the address", inNumber, nought, beneathAddress, move(0, -20, nd30.DiaChi)},
	{"FM02", "components that stand before one that they have to follow", inNumber, nought, alone(disorder), move(0, 100, nd30.TenLoai)},
}

// bounds are what is asked, with what the forms have for its open ends.
func (f *pageFigure) bounds(forms reach) []span {
	bounds := slices.Clone(f.asked)
	for i := range bounds {
		if math.IsNaN(bounds[i].low) {
			bounds[i].low = forms.least
		}
		if math.IsNaN(bounds[i].high) {
			bounds[i].high = forms.greatest
		}
	}
	return bounds
}

// allows reports whether the value is within the bounds.
func (u unit) allows(bounds []span, value float64) bool {
	return slices.ContainsFunc(bounds, func(s span) bool {
		return value >= s.low-u.slack && value <= s.high+u.slack
	})
}

// clause is where the decree says it.
func (f *pageFigure) clause() string {
	check, _ := nd30.CheckByID(f.rule)
	return check.Clause
}

// figureSource is a payload whose pages are measured.
type figureSource struct {
	name    string
	payload []byte
}

// figureSources are the sample of every kind, the real documents, and the payloads of testdata/figures, which
// have what those lack.
func figureSources(t *testing.T) []figureSource {
	t.Helper()
	var list []figureSource
	for _, kind := range doors().Kinds() {
		if slices.Contains(nd30.Copies, kind.Type) {
			continue // a copy has the pages of another document
		}
		list = append(list, figureSource{"sample " + kind.Slug, kind.Sample})
	}
	for _, name := range realNames(t) {
		list = append(list, figureSource{name, readReal(t, name+".json")})
	}
	files, err := filepath.Glob("testdata/figures/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no payload in testdata/figures: %v", err)
	}
	for _, file := range files {
		payload, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, figureSource{strings.TrimSuffix(filepath.Base(file), ".json"), payload})
	}
	return list
}

// measurable makes a document's PDF and finds its components.
func measurable(t *testing.T, s figureSource) *printed {
	t.Helper()
	file, err := doors().Render(t.Context(), service.Order{Format: "pdf", Payload: s.payload})
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	d := readPrinted(t, s, members(t, file)...)
	for _, m := range d.missing() {
		t.Errorf("%s: %s", s.name, m)
	}
	return d
}

// readPrinted reads the PDFs that we have made of a payload, in its order, with its words.
func readPrinted(t *testing.T, s figureSource, files ...[]byte) *printed {
	t.Helper()
	var sheets []*sheet
	for _, data := range files {
		of, err := readPapers(data, true)
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		for _, sheet := range of {
			sheet.number = len(sheets) + 1
			sheets = append(sheets, sheet)
		}
	}
	words, err := readWords(s.payload)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	d := newPrinted(s.name, words, sheets)
	if err := d.findAll(0); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestFigures measures every figure in every document, and in the Government's forms. A figure that nothing has
// is a failure.
func TestFigures(t *testing.T) {
	forms := officialForms(t)
	var documents []*printed
	for _, s := range figureSources(t) {
		documents = append(documents, measurable(t, s))
	}
	var table strings.Builder
	differs := map[string]bool{}
	for i := range figures {
		f := &figures[i]
		if f.clause() == "" {
			t.Errorf("%s is no check of the decree", f.rule)
		}
		official := f.measureForms(t, forms, differs)
		bounds := f.bounds(official)
		ours := f.measure(documents, func(d *printed, p place) {
			if !f.unit.allows(bounds, p.value) {
				t.Errorf("%s %s: %.2f %s\n\tin %s, %s", f.rule, f.what, p.value, f.unit.name, d.name, p.at)
			}
		})
		if ours.places == 0 {
			t.Errorf("%s %s: no document has it", f.rule, f.what)
		}
		table.WriteString(f.line(bounds, ours, official))
	}
	for _, d := range formDiffers {
		if !differs[d.rule+d.what] {
			t.Errorf("%s %s: the forms do not differ any more", d.rule, d.what)
		}
	}
	quality(t, "forms", figureText(len(documents), table.String()))
}

// reach is what came of a figure in many documents.
type reach struct {
	documents, places int
	least, greatest   float64
}

// measure measures the figure wherever it is and shows every value.
func (f *pageFigure) measure(documents []*printed, look func(*printed, place)) reach {
	r := reach{least: math.Inf(1), greatest: math.Inf(-1)}
	for _, d := range documents {
		places := f.of(d)
		for _, p := range places {
			look(d, p)
			r.least, r.greatest = min(r.least, p.value), max(r.greatest, p.value)
		}
		if len(places) > 0 {
			r.documents++
			r.places += len(places)
		}
	}
	return r
}

// ofWholePages are the checks that the forms are not measured by: their pages hold notes, and the end of one form
// and the beginning of the next.
var ofWholePages = []string{"PG", "PN", "TY03", "TY04", "ND04", "NN08", "FM02"}

// measureForms measures the figure in the Government's forms: they are as the decree asks, but for what is known.
func (f *pageFigure) measureForms(t *testing.T, forms []*printed, differs map[string]bool) reach {
	t.Helper()
	if slices.ContainsFunc(ofWholePages, func(rule string) bool { return strings.HasPrefix(f.rule, rule) }) {
		return reach{}
	}
	official := f.measure(forms, func(*printed, place) {})
	bounds := f.bounds(official)
	return f.measure(forms, func(d *printed, p place) {
		if f.unit.allows(bounds, p.value) {
			return
		}
		known := false
		for _, k := range formDiffers {
			if k.rule == f.rule && strings.Contains(f.what, k.what) {
				known, differs[k.rule+k.what] = true, true
			}
		}
		if !known {
			t.Errorf("%s %s: %.2f %s\n\tin %s of the Government, %s", f.rule, f.what, p.value, f.unit.name, d.name, p.at)
		}
	})
}

// line is the figure's line in docs/quality.md.
func (f *pageFigure) line(bounds []span, ours, official reach) string {
	asked := make([]string, len(bounds))
	for i, s := range bounds {
		asked[i] = f.unit.span(s.low, s.high)
	}
	text := strings.Join(asked, " or ")
	if math.IsNaN(f.asked[0].low) {
		text += ", as the forms"
	}
	forms := "–"
	if official.places > 0 {
		forms = f.unit.span(official.least, official.greatest)
	}
	return fmt.Sprintf("| %s | %s | %s | %d | %d | %s | %s |\n", f.what, f.clause(), text, ours.documents, ours.places,
		f.unit.span(ours.least, ours.greatest), forms)
}

// span writes from one value to another.
func (u unit) span(low, high float64) string {
	from, to := u.number(low), u.number(high)
	switch {
	case math.IsInf(high, 1):
		return strings.TrimSpace("≥ " + from + " " + u.name)
	case from == to:
		return strings.TrimSpace(from + " " + u.name)
	}
	return strings.TrimSpace(from + " to " + to + " " + u.name)
}

// number writes a value: whole when it is, and never a nought below nought.
func (u unit) number(v float64) string {
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

// figureText is the section of docs/quality.md.
func figureText(documents int, table string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `## The decree's figures

What the decree and its forms state in figures, measured in the PDF files of %d documents: the sample of every kind, the real
documents, and those of testdata/figures. Text and drawn lines are taken from the pages, components found by the words of
the payload. Every value is within what is asked, give or take %g mm, %g pt, %g of a line, %g of another length, and %g of the text's
width where the middles of agency and position are compared with the Government's forms, which differ by as much among themselves; what is
counted is exact. The last column has the same measures of those forms, of Annex III.

Three figures need a word. The bottom margin of a page that holds little, as the last one may, is all that is left of the paper. The gap
between two paragraphs has in it what stands between them: a table, a chart, a centred heading. The room for the signature is
what lies between the position and the name, in single lines of the name's own type.

| figure | clause | asked | documents | places | measured | the Government's forms |
| --- | --- | --- | ---: | ---: | --- | --- |
%s
Where the Government's forms are not as the decree asks, its words hold:

`, documents, inMM.slack, inPoints.slack, inLines.slack, inParts.slack, roughly.slack, table)
	for _, d := range formDiffers {
		i := slices.IndexFunc(figures, func(f pageFigure) bool { return f.rule == d.rule && strings.Contains(f.what, d.what) })
		fmt.Fprintf(&b, "- %s (%s): %s.\n", figures[i].what, figures[i].clause(), d.why)
	}
	return b.String()
}

// TestFiguresBite spoils, for each figure, the pages of a document that has it, so that measuring them must
// tell.
func TestFiguresBite(t *testing.T) {
	forms := officialForms(t)
	sources := figureSources(t)
	documents := make([]*printed, len(sources))
	for i, s := range sources {
		documents[i] = measurable(t, s)
	}
	for i := range figures {
		f := &figures[i]
		bounds := f.bounds(f.measure(forms, func(*printed, place) {}))
		// The shortest document that has the figure.
		shortest := -1
		for k, d := range documents {
			if len(f.of(d)) > 0 && (shortest < 0 || len(d.sheets) < len(documents[shortest].sheets)) {
				shortest = k
			}
		}
		if shortest < 0 {
			continue // TestFigures tells
		}
		t.Run(f.rule+" "+f.what, func(t *testing.T) {
			t.Parallel()
			d := readPrinted(t, sources[shortest], spoiled(t, sources[shortest], f.spoil))
			if !slices.ContainsFunc(f.of(d), func(p place) bool { return !f.unit.allows(bounds, p.value) }) {
				t.Errorf("the pages of %s are spoiled, and nothing is found", sources[shortest].name)
			}
		})
	}
}

// spoiled makes a document's PDF with its pages spoiled between layout and writing.
func spoiled(t *testing.T, s figureSource, spoil func(*proof)) []byte {
	t.Helper()
	slug, err := templates.KindOf(s.payload)
	if err != nil {
		t.Fatal(err)
	}
	kinds := all.Kinds()
	kind := kinds[slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == slug })]
	payload, err := kind.Decode(s.payload)
	if err != nil {
		t.Fatal(err)
	}
	l, err := layout.Compute(t.Context(), payload.Compose()[0], fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	spoil(newProof(l))
	var out bytes.Buffer
	if err := pdf.Encode(&out, l, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
