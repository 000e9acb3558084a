package nd30

// Check is something that can be checked by machine: a rule of the decree, or a practice that
// its forms show.
type Check struct {
	ID       string // "SO03": the component and a number
	Clause   string
	Severity string // E error, W warning, I worth knowing; of the gravest case
	Lesser   string // of the milder case that Title names last; empty when all weigh the same
	Title    string // what must hold, in Vietnamese
}

// The letters of [Check.Severity].
const (
	SeverityError   = "E" // a rule in so many words is broken
	SeverityWarning = "W" // probably wrong: a range, an interpretation, what the forms show
	SeverityInfo    = "I" // practice
)

// CheckByID returns the check of that id.
func CheckByID(id string) (Check, bool) {
	c, ok := checksByID[id]
	return c, ok
}

var checksByID = func() map[string]Check {
	byID := make(map[string]Check, len(Checks))
	for _, c := range Checks {
		byID[c.ID] = c
	}
	return byID
}()

// Checks are all 143, in the order of the document.
var Checks = []Check{
	// Page and type.
	{"PG01", "PL I.I.1", "E", "", "Mọi trang có khổ giấy A4, 210 mm x 297 mm; trang ngang là 297 mm x 210 mm."},
	{"PG02", "PL I.I.2", "W", "", "Phần chính trình bày theo chiều dài khổ giấy; chỉ đặt trang ngang khi có bảng hoặc là phụ lục."},
	{"PG03", "PL I.I.3", "E", "", "Lề trên cách mép giấy 20 - 25 mm."},
	{"PG04", "PL I.I.3", "E", "", "Lề dưới cách mép giấy 20 - 25 mm."},
	{"PG05", "PL I.I.3", "E", "", "Lề trái cách mép giấy 30 - 35 mm."},
	{"PG06", "PL I.I.3", "E", "", "Lề phải cách mép giấy 15 - 20 mm."},
	{"TY01", "PL I.I.4", "E", "", "Toàn bộ chữ dùng phông Times New Roman."},
	{"TY02", "PL I.I.4", "E", "W", "Chữ dùng bảng mã Unicode, không còn ký tự TCVN3, VNI; nên ở dạng dựng sẵn."},
	{"TY03", "PL I.I.4", "E", "", "Chữ màu đen, trừ con dấu, chữ ký và dấu chỉ mức độ."},
	{"TY04", "PL I.V", "W", "", "Không có chữ nhỏ hơn 10 hoặc lớn hơn 14, trừ chữ trong bảng và chú thích."},
	{"TY05", "PL I.V", "W", "", "Cỡ chữ tăng giảm thống nhất: Quốc hiệu 13 thì Tiêu ngữ và ngày tháng 14; Quốc hiệu 12 thì Tiêu ngữ và ngày tháng 13."},
	{"TY06", "PL I.II.1-5", "W", "", "Quốc hiệu, Tiêu ngữ, tên cơ quan, trích yếu không gạch chân chữ; đường kẻ là nét riêng bên dưới."},
	{"PN01", "PL I.I.7", "E", "", "Văn bản từ hai trang trở lên có số trang ở lề trên."},
	{"PN02", "PL I.I.7", "E", "", "Số trang canh giữa theo chiều ngang."},
	{"PN03", "PL I.I.7", "E", "", "Số trang là chữ số Ả Rập cỡ 13 - 14, kiểu chữ đứng, không đậm."},
	{"PN04", "PL I.I.7", "E", "", "Không hiển thị số trang thứ nhất."},
	{"PN05", "PL I.I.7", "E", "", "Số trang đánh từ 1."},
	{"PN06", "PL I.V.14", "W", "", "Số trang không kèm chữ “Trang”, gạch ngang hay tổng số trang."},
	{"PN07", "PL I.III.1đ", "E", "", "Mỗi phụ lục đánh số trang riêng."},

	// Quốc hiệu, Tiêu ngữ, agency.
	{"QH01", "PL I.II.1a", "E", "", "Có Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở bên phải trang đầu."},
	{"QH02", "PL I.II.1a", "E", "W", "Quốc hiệu chữ in hoa, đứng, đậm, cỡ 12 - 13; nằm gọn trên một dòng."},
	{"TN01", "PL I.II.1b", "E", "", "Có Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu, canh giữa, gạch nối có cách chữ."},
	{"TN02", "PL I.II.1b", "E", "", "Tiêu ngữ chữ thường, đứng, đậm, cỡ 13 - 14."},
	{"TN03", "PL I.II.1b", "E", "W", "Dưới Tiêu ngữ có đường kẻ nét liền; dài bằng dòng chữ."},
	{"TN04", "PL I.II.1c", "W", "", "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn."},
	{"CQ01", "PL I.II.2", "E", "", "Bên trái có tên cơ quan, tổ chức ban hành, chữ in hoa, đậm."},
	{"CQ02", "PL I.II.2b", "E", "", "Tên cơ quan chủ quản chữ in hoa, đứng, không đậm, cỡ 12 - 13."},
	{"CQ03", "PL I.II.2b", "E", "", "Tên cơ quan ban hành chữ in hoa, đứng, đậm, cỡ 12 - 13, dưới tên cơ quan chủ quản."},
	{"CQ04", "PL I.II.2b", "E", "W", "Dưới tên cơ quan ban hành có đường kẻ nét liền; dài từ 1/3 đến 1/2 dòng chữ, cân đối với dòng chữ."},
	{"CQ05", "PL I.II.2a", "W", "", "Tên cơ quan ban hành viết đầy đủ, không viết tắt."},
	{"CQ06", "PL I.II.2a", "I", "", "Tên cơ quan chủ quản viết tắt cụm từ thông dụng như UBND, HĐND."},
	{"CQ07", "PL I.V", "I", "", "Cỡ chữ tên cơ quan cùng bộ với cỡ chữ Quốc hiệu."},

	// Số, ký hiệu; địa danh, thời gian.
	{"SO01", "PL I.II.3", "E", "", "Dưới tên cơ quan có dòng “Số:”, trừ phụ lục và văn bản kèm theo."},
	{"SO02", "PL I.II.3c", "E", "", "Số, ký hiệu cỡ 13, đứng, không đậm, canh giữa."},
	{"SO03", "PL I.II.3c", "E", "", "Số là chữ số Ả Rập; nhỏ hơn 10 thì thêm số 0 phía trước, từ 10 trở lên thì không."},
	{"SO04", "PL I.II.3c", "E", "", "Giữa số và ký hiệu có dấu gạch chéo; giữa các nhóm có gạch nối, không cách chữ."},
	{"SO05", "PL I.II.3c", "E", "", "Ký hiệu chữ in hoa, trừ CTr, TTr, QyĐ, TrS."},
	{"SO06", "PL I.II.3b", "E", "", "Nhóm đầu của ký hiệu là chữ viết tắt tên loại văn bản."},
	{"SO07", "PL I.II.3b", "E", "", "Ký hiệu công văn gồm chữ viết tắt cơ quan và đơn vị soạn thảo, không có chữ viết tắt tên loại."},
	{"SO08", "PL I.II.3b", "W", "", "Ký hiệu văn bản hành chính không có năm."},
	{"SO09", "PL III.I", "E", "", "Không dùng chữ viết tắt cũ QCh, DAn, TS."},
	{"SO10", "PL I-2.II.1c", "E", "", "Ký hiệu bản sao SY, SL, TrS khớp với hình thức sao."},
	{"SO11", "PL I.II.3b", "I", "", "Chữ viết tắt cơ quan thống nhất trong mọi văn bản của cơ quan."},
	{"DD01", "PL I.II.4", "E", "", "Dòng địa danh, thời gian có dạng “Hà Nội, ngày 05 tháng 01 năm 2020”."},
	{"DD02", "PL I.II.4b", "E", "", "Ngày nhỏ hơn 10 có số 0 phía trước."},
	{"DD03", "PL I.II.4b", "E", "W", "Tháng 1, 2 có số 0 phía trước; tháng 3 đến 9 không có."},
	{"DD04", "Đ15", "W", "", "Ngày tháng có thật và không ở tương lai khi ban hành."},
	{"DD05", "PL I.II.4c", "E", "", "Địa danh, thời gian chữ nghiêng, không đậm, cỡ 13 - 14."},
	{"DD06", "PL I.II.4c", "W", "", "Địa danh, thời gian cùng dòng với số, ký hiệu và canh giữa dưới Quốc hiệu, Tiêu ngữ."},
	{"DD07", "PL I.II.4c", "W", "", "Địa danh viết hoa chữ cái đầu, sau có dấu phẩy, không viết tắt “TP.”."},
	{"DD08", "PL I.II.4a", "W", "", "Địa danh là đơn vị hành chính hiện có; từ 01/7/2025 không còn cấp huyện."},
	{"DD09", "PL I.II.4a", "W", "", "Đơn vị mang tên người, chữ số, sự kiện lịch sử phải ghi cả tên gọi đơn vị, như “Phường 1”."},
	{"DD10", "PL III/1.9", "W", "", "Biên bản, phụ lục, văn bản kèm theo không có dòng địa danh, thời gian."},

	// Tên loại, trích yếu, Kính gửi.
	{"TL01", "PL I.II.5b", "E", "", "Tên loại chữ in hoa, đứng, đậm, cỡ 13 - 14, canh giữa."},
	{"TL02", "Đ7", "W", "", "Tên loại thuộc 29 loại văn bản hành chính."},
	{"TL03", "PL I.II.3b", "E", "", "Tên loại khớp với chữ viết tắt trong ký hiệu."},
	{"TL04", "PL I.II.5b", "E", "", "Công văn không ghi tên loại “CÔNG VĂN”."},
	{"TY10", "PL I.II.5b", "E", "", "Trích yếu ngay dưới tên loại, chữ thường, đứng, đậm, cỡ 13 - 14, canh giữa."},
	{"TY11", "PL I.II.5b", "E", "W", "Dưới trích yếu có đường kẻ nét liền; dài từ 1/3 đến 1/2 dòng chữ, cân đối với dòng chữ."},
	{"TY12", "PL I.II.5b", "E", "", "Trích yếu công văn bắt đầu bằng “V/v”, không có dấu hai chấm."},
	{"TY13", "PL I.II.5b", "E", "", "Trích yếu công văn cỡ 12 - 13, đứng, không đậm, canh giữa dưới số, ký hiệu."},
	{"TY14", "PL I.II.5b", "W", "", "Trích yếu công văn cách số, ký hiệu 6 pt."},
	{"TY15", "PL I.V.5", "W", "", "Trích yếu không có dấu chấm cuối; dưới trích yếu công văn không có đường kẻ."},
	{"KG01", "PL I.II.9b", "E", "W", "Công văn có “Kính gửi”; tờ trình và báo cáo gửi cấp trên cũng có."},
	{"KG02", "PL I.II.9c", "W", "", "Các loại khác không có “Kính gửi”."},
	{"KG03", "PL I.II.9d", "E", "", "“Kính gửi” có dấu hai chấm, cỡ 13 - 14, đứng, không đậm."},
	{"KG04", "PL I.II.9d", "E", "", "Gửi một nơi thì ghi cùng dòng với “Kính gửi:”."},
	{"KG05", "PL I.II.9d", "E", "", "Gửi từ hai nơi thì mỗi nơi một dòng, đầu dòng có gạch, cuối dòng có chấm phẩy, dòng cuối có dấu chấm."},
	{"KG06", "PL I.II.9d", "W", "", "Các gạch đầu dòng thẳng hàng dưới dấu hai chấm của “Kính gửi:”."},

	// Căn cứ and content.
	{"CC01", "PL III/1.1", "E", "", "Nghị quyết, quyết định có ít nhất một căn cứ."},
	{"CC02", "PL I.II.6a", "E", "", "Căn cứ chữ thường, nghiêng, cỡ 13 - 14."},
	{"CC03", "PL I.II.6a", "E", "W", "Mỗi căn cứ một dòng, cuối dòng có chấm phẩy, dòng cuối có dấu chấm; dấu phẩy ở dòng cuối là cách viết cũ."},
	{"CC04", "PL I.II.6a", "W", "", "Căn cứ ghi đủ số, ký hiệu, ngày và cơ quan ban hành; Luật, Pháp lệnh không ghi số."},
	{"CC05", "PL I.II.6a", "I", "", "Văn bản làm căn cứ đang có hiệu lực."},
	{"CC06", "PL III/1.2", "W", "", "Thẩm quyền ban hành chữ in hoa, đậm, canh giữa, giữa trích yếu và căn cứ."},
	{"CC07", "PL III/1.2", "E", "", "Có dòng “QUYẾT ĐỊNH:” hoặc “QUYẾT NGHỊ:”, chữ đậm, canh giữa."},
	{"ND01", "PL I.II.6e", "E", "", "Nội dung một cỡ chữ, 13 hoặc 14."},
	{"ND02", "PL I.II.6e", "E", "", "Nội dung canh đều cả hai lề."},
	{"ND03", "PL I.II.6e", "E", "", "Dòng đầu đoạn lùi vào 1 cm hoặc 1,27 cm, thống nhất."},
	{"ND04", "PL I.II.6e", "E", "", "Các đoạn cách nhau tối thiểu 6 pt."},
	{"ND05", "PL I.II.6e", "E", "", "Các dòng cách nhau từ dòng đơn đến 1,5 dòng."},
	{"ND06", "PL I.II.6e", "W", "", "Nội dung chữ đứng, không in hoa cả đoạn, không đậm ngoài tiêu đề."},
	{"ND07", "PL III", "W", "", "Nội dung kết thúc bằng “./.”, liền sau chữ cuối."},
	{"ND08", "PL III", "W", "", "“./.” chỉ có một lần, ở cuối nội dung."},
	{"ND09", "PL I.II.6b", "W", "", "Viện dẫn lần đầu ghi đầy đủ; các lần sau chỉ ghi tên loại và số, ký hiệu."},
	{"ND10", "PL I.II.6e", "I", "", "Không dùng dòng trống để tạo khoảng cách."},
	{"BC01", "PL I.II.6đ", "E", "", "“Phần”, “Chương” trên dòng riêng, canh giữa, đậm, số La Mã liên tục."},
	{"BC02", "PL I.II.6đ", "E", "", "“Mục”, “Tiểu mục” trên dòng riêng, canh giữa, đậm, số Ả Rập."},
	{"BC03", "PL I.II.6d", "E", "", "Phần, chương, mục, tiểu mục có tiêu đề ở dòng dưới, chữ in hoa, đậm, canh giữa."},
	{"BC04", "PL I.II.6đ", "E", "", "“Điều” đậm, sau số có dấu chấm, đánh số liên tục từ 1 trong cả văn bản."},
	{"BC05", "PL I.II.6d", "W", "", "Văn bản có chương thì mỗi điều có tiêu đề."},
	{"BC06", "PL I.II.6đ", "E", "", "Khoản đánh số Ả Rập có dấu chấm, từ 1 trong mỗi điều hoặc mục; chỉ đậm khi là tiêu đề."},
	{"BC07", "PL I.II.6đ", "E", "", "Điểm theo thứ tự a, b, c, d, đ, e, g, h … của bảng chữ cái tiếng Việt, sau có dấu đóng ngoặc đơn."},
	{"BC08", "PL I.V.6b", "E", "", "Mục dạng “I. TIÊU ĐỀ” số La Mã, chữ in hoa, đậm."},
	{"BC09", "PL I.II.6c", "W", "", "Không dùng lẫn bố cục theo điều với bố cục theo mục “I.”."},
	{"VH01", "PL II.V.7", "W", "", "Khi viện dẫn, viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm."},
	{"VH02", "PL II.I", "W", "", "Viết hoa đầu câu và đầu đoạn."},
	{"VH03", "PL II.III.1c", "W", "", "Viết đúng “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”."},
	{"VH04", "PL II.V.8b", "I", "", "Viết đúng tên các ngày tết, như “tết Nguyên đán”, “tết Trung thu”."},
	{"VH05", "PL II.III.1b", "W", "", "“tỉnh”, “thành phố”, “xã”, “phường” viết thường trước tên riêng, viết hoa trước chữ số."},

	// Signature, seal, nơi nhận.
	{"CK01", "PL I.II.7đ", "E", "", "Có chức vụ người ký, chữ in hoa, đứng, đậm, cỡ 13 - 14, canh giữa."},
	{"CK02", "PL I.II.7b", "E", "", "Quyền hạn viết “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”, có dấu chấm và cách chữ."},
	{"CK03", "PL I.II.7b", "E", "", "“TM.” đứng trước tên tập thể, cơ quan; các chữ khác đứng trước chức vụ."},
	{"CK04", "PL I.II.7b", "E", "", "Dưới dòng “KT.”, “TL.”, “TUQ.” là chức vụ khác, của chính người ký."},
	{"CK05", "PL I.II.7b", "W", "", "Dưới dòng “Q.” không ghi thêm chức vụ."},
	{"CK06", "Đ13(3)", "E", "", "Không ký “KT.” sau “TUQ.”; không ký “TUQ.” sau “TL.”."},
	{"CK07", "Đ13", "W", "", "Cách ghi quyền hạn thuộc các trường hợp của Điều 13."},
	{"CK08", "PL I.II.7đ", "E", "", "Có họ tên người ký, chữ thường, đứng, đậm, cỡ 13 - 14, canh giữa dưới chức vụ."},
	{"CK09", "PL I.II.7c", "E", "", "Trước họ tên không ghi học hàm, học vị, danh hiệu, trừ khi hồ sơ cơ quan cho phép."},
	{"CK10", "PL III", "I", "", "Giữa chức vụ và họ tên có chỗ trống ít nhất ba dòng."},
	{"CK11", "PL I.II.7d", "W", "", "Hình chữ ký màu xanh, .png nền trong suốt, canh giữa chức vụ và họ tên."},
	{"CK12", "PL I.II.8a", "W", "", "Hình con dấu màu đỏ, .png nền trong suốt, đúng kích thước, trùm khoảng 1/3 chữ ký về bên trái."},
	{"CK13", "PL III/1.9", "E", "", "Biên bản có thư ký ký bên trái, chủ tọa ký bên phải, đủ họ tên."},
	{"NN01", "PL I.II.9d", "E", "", "Có dòng “Nơi nhận:” sát lề trái, cỡ 12, nghiêng, đậm."},
	{"NN02", "PL I.II.9d", "W", "", "“Nơi nhận:” ngang hàng với dòng đầu của quyền hạn, chức vụ người ký."},
	{"NN03", "PL I.II.9d", "E", "", "Danh sách nơi nhận cỡ 11, đứng."},
	{"NN04", "PL I.II.9d", "E", "", "Mỗi nơi nhận một dòng, đầu dòng có gạch, cuối dòng có chấm phẩy, dòng cuối có dấu chấm."},
	{"NN05", "PL I.II.9d", "E", "", "Dòng cuối là “- Lưu: VT, …”."},
	{"NN06", "PL I.II.9b", "W", "", "Văn bản có “Kính gửi” thì dòng đầu là “- Như trên;”; quyết định, nghị quyết thì là “- Như Điều …;”."},
	{"NN07", "PL I.II.9b", "W", "", "Điều nêu ở “Như Điều …” có trong văn bản."},
	{"NN08", "PL III", "W", "", "Chữ ký và nơi nhận không tách trang, không đứng riêng một trang không có nội dung."},

	// Optional components, appendices, copies, electronic form.
	{"PL01", "PL I.III.1b", "E", "", "“Phụ lục” trên dòng riêng, chữ thường, đứng, đậm, cỡ 14, canh giữa."},
	{"PL02", "PL I.III.1a", "E", "W", "Từ hai phụ lục thì đánh số La Mã liên tục; một phụ lục thì không đánh số."},
	{"PL03", "PL I.III.1b", "E", "", "Tiêu đề phụ lục chữ in hoa, đứng, đậm, cỡ 13 - 14, canh giữa."},
	{"PL04", "PL I.III.1c", "E", "", "Dưới tiêu đề có dòng “(Kèm theo … số … ngày … của …)”, chữ nghiêng, cỡ 13 - 14, canh giữa."},
	{"PL05", "PL I.III.1c", "E", "", "Dòng “(Kèm theo …)” ghi số, ngày với bản giấy, để trống với bản điện tử; khớp với văn bản chính."},
	{"PL06", "PL I.III.1a", "E", "", "Nội dung có chỉ dẫn về từng phụ lục."},
	{"PL07", "PL III/2.1", "W", "", "Phụ lục không có Quốc hiệu và tên cơ quan."},
	{"PL08", "PL I.III.1d", "E", "", "Phụ lục điện tử là tệp riêng có thông tin ký số cỡ 10, đứng, đen ở góc trên bên phải trang đầu, không có hình con dấu."},
	{"PL09", "PL III/1.3", "W", "", "Văn bản kèm theo quyết định không có số, ngày, chữ ký, nơi nhận; có dòng “(Kèm theo Quyết định số …)”."},
	{"KH01", "PL I.III.2b", "E", "", "Mức độ khẩn là “HỎA TỐC”, “THƯỢNG KHẨN” hoặc “KHẨN”, đóng khung đúng cỡ, màu đỏ, chữ in hoa, đậm, cỡ 13 - 14."},
	{"KH02", "PL I.III.2b", "E", "", "Chỉ có một mức độ khẩn."},
	{"MA01", "PL I.III.2a", "E", "", "Văn bản có độ mật không được soạn ở đây: theo quy định về bảo vệ bí mật nhà nước."},
	{"LH01", "PL I.III.2c", "E", "", "Chỉ dẫn phạm vi lưu hành đóng khung viền đơn, chữ in hoa, đứng, đậm, cỡ 13 - 14, ở lề trên bên phải."},
	{"ST01", "PL I.III.3", "W", "", "Ký hiệu người soạn thảo và số bản cỡ 11, đứng, sau dòng Lưu, như “PL.(300)”."},
	{"DC01", "PL I.III.4", "E", "", "Địa chỉ cơ quan ở cuối trang đầu, cỡ 11 - 12, đứng, dưới một đường kẻ hết chiều ngang."},
	{"SA01", "PL I-2.II.2b", "E", "", "Hình thức sao là “SAO Y”, “SAO LỤC” hoặc “TRÍCH SAO”, chữ in hoa, đứng, đậm, cỡ 13 - 14."},
	{"SA02", "PL I-2.II.2a", "E", "", "Phần bản sao ở sau phần cuối văn bản, cùng tờ giấy, dưới một đường kẻ hết chiều ngang."},
	{"SA03", "PL I-2.I.2", "E", "", "Bản sao điện tử là PDF từ 1.4, màu, ít nhất 200 dpi, tỷ lệ 100%, thông tin ký số cỡ 10 ở góc trên bên phải."},
	{"FM01", "PL III", "W", "", "Câu chữ cố định của các mẫu 1.6 - 1.10 đúng nguyên văn."},
	{"FM02", "PL III", "W", "", "Thứ tự các thành phần đúng mẫu."},
	{"MD01", "PL VI-2.I", "I", "", "Độ dài các trường trong giới hạn của Phụ lục VI: trích yếu 500, ký hiệu 30 ký tự."},
	{"HC01", "Luật Tổ chức chính quyền địa phương 2025", "W", "", "Không dùng tên đơn vị hành chính, cơ quan đã bỏ hoặc đã sáp nhập từ 01/7/2025."},
}
