import { stay } from "./going";
import { withoutHeader, type TableBook } from "./tableBook";

/** Asks whether the first row that was pasted is the header, which it has been made. */
export function HeaderStrip({ book }: { book: TableBook }) {
  const asked = book.question.value;
  if (asked === null || JSON.stringify(book.table.value.columns) !== asked.columns) return null;
  const answer = (header: boolean) => {
    if (header) book.question.value = null;
    else withoutHeader(book);
    stay(book);
  };
  return (
    <div class="grid-strip" role="group" aria-label="Tiêu đề của bảng vừa dán">
      <span role="status">{asked.header > 1 ? "Hai dòng đầu là tiêu đề?" : "Dòng đầu là tiêu đề?"}</span>
      <button type="button" class="main" onClick={() => answer(true)}>Đúng</button>
      <button type="button" onClick={() => answer(false)}>Không</button>
    </div>
  );
}
