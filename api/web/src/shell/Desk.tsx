import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Findings } from "../findings/Findings";
import { Form } from "../form/Form";
import { History } from "./History";
import { Paper } from "../paper/Paper";
import { Header } from "./Header";
import { Help } from "./Help";
import { CloseIcon } from "../ui/icons";
import { draftName } from "./name";
import { narrow, paneNames, seen, share, toggleFindings, type Pane } from "./panes";
import { printPaper } from "./print";
import { listen } from "./shortcuts";
import { Splitter } from "./Splitter";
import { Tabs } from "./Tabs";

/** The draft that is open, with its findings and its pages. */
export function Desk() {
  const [dialog, setDialog] = useState<"" | "help" | "history">("");
  useEffect(() => listen({ help: () => setDialog("help") }), []);
  useSignalEffect(() => {
    document.title = `${draftName.value} – Soạn thảo văn bản`;
  });
  const parts = useMemo(() => ({ form: <Form />, findings: <Findings />, paper: <Paper /> }), []); // not drawn anew when a part is moved
  return (
    <>
      <Header print={printPaper} help={() => setDialog("help")} history={() => setDialog("history")} />
      <main id="main" class="shell-main" tabIndex={-1}>
        {narrow.value && <Tabs />}
        <div class="shell-desk" style={{ "--shell-share": `${share.value}fr`, "--shell-rest": `${100 - share.value}fr` }}>
          <div class="shell-side" hidden={!seen.value.includes("draft") && !seen.value.includes("findings")}>
            <PaneBox pane="draft">
              {parts.form}
            </PaneBox>
            <PaneBox pane="findings">
              {!narrow.value && <CloseFindings />}
              {parts.findings}
            </PaneBox>
          </div>
          {!narrow.value && <Splitter />}
          <PaneBox pane="paper">
            {parts.paper}
          </PaneBox>
        </div>
      </main>
      {dialog === "help" && <Help close={() => setDialog("")} />}
      {dialog === "history" && <History close={() => setDialog("")} />}
    </>
  );
}

// The focus goes to the button that shows the findings again.
function CloseFindings() {
  const close = () => {
    toggleFindings();
    document.querySelector<HTMLElement>(".shell-check")?.focus();
  };
  return (
    <button type="button" class="icon quiet shell-findings-close" aria-label="Đóng phần kiểm tra" title="Đóng phần kiểm tra" onClick={close}>
      <CloseIcon />
    </button>
  );
}

// A part of the desk. Where parts are tabs it is the tab's panel. What cannot be seen stays, with its caret and its place.
function PaneBox({ pane, children }: { pane: Pane; children: ComponentChildren }) {
  const named = narrow.value ? { role: "tabpanel" as const, "aria-labelledby": `tab-${pane}` } : { role: "region" as const, "aria-label": paneNames[pane] };
  return (
    <section id={`pane-${pane}`} class={`shell-pane shell-pane-${pane}`} tabIndex={-1} hidden={!seen.value.includes(pane)} {...named}>
      {children}
    </section>
  );
}
