import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { kindList } from "../schema/scope";
import { listLines } from "../text/html";
import { attempt } from "../ui/attempt";
import { arrangeText, startFromText } from "./newDraft";
import { takeApart, type Pasted, type Taken } from "./paste";
import { count } from "../ui/count";

/** Begins a draft with text from elsewhere, and shows beforehand where it goes. */
export function PasteText() {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const [join, setJoin] = useState(true);
  const [tables, setTables] = useState(true);
  const pasted = useMemo(() => takeApart(text, kindList.value, { join, tables }), [text, kindList.value, join, tables]);
  const card = useRef<HTMLElement>(null);
  const empty = text.trim() === "";
  useEffect(() => {
    if (!empty) card.current?.scrollIntoView({ block: "start" }); // so that what becomes of the text is seen
  }, [empty]);
  const kind = chosen || pasted.kind || "quyet-dinh";
  return (
    <section class="start-card" aria-labelledby="start-paste" ref={card}>
      <h2 id="start-paste">Dán nội dung</h2>
      <label for="paste-text">Văn bản chép từ Word, thư điện tử, trang web</label>
      <textarea id="paste-text" class="start-paste" rows={text === "" ? 2 : 6} value={text} onInput={(e) => setText(e.currentTarget.value)} onPaste={pasteLists} />
      {!empty && (
        <>
          <div class="row start-paste-go">
            <label>
              Loại văn bản
              <select value={kind} onChange={(e) => setChosen(e.currentTarget.value)}>
                {kindList.value.map((k) => (
                  <option key={k.kind} value={k.kind}>
                    {k.name}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" class="main" onClick={() => attempt(() => startFromText(kind, pasted))}>
              Tạo bản thảo
            </button>
          </div>
          {pasted.joined > 0 && <Choice name={`Nối các dòng bị ngắt giữa câu (${count(pasted.joined)} chỗ)`} value={join} set={setJoin} />}
          {pasted.tables > 0 && <Choice name={`Đưa bảng vào phụ lục (${count(pasted.tables)} bảng)`} value={tables} set={setTables} />}
          <Outcome kind={kind} pasted={pasted} />
        </>
      )}
    </section>
  );
}

function Choice({ name, value, set }: { name: string; value: boolean; set: (value: boolean) => void }) {
  return (
    <label class="start-choice">
      <input type="checkbox" checked={value} onChange={(e) => set(e.currentTarget.checked)} />
      {name}
    </label>
  );
}

// Lists of Word and of pages have their labels in the HTML alone. A table is better told by the tabs of the plain text.
function pasteLists(e: ClipboardEvent): void {
  const html = e.clipboardData?.getData("text/html") ?? "";
  const lines = /<table[\s>]/i.test(html) ? null : listLines(html);
  const box = e.currentTarget;
  if (lines === null || !(box instanceof HTMLTextAreaElement)) return;
  e.preventDefault();
  box.setRangeText(lines.join("\n"), box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

interface Found {
  taken: Taken[];
  lines: number;
  profile: string;
  left: boolean; // recipients that could not be told from the content
}

// What goes where. The kind's fields have to be known for it.
function Outcome({ kind, pasted }: { kind: string; pasted: Pasted }) {
  const [found, setFound] = useState<Found>({ taken: [], lines: 0, profile: "", left: false });
  useEffect(() => {
    let current = true;
    void attempt(async () => {
      const { payload, taken, profile } = await arrangeText(kind, pasted);
      const lines = String(payload["body"] ?? "").split("\n").filter(Boolean);
      if (current) setFound({ taken, lines: lines.length, profile: profile?.organ_name ?? "", left: lines.some((s) => /^Nơi nhận\s*:/.test(s)) });
    });
    return () => void (current = false);
  }, [kind, pasted]);
  return (
    <div class="start-taken" role="status">
      <dl>
        {found.taken.map((t) => (
          <div key={t.where}>
            <dt>{t.where}</dt>
            <dd>{t.text}</dd>
          </div>
        ))}
        <div>
          <dt>Nội dung</dt>
          <dd>{count(found.lines)} dòng còn lại, giữ nguyên</dd>
        </div>
        <div>
          <dt>Hồ sơ cơ quan</dt>
          <dd>{found.profile === "" ? "Không dùng: văn bản không phải của cơ quan có hồ sơ" : `${found.profile}: điền những gì văn bản chưa có`}</dd>
        </div>
      </dl>
      {found.left && <p>“Nơi nhận” chưa tách ra được, còn nằm trong nội dung: chép sang mục Nơi nhận rồi xóa khỏi nội dung.</p>}
    </div>
  );
}
