import type { Widget } from "./widget";
import { ChoiceControl, ChoicesControl, FlagControl } from "./ChoiceControl";
import { LineControl } from "./LineControl";
import { DateControl, MomentControl, PeriodControl, StampControl } from "./DateControl";
import { NumberControl, NumbersControl } from "./NumberControl";
import { PictureControl } from "./PictureControl";
import { ProfileControl } from "./ProfileControl";
import { KindControl } from "./KindControl";
import type { Schema } from "../model/schema";

/** What every control is told. */
export interface ControlProps {
  pointer: string;
  name: string;
  schema: Schema;
  id: string;
  label: string;
  describedBy: string;
  must: boolean;
  invalid: boolean;
}

/** The control of a field that is one native element or a few. */
export function Control({ widget, ...p }: ControlProps & { widget: Widget }) {
  switch (widget.type) {
    case "choice":
      return <ChoiceControl {...p} options={widget.options} free={widget.free} />;
    case "choices":
      return <ChoicesControl {...p} options={widget.options} />;
    case "flag":
      return <FlagControl {...p} />;
    case "number":
      return <NumberControl {...p} whole={widget.whole} />;
    case "numbers":
      return <NumbersControl {...p} />;
    case "date":
      return <DateControl {...p} />;
    case "moment":
      return <MomentControl {...p} />;
    case "stamp":
      return <StampControl {...p} />;
    case "period":
      return <PeriodControl {...p} />;
    case "picture":
      return <PictureControl {...p} />;
    case "profile":
      return <ProfileControl {...p} />;
    case "kind":
      return <KindControl {...p} />;
    case "line":
      return <LineControl {...p} />;
    default:
      return <p class="hint">Mục này giữ nguyên như đã có; ở đây chưa sửa được.</p>;
  }
}
