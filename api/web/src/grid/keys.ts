// What a key means in a grid. While a cell is edited most keys are the text's own.

/** What is to be done. */
export type Deed =
  | { do: "move"; lines: number; cols: number; extend: boolean }
  | { do: "jump"; to: "first" | "last" | "start" | "end" | "top" | "bottom"; extend: boolean }
  | { do: "page"; down: boolean; extend: boolean }
  | { do: "next"; back: boolean }
  | { do: "edit" | "done" | "cancel" | "newline" | "clear" | "all" | "rows" | "undo" | "redo" | "menu" | "deselect" }
  | { do: "command"; name: "below" | "above" | "delete" | "up" | "down" };

export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

type Binding = [keys: string, deed: Deed];

const everywhere: Binding[] = [
  ["Ctrl+Enter", { do: "command", name: "below" }],
  ["Ctrl+Shift+Enter", { do: "command", name: "above" }],
  ["Alt+Shift+ArrowUp", { do: "command", name: "up" }],
  ["Alt+Shift+ArrowDown", { do: "command", name: "down" }],
  ["Shift+F10", { do: "menu" }],
  ["ContextMenu", { do: "menu" }],
];

const editing: Binding[] = [
  ["Enter", { do: "done" }],
  ["Escape", { do: "cancel" }],
  ["Alt+Enter", { do: "newline" }],
  ["Tab", { do: "next", back: false }],
  ["Shift+Tab", { do: "next", back: true }],
];

const moving: Binding[] = [
  ["Enter", { do: "edit" }],
  ["F2", { do: "edit" }],
  ["Escape", { do: "deselect" }],
  ["Delete", { do: "clear" }],
  ["Backspace", { do: "clear" }],
  ["Ctrl+Delete", { do: "command", name: "delete" }],
  ["Ctrl+a", { do: "all" }],
  ["Shift+Space", { do: "rows" }],
  ["Ctrl+z", { do: "undo" }],
  ["Ctrl+y", { do: "redo" }],
  ["Ctrl+Shift+z", { do: "redo" }],
  ...arrows(false),
  ...arrows(true),
];

function arrows(extend: boolean): Binding[] {
  const shift = extend ? "Shift+" : "";
  const ctrl = extend ? "Ctrl+Shift+" : "Ctrl+";
  return [
    [shift + "ArrowUp", { do: "move", lines: -1, cols: 0, extend }],
    [shift + "ArrowDown", { do: "move", lines: 1, cols: 0, extend }],
    [shift + "ArrowLeft", { do: "move", lines: 0, cols: -1, extend }],
    [shift + "ArrowRight", { do: "move", lines: 0, cols: 1, extend }],
    [shift + "Home", { do: "jump", to: "start", extend }],
    [shift + "End", { do: "jump", to: "end", extend }],
    [ctrl + "Home", { do: "jump", to: "first", extend }],
    [ctrl + "End", { do: "jump", to: "last", extend }],
    [ctrl + "ArrowUp", { do: "jump", to: "top", extend }],
    [ctrl + "ArrowDown", { do: "jump", to: "bottom", extend }],
    [ctrl + "ArrowLeft", { do: "jump", to: "start", extend }],
    [ctrl + "ArrowRight", { do: "jump", to: "end", extend }],
    [shift + "PageUp", { do: "page", down: false, extend }],
    [shift + "PageDown", { do: "page", down: true, extend }],
  ];
}

const whileEditing = new Map([...everywhere, ...editing]);
const whileMoving = new Map([...everywhere, ...moving]);

/** What a key means; undefined when it is not the grid's. */
export function deedOf(e: Key, edits: boolean): Deed | undefined {
  return (edits ? whileEditing : whileMoving).get(nameOf(e));
}

function nameOf(e: Key): string {
  const key = e.key === " " ? "Space" : e.key.length === 1 ? e.key.toLowerCase() : e.key;
  return (e.ctrlKey || e.metaKey ? "Ctrl+" : "") + (e.altKey ? "Alt+" : "") + (e.shiftKey ? "Shift+" : "") + key;
}
