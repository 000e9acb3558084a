import { EditorState, type TransactionSpec } from "@codemirror/state";
import { expect, test } from "vitest";
import { composed } from "./composing";
import { renumbering } from "./renumbering";

// A text with the caret at "|", and what is done with it.
class Clerk {
  state: EditorState;

  constructor(text: string) {
    const caret = text.indexOf("|");
    this.state = EditorState.create({ doc: text.replace("|", ""), selection: { anchor: Math.max(caret, 0) }, extensions: [renumbering, composed] });
  }

  private do(spec: TransactionSpec): this {
    this.state = this.state.update(spec).state;
    return this;
  }

  type(text: string): this {
    for (const letter of text) this.do({ ...this.state.replaceSelection(letter), userEvent: letter === "\n" ? "input" : "input.type" });
    return this;
  }

  back(times: number): this {
    for (let i = 0; i < times; i++) {
      const { head } = this.state.selection.main;
      this.do({ changes: { from: head - 1, to: head }, userEvent: "delete.backward" });
    }
    return this;
  }

  paste(text: string): this {
    return this.do({ ...this.state.replaceSelection(text), userEvent: "input.paste" });
  }

  cut(from: string, to: string): this {
    const text = this.text;
    return this.do({ changes: { from: text.indexOf(from), to: text.indexOf(to) }, userEvent: "delete.cut" });
  }

  get text(): string {
    return this.state.doc.toString();
  }
}

test("a label that is typed letter by letter moves the following ones once it is whole", () => {
  const clerk = new Clerk("Điều 1. A\n|\nĐiều 2. B\nĐiều 3. C");
  expect(clerk.type("Điều 2.").text).toBe("Điều 1. A\nĐiều 2.\nĐiều 2. B\nĐiều 3. C");
  expect(clerk.type(" Mới").text).toBe("Điều 1. A\nĐiều 2. Mới\nĐiều 3. B\nĐiều 4. C");
  expect(clerk.back(11).text).toBe("Điều 1. A\n\nĐiều 2. B\nĐiều 3. C");
});

test("a label of two numbers does not disturb the list on its way", () => {
  const before = "1. A\n2. B\n|\n3. C\n4. D";
  expect(new Clerk(before).type("2.1. x").text).toBe("1. A\n2. B\n2.1. x\n3. C\n4. D");
  expect(new Clerk("1. A\n|\n2. B\n2.1. C").type("2. x").text).toBe("1. A\n2. x\n3. B\n3.1. C");
});

test("a chapter counts when its line ends", () => {
  const clerk = new Clerk("Chương I\nA\n|\nChương II\nB\nMục 1\nC");
  expect(clerk.type("Chương II").text).toBe("Chương I\nA\nChương II\nChương II\nB\nMục 1\nC");
  expect(clerk.type("\nMỚI").text).toBe("Chương I\nA\nChương II\nMỚI\nChương III\nB\nMục 1\nC");
});

test("a line that is cut and pasted elsewhere takes its number there", () => {
  const clerk = new Clerk("|1. A\n2. B\n3. C\n4. D").cut("3.", "4.");
  expect(clerk.text).toBe("1. A\n2. B\n3. D");
  expect(clerk.paste("3. C\n").text).toBe("1. C\n2. A\n3. B\n4. D");
});

test("text, references and what was pasted in the middle of a line stay as they are", () => {
  const text = "1. A khoản 2 Điều 3.|\n2. B";
  expect(new Clerk(text).type(" 7. x").text).toBe("1. A khoản 2 Điều 3. 7. x\n2. B");
  expect(new Clerk(text).paste("2. x").text).toBe("1. A khoản 2 Điều 3.2. x\n2. B");
});

test("two lines that become one leave the list closed", () => {
  expect(new Clerk("1. A\n|2. B\n3. C").back(1).text).toBe("1. A2. B\n2. C");
});

test("a mark of tone that is typed behind its letter becomes one with it", () => {
  expect(new Clerk("Viê|").type("\u0323t").text).toBe("Việt");
  expect(new Clerk("|").type("a\u0302\u0301n").text).toBe("ấn");
});

test("changes by the draft are left alone", () => {
  const state = EditorState.create({ doc: "1. A\n2. B", extensions: renumbering });
  expect(state.update({ changes: { from: 0, to: 5 } }).state.doc.toString()).toBe("2. B");
});
