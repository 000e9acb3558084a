import { useState } from "preact/hooks";
import { counts } from "../findings/Findings";
import { redo, redoable, undo, undoable } from "../model/draft";
import { pages } from "../model/live";
import { attempt } from "../ui/attempt";
import { download, downloadData, formats } from "./download";
import { BackIcon, RedoIcon, UndoIcon } from "../ui/icons";
import { draftKind, draftName } from "./name";
import { findingsOpen, narrow, toggleFindings } from "./panes";
import { Popup } from "./Popup";
import { countWords } from "../findings/places";
import { SavedState } from "./SavedState";
import { set, setting } from "./setting";
import { ThemeChoice } from "./ThemeChoice";

/** What is done with the draft that is open. */
export function Header({ print, history, help }: { print: () => void; history: () => void; help: () => void }) {
  return (
    <header class="shell-head">
      <a class="button shell-home" href="#/" aria-label="Về trang đầu" title="Về trang đầu">
        <BackIcon />
      </a>
      <div class="shell-title">
        <h1>{draftName}</h1>
        <span class="hint shell-about">
          {draftKind} <SavedState />
        </span>
      </div>
      <div class="shell-tools" role="group" aria-label="Công cụ">
        <button type="button" class="icon" disabled={undoable.value === ""} aria-label={`Hoàn tác ${undoable.value}`} title={`Hoàn tác ${undoable.value}`} onClick={undo}>
          <UndoIcon />
        </button>
        <button type="button" class="icon" disabled={redoable.value === ""} aria-label={`Làm lại ${redoable.value}`} title={`Làm lại ${redoable.value}`} onClick={redo}>
          <RedoIcon />
        </button>
        {!narrow.value && <CheckButton />}
        <button type="button" onClick={history}>
          Lịch sử
        </button>
        <button type="button" onClick={print}>
          In
        </button>
        <Downloads />
        <button type="button" onClick={help}>
          Trợ giúp
        </button>
        <ThemeChoice />
      </div>
    </header>
  );
}

function CheckButton() {
  return (
    <button type="button" class="shell-check" aria-expanded={findingsOpen.value} aria-controls="pane-findings" onClick={toggleFindings}>
      Kiểm tra <span class={counts.value.error > 0 ? "shell-count shell-count-error" : "shell-count"}>{countWords(counts.value, pages.value !== null)}</span>
    </button>
  );
}

function Downloads() {
  const [embed, setEmbed] = useState(setting("embed") === "yes");
  const toggle = (on: boolean) => {
    setEmbed(on);
    set("embed", on ? "yes" : "");
  };
  return (
    <Popup name="Tải về" id="downloads">
      {(close) => (
        <>
          {formats.map((f) => (
            <button key={f.id} type="button" class="shell-choice" onClick={() => (close(), void attempt(() => download(f, embed)))}>
              <strong>{f.name}</strong> <span class="hint">{f.hint}</span>
            </button>
          ))}
          <button type="button" class="shell-choice" onClick={() => (close(), void attempt(downloadData))}>
            <strong>Dữ liệu (JSON)</strong> <span class="hint">Không cần máy chủ; mở lại được</span>
          </button>
          <label class="shell-option">
            <input type="checkbox" checked={embed} onChange={(e) => toggle(e.currentTarget.checked)} /> Nhúng phông chữ vào Word
          </label>
        </>
      )}
    </Popup>
  );
}
