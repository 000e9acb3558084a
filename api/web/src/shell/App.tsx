import { useEffect, useRef } from "preact/hooks";
import "./shell.css";
import "./print.css";
import { follow } from "../paper/live";
import { followDeeds, followFields, said } from "./announce";
import { Desk } from "./Desk";
import { Elsewhere } from "./Elsewhere";
import { notice } from "../ui/notice";
import { Banners, NoticeBar } from "./Notices";
import { DropFile } from "./OpenFile";
import { workOffline } from "./offline";
import { followWanted, keepInView, toMainPart, watchWidth } from "./panes";
import { begin, scene, watchServer, type Scene } from "./scene";
import { Start } from "./Start";
import { wearTheme } from "./theme";

/** The page. */
export function App() {
  useEffect(() => {
    wearTheme();
    watchWidth();
    followWanted();
    followDeeds();
    followFields();
    keepInView();
    watchServer();
    void begin();
    workOffline();
    return follow();
  }, []);
  return (
    <>
      <a class="shell-skip" href="#main" onClick={skip}>
        Đến phần chính
      </a>
      <Banners />
      <SceneView />
      <NoticeBar />
      <p class="hidden" role="status">
        {said}
      </p>
      <DropFile />
    </>
  );
}

// The address says which draft is open, so that a link into the page must not change it.
function skip(e: Event): void {
  e.preventDefault();
  toMainPart();
}

function SceneView() {
  const now = scene.value;
  useFocus(now.at);
  switch (now.at) {
    case "wait":
      return <main id="main" class="shell-wait" aria-busy="true" />;
    case "start":
      return <Start />;
    case "draft":
      return <Desk />;
    default:
      return <Elsewhere scene={now} />;
  }
}

// What had the focus is gone with the scene before. The clerk goes on at the beginning of the new one, unless a field
// takes the focus itself.
function useFocus(at: Scene["at"]): void {
  const before = useRef(at);
  useEffect(() => {
    const isNew = before.current !== "wait" && before.current !== at;
    before.current = at;
    if (!isNew) return;
    notice.value = null;
    if (document.activeElement === document.body) toMainPart();
  }, [at]);
}
