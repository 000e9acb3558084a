import "./grid.css";
import { useMemo } from "preact/hooks";
import { TableDialogs } from "./Dialogs";
import { Grid } from "./Grid";
import { HeaderStrip } from "./HeaderStrip";
import { Properties } from "./Properties";
import { tableBook } from "./tableBook";
import { Toolbar } from "./Toolbar";
import { Wide } from "./Wide";

export { TasksField } from "./TasksField";
export { newTable, tableFrom } from "./table";
export { newTasks } from "./tasks";

export interface GridProps {
  pointer: string; // to the table
  label: string;
}

/** A table (definition part.Table of the schema) in a grid. */
export function TableField({ pointer, label }: GridProps) {
  const book = useMemo(() => tableBook(pointer, label), [pointer, label]);
  return (
    <div class="grid-field" role="group" aria-label={label}>
      <Wide book={book}>
        <Toolbar book={book} />
        <HeaderStrip book={book} />
        <Grid book={book} />
      </Wide>
      <Properties table={book.table} set={book.set} />
      <TableDialogs book={book} />
    </div>
  );
}
