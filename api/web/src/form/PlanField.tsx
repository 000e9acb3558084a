import { useState } from "preact/hooks";
import { TasksField } from "../grid/TableField";
import { HeadingContext, type MemberProps } from "./Field";
import { Members } from "./ObjectField";

/**
 * The plan that a report measures progress by: its tasks in a grid, and below what a grid has no columns for, such as the
 * codes of products and deadlines that are no dates.
 */
export function PlanField({ pointer, title, schema }: MemberProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class="form-plan">
      <TasksField pointer={pointer} label={title} />
      <details class="form-more" open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
        <summary>Mã sản phẩm, thời hạn bằng lời</summary>
        {open && (
          <HeadingContext.Provider value={null}>
            <Members pointer={pointer} schema={schema} />
          </HeadingContext.Provider>
        )}
      </details>
    </div>
  );
}
