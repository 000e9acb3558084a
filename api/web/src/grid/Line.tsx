import { useComputed, type ReadonlySignal } from "@preact/signals";
import { Editor } from "./Editor";
import type { Book } from "./book";
import { Icon } from "./icons";
import { gravest, spoken, type LineProblems } from "./problems";
import type { SheetCell, SheetLine } from "./sheet";

interface LineProps {
  book: Book;
  line: SheetLine;
  index: number; // in the sheet
  first: number; // of the lines that are drawn in one grid of places with it
  problems: ReadonlySignal<Map<number, LineProblems>>;
}

/** A line of a grid. It is drawn again only when something of it changes. */
export function Line({ book, line, index, first, problems }: LineProps) {
  const marks = useComputed(() => marksOf(book, book.sheet.value.lines[index] ?? line, index)); // the line as it is now, not as it was when this was made
  const found = useComputed(() => problems.value.get(index));
  const [active, selected] = marks.value.split("|");
  const top = index - first + 1;
  return (
    <div role="row" aria-rowindex={index + 1} class={`grid-line grid-${line.kind}`}>
      <div role={line.kind === "head" ? "columnheader" : "rowheader"} aria-colindex={1} class="grid-number" data-line={index} style={{ gridRow: String(top) }}>
        {line.number === "" ? <span class="hidden">Dòng</span> : line.number}
      </div>
      {line.cells.map((cell, i) => {
        const own = found.value?.get(cell.col);
        const is = { active: Number(active) === cell.col, selected: selected?.[i] === "1" };
        return (
          <div
            key={cell.col} role={line.kind === "head" ? "columnheader" : "gridcell"} data-line={index} data-col={cell.col}
            aria-colindex={cell.col + 2} aria-colspan={cell.cols > 1 ? cell.cols : undefined} aria-rowspan={cell.rows > 1 ? cell.rows : undefined}
            aria-selected={line.kind === "head" ? undefined : is.selected} aria-readonly={cell.fixed || undefined} aria-description={own && spoken(own)}
            class={classOf(cell, line, is.active, is.selected, own && gravest(own))}
            style={{ gridRow: `${top} / span ${cell.rows}`, gridColumn: `${cell.col + 2} / span ${cell.cols}` }}
          >
            {cell.prefix && <span class="grid-prefix">{cell.prefix}</span>}
            <span class="grid-body">
              <span class={cell.text === "" && cell.placeholder ? "grid-text grid-usual" : "grid-text"}>{shown(cell)}</span>
              {is.active && <Editor book={book} cell={cell} name={`${book.sheet.value.names[cell.col]}, ${placeOf(line)}`} description={own && spoken(own)} />}
            </span>
            {own && <span class="grid-flag"><Icon name="warning" /></span>}
          </div>
        );
      })}
    </div>
  );
}

function placeOf(line: SheetLine): string {
  return line.kind === "head" ? "tiêu đề" : `dòng ${line.number}`;
}

// What is active and what is selected, as a text, so that the line is told only when it changes.
function marksOf(book: Book, line: SheetLine, index: number): string {
  const owner = book.selection.owner.value;
  const rect = book.selection.rect.value;
  const active = owner?.line === index ? owner.cell.col : -1;
  const selected = line.cells.map((c) => (index < rect.row + rect.rows && index + c.rows > rect.row && c.col < rect.col + rect.cols && c.col + c.cols > rect.col ? "1" : "0"));
  return `${active}|${selected.join("")}`;
}

function classOf(cell: SheetCell, line: SheetLine, active: boolean, selected: boolean, severity?: string): string {
  const classes = ["grid-cell", `grid-${cell.align ?? "left"}`];
  if (cell.bold || line.kind === "group" || line.kind === "total") classes.push("grid-bold");
  if (active) classes.push("grid-active");
  if (selected && !active) classes.push("grid-selected");
  if (severity) classes.push("grid-faulty", `grid-${severity}`);
  return classes.join(" ");
}

// A line that ends with a break has a further, empty one; an empty cell is a line high.
function shown(cell: SheetCell): string {
  const text = cell.text === "" ? (cell.placeholder ?? "") : cell.text;
  return text === "" || text.endsWith("\n") ? text + "\u200b" : text;
}
