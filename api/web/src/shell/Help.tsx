import { useId } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { ForgetAll } from "./ForgetAll";
import { keyGroups, type KeyGroup } from "./keyList";

/** The keys, and what the page is for. */
export function Help({ close }: { close: () => void }) {
  return (
    <Dialog title="Trợ giúp" close={close}>
      {keyGroups.map((g) => (
        <Keys key={g.title} group={g} />
      ))}
      <h3>Nghị định số 30/2020/NĐ-CP</h3>
      <p>
        Văn bản được trình bày theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư: Phụ lục I (thể thức, kỹ thuật trình bày), Phụ lục II (viết hoa) và
        Phụ lục III (mẫu trình bày). Quốc hiệu, Tiêu ngữ, đường kẻ, dấu “./.”, chữ “Nơi nhận:” tự có trên trang; chỉ cần điền nội dung.
      </p>
      <p>Mỗi điểm kiểm tra đều ghi rõ quy định tương ứng. Phải sửa hết lỗi, điền đủ mục bắt buộc mới tải được văn bản; cảnh báo thì không bắt buộc.</p>
      <h3>Bản thảo ở đâu?</h3>
      <p>Mọi thay đổi tự lưu trên máy này trong vòng một giây, cả khi mất mạng. Các phiên bản trước có trong “Lịch sử”. Bản thảo không được gửi đi đâu khác ngoài máy chủ của cơ quan.</p>
      <h3>Máy dùng chung</h3>
      <p>Ai mở trình duyệt này cũng thấy các bản thảo ở đây. Xong việc trên máy dùng chung, hãy tải về hoặc lưu lên máy chủ rồi xóa khỏi máy.</p>
      <ForgetAll />
    </Dialog>
  );
}

function Keys({ group }: { group: KeyGroup }) {
  const id = useId();
  return (
    <>
      <h3 id={id}>Phím tắt: {group.title}</h3>
      <table class="shell-keys" aria-labelledby={id}>
        <thead class="hidden">
          <tr>
            <th scope="col">Phím</th>
            <th scope="col">Việc</th>
          </tr>
        </thead>
        <tbody>
          {group.keys.map((k) => (
            <tr key={k.keys}>
              <th scope="row">
                <kbd>{k.keys}</kbd>
              </th>
              <td>{k.what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
