import { batch, useSignal, type Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Book } from "./book";
import { ColumnDialog } from "./ColumnDialog";
import { columnsOf, rowsOf } from "./cells";
import { FileDialog } from "./FileDialog";
import { refocus } from "./going";
import { applyTable, applyTasks, guessTable, guessTasks, pasted, type Source, type TablePlan, type TaskPlan } from "./mapping";
import { MappingDialog } from "./MappingDialog";
import { SumDialog } from "./SumDialog";
import { columnName, isBlank, tableSheet } from "./table";
import type { TableBook } from "./tableBook";
import { fields, noTasks, refsOf, tasksSheet } from "./tasks";
import type { TasksBook } from "./tasksBook";

/** The dialog that is open over a table, if any. */
export function TableDialogs({ book }: { book: TableBook }) {
  const asking = book.asking.value;
  const read = useSignal<Source | null>(null);
  const close = () => leave(book, read);
  useReturn(book);
  if (asking === null) return null;
  const active = book.selection.active.peek().col;
  const setColumns = (columns: ReturnType<typeof columnsOf>) => book.set((t) => ({ ...t, columns }), "sửa cột");
  if (asking.of === "columns") return <ColumnDialog table={book.table.value} tasks={false} active={active} set={setColumns} close={close} />;
  if (asking.of === "sums") return <SumDialog book={book} close={close} />;
  if (asking.of === "paste") return <TableMapping book={book} source={pasted(asking.block)} at={{ row: Math.max(0, asking.at.line - book.sheet.peek().head), col: asking.at.col }} close={close} />;
  return read.value === null ? <FileDialog close={close} then={(s) => (read.value = s)} /> : <TableMapping book={book} source={read.value} close={close} />;
}

function leave(book: Book, read: Signal<Source | null>): void {
  if (book.asking.peek() === null) return;
  batch(() => {
    read.value = null;
    book.asking.value = null;
  });
}

// When a dialog has gone the focus goes back to the active cell: while it is there nothing else takes it.
function useReturn(book: Book): void {
  const open = useRef(false);
  const asking = book.asking.value !== null;
  useLayoutEffect(() => {
    if (open.current && !asking) refocus(book);
    open.current = asking;
  }, [asking]);
}

const tableModes = {
  columns: "Thay cả bảng, lấy cả các cột", rows: "Thay các dòng, giữ các cột", append: "Thêm vào cuối bảng", here: "Dán từ ô đang chọn",
} as const;

function TableMapping({ book, source, at, close }: { book: TableBook; source: Source; at?: { row: number; col: number }; close: () => void }) {
  const table = book.table.peek();
  const guess = (s: Source, mode?: TablePlan["mode"]) => guessTable(s, table, at, mode);
  const modes = (Object.keys(tableModes) as TablePlan["mode"][]).filter((m) => m !== "here" || at !== undefined).map((m) => [m, tableModes[m]] as const);
  const first = guess(at && !isBlank(table) ? { ...source, header: 0 } : source);
  const result = (plan: TablePlan, s: Source) => {
    const after = applyTable(table, s, plan);
    const from = plan.mode === "append" ? rowsOf(table).length : plan.mode === "here" ? plan.row : 0;
    return { sheet: tableSheet(after), from, words: wordsOf(rowsOf(after).slice(from)) };
  };
  const choices = (plan: TablePlan) => [
    ...(plan.mode === "columns" ? [] : columnsOf(table).map((c, i) => [i, columnName(c, i)] as const)),
    ["new", plan.mode === "columns" ? "Lấy" : "Cột mới"] as const, ["skip", "Bỏ"] as const,
  ];
  return (
    <MappingDialog<TablePlan>
      title={at ? "Dán: chọn cột" : "Lấy từ tệp: chọn cột"} source={source} first={first} modes={modes} choices={choices} guess={guess} result={result} close={close}
      apply={(plan, s) => {
        book.set((t) => applyTable(t, s, plan), at ? `dán ${source.flat.lines.length} dòng` : "lấy bảng từ tệp");
        book.said.value = `Đã đưa ${s.flat.lines.length - plan.header} dòng vào bảng.`;
        close();
      }}
    />
  );
}

function wordsOf(rows: ReturnType<typeof rowsOf>): string {
  const groups = rows.filter((r) => r.group === true).length;
  const totals = rows.filter((r) => r.total === true).length;
  return `${rows.length} dòng` + (groups > 0 ? `, trong đó ${groups} dòng nhóm` : "") + (totals > 0 ? `${groups > 0 ? " và" : ", trong đó"} ${totals} dòng tổng` : "") + ".";
}

/** The dialog that is open over tasks, if any. */
export function TasksDialogs({ book }: { book: TasksBook }) {
  const asking = book.asking.value;
  const read = useSignal<Source | null>(null);
  const close = () => leave(book, read);
  useReturn(book);
  if (asking === null) return null;
  if (asking.of === "columns") return <ColumnDialog table={book.table.value} tasks active={book.selection.active.peek().col} set={(columns) => book.set((t) => ({ ...t, columns }), "sửa cột")} close={close} />;
  if (asking.of === "paste") return <TasksMapping book={book} source={pasted(asking.block)} col={asking.at.col} close={close} />;
  return read.value === null ? <FileDialog close={close} then={(s) => (read.value = s)} /> : <TasksMapping book={book} source={read.value} close={close} />;
}

const taskChoices = [...fields.map((f) => [f.field, f.field === "task" ? "Nhiệm vụ" : f.header] as const), ["skip", "Bỏ"] as const];

function TasksMapping({ book, source, col, close }: { book: TasksBook; source: Source; col?: number; close: () => void }) {
  const table = book.table.peek();
  const guess = (s: Source, mode?: TaskPlan["mode"]) => guessTasks(s, table, col, mode);
  const result = (plan: TaskPlan, s: Source) => {
    const after = applyTasks(table, s, plan);
    const from = plan.mode === "append" && !noTasks(table) ? refsOf(table).length : 0;
    const rows = refsOf(after).slice(from);
    const tasks = rows.filter((r) => r.product === 0).length;
    const groups = rows.filter((r) => r.task < 0).length;
    return { sheet: tasksSheet(after), from, words: `${tasks} nhiệm vụ, ${rows.length - groups} sản phẩm${groups > 0 ? `, ${groups} nhóm` : ""}.` };
  };
  return (
    <MappingDialog<TaskPlan>
      title={col === undefined ? "Lấy từ tệp: chọn cột" : "Dán: chọn cột"} source={source} first={guess(source)}
      modes={[["rows", "Thay các nhiệm vụ đã có"], ["append", "Thêm vào sau các nhiệm vụ đã có"]]} choices={() => taskChoices} guess={guess} result={result} close={close}
      apply={(plan, s) => {
        book.set((t) => applyTasks(t, s, plan), col === undefined ? "lấy nhiệm vụ từ tệp" : `dán ${source.flat.lines.length} dòng`);
        book.said.value = `Đã đưa ${s.flat.lines.length - plan.header} dòng vào bảng.`;
        close();
      }}
    />
  );
}
