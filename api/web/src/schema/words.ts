// The words of the form: what the values of a choice mean, and what is said of a field.

import { resolve, type Schema } from "../model/schema";

/** Values in a clerk's words. Those that the table lacks are told from the schema's description. */
const table: Record<string, string> = {
  large: "Cỡ lớn (13–14)",
  small: "Cỡ nhỏ (12–13)",
  paper: "Giấy",
  electronic: "Điện tử",
  one: "Chung một tệp",
  separate: "Mỗi văn bản một tệp",
  khan: "Khẩn",
  "thuong-khan": "Thượng khẩn",
  "hoa-toc": "Hỏa tốc",
  "xem-xong-tra-lai": "Xem xong trả lại",
  "luu-hanh-noi-bo": "Lưu hành nội bộ",
  portrait: "Giấy đứng",
  landscape: "Giấy ngang",
  left: "Trái",
  center: "Giữa",
  right: "Phải",
  justify: "Đều hai bên",
  phan: "Phần",
  chuong: "Chương",
  muc: "Mục",
  tieu_muc: "Tiểu mục",
  dieu: "Điều",
  muc_lon: "Mục lớn (A. TIÊU ĐỀ)",
  de_muc: "Đề mục (I. TIÊU ĐỀ)",
  khoan: "Khoản (1.)",
  tieu_khoan: "Tiểu khoản (1.1.)",
  diem: "Điểm (a)",
  gach: "Gạch đầu dòng (-)",
  cong: "Dấu cộng (+)",
  doan: "Đoạn văn",
  ordinal: "Số thứ tự",
  task: "Nhiệm vụ",
  product: "Sản phẩm",
  lead_unit: "Đơn vị chủ trì",
  coordinating_units: "Đơn vị phối hợp",
  time: "Thời gian",
  budget: "Kinh phí",
  notes: "Ghi chú",
  "cchc-bo": "Cải cách hành chính của bộ",
  "cchc-tinh": "Cải cách hành chính của tỉnh",
  bars: "Cột",
  stacked: "Cột chồng",
  lines: "Đường",
  done: "Hoàn thành",
  in_progress: "Đang thực hiện",
  not_started: "Chưa thực hiện",
  previous: "Kỳ trước",
  year_before: "Cùng kỳ năm trước",
  "cuoc-hop": "Cuộc họp",
  "hoi-nghi": "Hội nghị",
  "hoi-thao": "Hội thảo",
  "hang-nam": "Nghỉ hằng năm có lương",
  "khong-luong": "Nghỉ không hưởng lương",
  "viec-rieng": "Nghỉ việc riêng, hưởng nguyên lương",
  "kinh-gui": "Kính gửi",
  "than-gui": "Thân gửi",
  "than-ai-gui": "Thân ái gửi",
  "chi-dao": "Chỉ đạo, điều hành",
  "the-che": "Cải cách thể chế",
  "thu-tuc": "Cải cách thủ tục hành chính",
  "bo-may": "Cải cách tổ chức bộ máy",
  "cong-vu": "Cải cách chế độ công vụ",
  "tai-chinh": "Cải cách tài chính công",
  so: "Chính quyền điện tử, chính quyền số",
  text: "Câu văn",
  table: "Bảng",
  chart: "Biểu đồ",
  late: "Danh sách quá hạn",
  "TM.": "TM. – thay mặt tập thể",
  "TM. KT.": "TM. KT. – thay mặt tập thể, cấp phó ký thay",
  "TM. Q.": "TM. Q. – thay mặt tập thể, quyền",
  "KT.": "KT. – cấp phó ký thay",
  "Q.": "Q. – quyền, người được giao quyền",
  "TL.": "TL. – ký thừa lệnh",
  "TL. KT.": "TL. KT. – thừa lệnh, cấp phó ký thay",
  "TUQ.": "TUQ. – ký thừa ủy quyền",
};

