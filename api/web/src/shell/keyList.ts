// The keys of the page and its parts, as the help lists them. Each part listens to its own: shortcuts.ts, src/text, src/grid.

/** Keys that belong together. */
export interface KeyGroup {
  title: string;
  keys: { keys: string; what: string }[];
}

const list = (title: string, ...keys: [string, string][]): KeyGroup => ({ title, keys: keys.map(([k, what]) => ({ keys: k, what })) });

export const keyGroups: KeyGroup[] = [
  list(
    "cả trang",
    ["Ctrl + S", "Lưu phiên bản (mọi thay đổi vẫn tự lưu)"],
    ["Ctrl + P", "In"],
    ["Ctrl + Z, Ctrl + Y", "Hoàn tác, làm lại, ở bất cứ ô nào"],
    ["F6, Shift + F6", "Chuyển giữa phần soạn, phần kiểm tra và trang in"],
    ["F8, Shift + F8", "Từ con trỏ đến lỗi tiếp theo, lỗi trước"],
    ["Alt + 1, 2, 3", "Đến phần soạn, phần kiểm tra, trang in"],
    ["F1", "Trợ giúp này"],
    ["Shift + F1", "Giải thích ô đang có con trỏ"],
  ),
  list(
    "khi gõ nội dung",
    ["Enter", "Xuống dòng và đánh số tiếp: Điều 2, khoản 2, điểm b…"],
    ["Shift + Enter", "Xuống dòng, không đánh số"],
    ["Backspace", "Ngay sau số vừa tự thêm: bỏ số đó"],
    ["Ctrl + ], Ctrl + [", "Hạ, nâng một cấp: Điều, khoản, điểm, gạch đầu dòng"],
    ["Alt + ↑, Alt + ↓", "Chuyển dòng lên, xuống; số tự đổi theo"],
    ["F8, Shift + F8", "Đến chỗ cần sửa tiếp theo, chỗ trước"],
    ["Ctrl + .", "Sửa chỗ có con trỏ theo gợi ý"],
  ),
  list(
    "trong bảng",
    ["Các phím mũi tên", "Sang ô bên; thêm Ctrl: đến đầu, cuối bảng"],
    ["Shift + mũi tên", "Chọn nhiều ô"],
    ["Home, End", "Đến đầu dòng, cuối dòng; thêm Ctrl: ô đầu, ô cuối bảng"],
    ["Page Up, Page Down", "Lên, xuống 12 dòng"],
    ["Tab, Shift + Tab", "Khi đang sửa ô: sang ô sau, ô trước; ở ô cuối thì thêm dòng"],
    ["Enter, F2", "Sửa ô; khi đang sửa, Enter là xong"],
    ["Alt + Enter", "Xuống dòng trong ô đang sửa"],
    ["Esc", "Bỏ chữ vừa gõ; bỏ chọn; thu nhỏ bảng đang mở rộng"],
    ["Delete", "Xóa nội dung các ô đang chọn"],
    ["Ctrl + C, X, V", "Chép, cắt, dán ô, cả từ Excel và Word"],
    ["Ctrl + A, Shift + dấu cách", "Chọn cả bảng, chọn cả dòng"],
    ["Ctrl + Enter", "Thêm dòng dưới; thêm Shift: dòng trên"],
    ["Ctrl + Delete", "Xóa dòng"],
    ["Alt + Shift + ↑, ↓", "Chuyển dòng lên, xuống"],
    ["Shift + F10", "Các thao tác với ô này"],
  ),
];
