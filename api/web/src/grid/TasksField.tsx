import "./grid.css";
import { useMemo } from "preact/hooks";
import { TasksDialogs } from "./Dialogs";
import { Grid } from "./Grid";
import { Properties } from "./Properties";
import { tasksBook } from "./tasksBook";
import type { GridProps } from "./TableField";
import { Toolbar } from "./Toolbar";
import { Wide } from "./Wide";

/** A plan's tasks (definition part.TaskTable) in a grid. */
export function TasksField({ pointer, label }: GridProps) {
  const book = useMemo(() => tasksBook(pointer, label), [pointer, label]);
  return (
    <div class="grid-field" role="group" aria-label={label}>
      <Wide book={book}>
        <Toolbar book={book} />
        <Grid book={book} />
      </Wide>
      <Properties table={book.table} set={book.set} />
      <TasksDialogs book={book} />
    </div>
  );
}