/** What it means to leave a choice open, by the field's name; else the schema's description says what is the default. */
const open: Record<string, string> = {
  competence: "Người đứng đầu ký",
  priority: "Không khẩn",
  circulation: "Không giới hạn",
  preset: "Cỡ lớn (13–14)",
  area: "Không theo đề cương",
  outline: "Không theo đề cương",
  as: "Cách thường lệ",
};

/** A value of a choice in words. */
export function optionWords(value: string, s: Schema): string {
  return table[value] ?? described(value, s) ?? value;
}

// "khan: khẩn; …" and "hang-nam (nghỉ hằng năm có lương), …".
function described(value: string, s: Schema): string | undefined {
  const code = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`(?:^|[\\s,;])${code}(?:\\s*\\(mặc định\\))?(?::\\s*([^;.]+)|\\s*\\(([^)]+)\\))`).exec(s.description ?? "");
  const words = found?.[1] ?? found?.[2];
  return words && capital(words.trim());
}

/** What a choice says when nothing is chosen. */
export function openWords(name: string, s: Schema, must: boolean): string {
  const standing = (s.enum ?? s.anyOf?.find((f) => f.enum)?.enum ?? []).find((v) => new RegExp(`${v} \\(mặc định\\)|[Mm]ặc định (là )?${v}`).test(s.description ?? ""));
  if (standing) return optionWords(standing, s);
  if (s.enum?.includes("Ông")) return must ? "Chọn …" : "Không ghi";
  return open[name] ?? (must ? "Chọn …" : "Theo mặc định");
}

/** A text with the fields it names in quotes called by their titles, and yes and no in words. */
export function inWords(text: string, root: Schema, own: Record<string, string> = {}): string {
  return text
    .replace(/\bghi “([a-z_]+)”: true/g, "đánh dấu “$1”")
    .replace(/“([a-z_]+)”/g, (all, name: string) => `“${own[name] ?? titleOf(root, name) ?? all.slice(1, -1)}”`)
    .replace(/\btrường “/g, "mục “")
    .replace(/\b(true|false)\b:?/g, (_, v: string) => (v === "true" ? "Đánh dấu:" : "không đánh dấu"))
    .replace(/ở (appendices|attachments)\b/g, (all, name: string) => `ở mục “${titleOf(root, name) ?? all}”`);
}

/** The description of a field in a clerk's words. */
export function help(s: Schema, root: Schema): string {
  const codes = s.enum ?? s.anyOf?.find((f) => f.enum)?.enum ?? s.items?.enum ?? [];
  const text = codes.reduce((t, code) => t.replace(new RegExp(`(^|[\\s(,;])${code.replace(/\./g, "\\.")}(?=\\s*(?:\\(mặc định\\))?[:,;.)\\s])`, "g"), (all, before: string) => (code.endsWith(".") ? all : before + optionWords(code, s))), s.description ?? "");
  return dated(inWords(text, root));
}

/** A message of the server in a clerk's words. Several fields may have one name: the titles that are meant come before those of the schema. */
export function message(text: string, root: Schema, own: Record<string, string> = {}): string {
  return dated(inWords(text, root, own))
    .replace(/, ví dụ [{[].*[}\]]\.?$/, ".")
    .replace(/lấy từ hồ sơ cơ quan “[\w-]+”/g, "lấy từ hồ sơ cơ quan")
    .replace(/năm-tháng-ngày/g, "ngày/tháng/năm");
}

// Dates in descriptions are as the API has them.
function dated(text: string): string {
  return text
    .replace(/\b(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\+07:00)?/g, "$4 $3/$2/$1")
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b(?!T)/g, "$3/$2/$1")
    .replace(/\b(\d{4})-(\d{2})\b(?!-)/g, "$2/$1");
}

function titleOf(root: Schema, name: string): string | undefined {
  const holders = [root, ...Object.values(root.$defs ?? {})];
  return holders.map((s) => s.properties?.[name]?.title).find((t) => t !== undefined);
}

/** The title of a field. */
export function titled(root: Schema, s: Schema, name: string): string {
  return resolve(root, s).title ?? name;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
