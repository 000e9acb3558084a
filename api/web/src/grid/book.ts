// What a grid works on, be it a table or tasks.

import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Sheet, Spot } from "./sheet";
import type { Selection } from "./state";
import type { Flat } from "./spans";
import type { Entry } from "./table";
import type { IconName } from "./icons";

/** Something that can be done at the place where the clerk is. */
export interface Command {
  id: string;
  label: string; // in full
  short?: string; // on its button, where the icon alone would be a riddle
  icon?: IconName;
  keys?: string;
  part: number; // commands of the same part stand together
  disabled?: boolean;
  pressed?: boolean; // of one that is on or off
  menuOnly?: boolean;
  run(): void;
}

/** A dialog that is open over a grid. */
export type Asking =
  | { of: "columns" }
  | { of: "sums" }
  | { of: "file" }
  | { of: "paste"; block: Flat; at: Spot };

export interface Book {
  pointer: string; // to the table in the draft
  label: string;
  sheet: ReadonlySignal<Sheet>;
  selection: Selection;
  commands: ReadonlySignal<Command[]>;
  asking: Signal<Asking | null>;
  wide: Signal<boolean>; // the grid has the whole window
  said: Signal<string>; // what was just done, for those who do not see it
  /** Writes texts. Those with the same field that follow each other at once are one step of undo. */
  write(entries: readonly Entry[], what: string, field?: string): void;
  /** Puts a block of cells at a place; the far corner of what was put, or null when the clerk is asked first. */
  paste(block: Flat, at: Spot): Spot | null;
}

/** Gives the grid the whole window, or takes it back. */
export function wideCommand(book: Book, part: number): Command {
  const wide = book.wide.value;
  return {
    id: "wide", part, label: wide ? "Thu nhỏ bảng về chỗ cũ" : "Mở rộng bảng ra cả cửa sổ", short: wide ? "Thu nhỏ" : "Mở rộng", icon: wide ? "narrower" : "wider",
    keys: wide ? "Esc" : undefined, run: () => (book.wide.value = !wide),
  };
}
