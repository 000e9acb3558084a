import { setShare, share } from "./panes";

const step = 2;

/** The line between the draft and the paper. It is moved with the pointer or with the arrow keys. */
export function Splitter() {
  const drag = (e: PointerEvent) => {
    const line = e.currentTarget as HTMLElement;
    if (!line.hasPointerCapture(e.pointerId)) return;
    const desk = line.parentElement!.getBoundingClientRect();
    setShare(((e.clientX - desk.left) / desk.width) * 100);
  };
  return (
    <div
      class="shell-splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Độ rộng phần soạn"
      aria-controls="pane-draft"
      aria-valuenow={share.value}
      aria-valuemin={25}
      aria-valuemax={75}
      aria-valuetext={`Phần soạn ${share.value}%`}
      onPointerDown={(e) => (e.preventDefault(), (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId))}
      onPointerMove={drag}
      onDblClick={() => setShare(48)}
      onKeyDown={(e) => press(e)}
    />
  );
}

function press(e: KeyboardEvent): void {
  const to: Record<string, number> = { ArrowLeft: share.peek() - step, ArrowRight: share.peek() + step, Home: 25, End: 75 };
  const next = to[e.key];
  if (next === undefined) return;
  e.preventDefault();
  setShare(next);
}
