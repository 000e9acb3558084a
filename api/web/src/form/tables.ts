// What a table is when it begins. The columns are those that most appendices have; the grid changes them.

import type { Json } from "../model/json";

/** A table with the usual columns and room for three lines. */
export const table: Json = {
  columns: [{ header: "STT", width_mm: 14, align: "center" }, { header: "Nội dung", share: 4 }, { header: "Đơn vị thực hiện", share: 2 }, { header: "Thời gian", share: 2 }],
  rows: [{ cells: ["1", "", "", ""] }, { cells: ["2", "", "", ""] }, { cells: ["3", "", "", ""] }],
};

/** A plan's tasks with all its columns, one group and one task. */
export const tasks: Json = {
  columns: [
    { field: "ordinal", width_mm: 14 },
    { field: "task", share: 4 },
    { field: "product", share: 3 },
    { field: "lead_unit", share: 2 },
    { field: "coordinating_units", share: 2 },
    { field: "time", share: 2 },
    { field: "budget", share: 2 },
    { field: "notes", width_mm: 22 },
  ],
  groups: [{ tasks: [{ products: [{}] }] }],
};
