// The labels that the server reads are set off a little, so that a clerk sees what counts as one.

import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from "@codemirror/view";
import { labelOf } from "./label";
import { rank } from "./levels";

// Points, dashes and pluses are set in, so that the eye sees what belongs to what.
const inset = [rank.diem, rank.gach, rank.cong].map((r) => Decoration.line({ class: `text-inset-${r - rank.diem + 1}` }));
const heading = Decoration.mark({ class: "text-label text-heading" });
const item = Decoration.mark({ class: "text-label" });

function decorated(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const label = labelOf(line.text);
      const step = label === null ? undefined : inset[rank[label.level] - rank.diem];
      if (step) builder.add(line.from, line.from, step);
      if (label !== null) builder.add(line.from + label.from, line.from + label.to, rank[label.level] <= rank.de_muc ? heading : item);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const labels = ViewPlugin.define(
  (view) => ({
    set: decorated(view),
    update(u: ViewUpdate) {
      if (u.docChanged || u.viewportChanged) this.set = decorated(u.view);
    },
  }),
  { decorations: (p) => p.set },
);
