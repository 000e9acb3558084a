import { useEffect } from "preact/hooks";
import "./shell.css";
import "./print.css";
import { follow } from "../paper/live";
import { Desk } from "./Desk";
import { Elsewhere } from "./Elsewhere";
import { Banners, NoticeBar } from "./Notices";
import { DropFile } from "./OpenFile";
import { workOffline } from "./offline";
import { watchWidth } from "./panes";
import { begin, scene, watchServer } from "./scene";
import { Start } from "./Start";
import { wearTheme } from "./theme";

/** The page. */
export function App() {
  useEffect(() => {
    wearTheme();
    watchWidth();
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
      <DropFile />
    </>
  );
}

// The address says which draft is open, so that a link into the page must not change it.
function skip(e: Event): void {
  e.preventDefault();
  (document.getElementById("pane-draft") ?? document.getElementById("main"))?.focus();
}

function SceneView() {
  const now = scene.value;
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
