import { useEffect, useMemo, useState } from "preact/hooks";
import { kindList } from "../form/scope";
import { attempt } from "./attempt";
import { arrangeText, startFromText } from "./newDraft";
import { takeApart, type Taken } from "./paste";
import { count } from "./words";

/** Begins a draft with text from elsewhere, and shows beforehand where it goes. */
export function PasteText() {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const pasted = useMemo(() => takeApart(text, kindList.value), [text, kindList.value]);
  const kind = chosen || pasted.kind || "quyet-dinh";
  return (
    <section class="start-card" aria-labelledby="start-paste">
      <h2 id="start-paste">Dán nội dung</h2>
      <label for="paste-text">Văn bản chép từ Word, thư điện tử, trang web</label>
      <textarea id="paste-text" class="start-paste" rows={text === "" ? 3 : 8} value={text} onInput={(e) => setText(e.currentTarget.value)} />
      {text.trim() !== "" && (
        <>
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
          <Outcome kind={kind} text={text} />
          <button type="button" class="main" onClick={() => attempt(() => startFromText(kind, pasted))}>
            Tạo bản thảo
          </button>
        </>
      )}
    </section>
  );
}

// What goes where. The kind's fields have to be known for it.
function Outcome({ kind, text }: { kind: string; text: string }) {
  const [found, setFound] = useState<{ taken: Taken[]; lines: number }>({ taken: [], lines: 0 });
  useEffect(() => {
    let current = true;
    void attempt(async () => {
      const { payload, taken } = await arrangeText(kind, takeApart(text, kindList.peek()));
      const lines = String(payload["body"] ?? "").split("\n").filter(Boolean).length;
      if (current) setFound({ taken, lines });
    });
    return () => void (current = false);
  }, [kind, text]);
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
      </dl>
      <p class="hint">Tên cơ quan, thẩm quyền, người ký (nếu có) vẫn nằm trong nội dung: điền vào mục riêng rồi xóa khỏi nội dung.</p>
    </div>
  );
}
