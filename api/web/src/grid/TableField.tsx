import "./grid.css";

export interface GridProps {
  pointer: string; // to the table
  label: string;
}

/** A table (definition part.Table of the schema) in a grid. */
export function TableField(_: GridProps) {
  return null;
}

/** A plan's tasks (definition part.TaskTable) in a grid. */
export function TasksField(_: GridProps) {
  return null;
}
