import { useEffect } from "preact/hooks";
import "./start.css";
import { Drafts } from "./Drafts";
import { Kinds } from "./Kinds";
import { OpenFile } from "./OpenFile";
import { PasteText } from "./PasteText";
import { ThemeChoice } from "./ThemeChoice";

/** The beginning: what a draft can begin with, and the drafts that there are. */
export function Start() {
  useEffect(() => {
    document.title = "Soạn thảo văn bản";
  }, []);
  return (
    <>
      <header class="start-head">
        <div>
          <h1>Soạn thảo văn bản</h1>
          <p class="hint">Đúng thể thức, kỹ thuật trình bày theo Nghị định số 30/2020/NĐ-CP. Bản thảo được giữ ngay trên máy này.</p>
        </div>
        <ThemeChoice />
      </header>
      <main id="main" class="start" tabIndex={-1}>
        <Kinds />
        <div class="start-side">
          <Drafts />
          <PasteText />
          <OpenFile />
        </div>
      </main>
    </>
  );
}
