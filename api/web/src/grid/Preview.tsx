import type { Sheet, SheetLine } from "./sheet";

const most = 20;

/** The first rows of a sheet as they will be. */
export function Preview({ sheet, from }: { sheet: Sheet; from: number }) {
  const start = Math.min(sheet.head + from, sheet.lines.length);
  const lines = sheet.lines.slice(start, start + most);
  const rest = sheet.lines.length - start - lines.length;
  return (
    <>
      <div class="grid-scroll grid-preview" tabIndex={0} role="region" aria-label="Xem trước">
        <table class="grid-figures">
          <caption class="hidden">Những dòng đầu của kết quả</caption>
          <thead>{sheet.lines.slice(0, sheet.head).map((l, i) => <PreviewLine key={i} line={l} left={sheet.head - i} />)}</thead>
          <tbody>{lines.map((l, i) => <PreviewLine key={i} line={l} left={lines.length - i} />)}</tbody>
        </table>
      </div>
      {rest > 0 && <p class="hint">… và {rest} dòng nữa.</p>}
    </>
  );
}

function PreviewLine({ line, left }: { line: SheetLine; left: number }) {
  const Cell = line.kind === "head" ? "th" : "td";
  return (
    <tr class={`grid-preview-${line.kind}`}>
      {line.cells.map((c) => (
        <Cell key={c.col} colSpan={c.cols} rowSpan={Math.min(c.rows, left)} class={`grid-${c.align ?? "left"}${c.bold ? " grid-bold" : ""}`}>
          {c.prefix && <span class="grid-prefix">{c.prefix} </span>}
          {c.text || (line.kind === "head" ? c.placeholder : "")}
        </Cell>
      ))}
    </tr>
  );
}
