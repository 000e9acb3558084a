import { signal } from "@preact/signals";
import { drop, undo, undoable } from "../model/draft";
import { show } from "../model/place";
import { split } from "../model/pointer";

const removed = signal({ holder: "", pointer: "", what: "" });

/** Takes a part of the draft out, and says so where it was, with the way back. */
export function takeOut(holder: string, pointer: string, what: string): void {
  drop(pointer, what);
  removed.value = { holder, pointer, what };
}

/** Takes out a member that a button offers again; the button has the focus then. */
export function takeOutMember(holder: string, pointer: string, what: string): void {
  takeOut(holder, pointer, what);
  show({ pointer, offset: 0 });
}

/** What was taken out of a list, or of some members of an object, as long as that is the last step. */
export function Undo({ holder, names }: { holder: string; names?: string[] }) {
  const { what, pointer } = removed.value;
  const here = removed.value.holder === holder && (names === undefined || names.includes(split(pointer).name));
  const back = here && what !== "" && undoable.value === what;
  return (
    <div role="status" class="form-undo">
      {back && (
        <>
          Đã {what}.{" "}
          <button type="button" class="quiet" onClick={() => bringBack(pointer)}>
            Hoàn tác
          </button>
        </>
      )}
    </div>
  );
}

// The button goes with what it did: what came back has the focus.
function bringBack(pointer: string): void {
  undo();
  show({ pointer, offset: 0 });
}
