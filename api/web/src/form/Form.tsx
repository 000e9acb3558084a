import "./form.css";
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { computed } from "@preact/signals";
import { reachable } from "../model/api";
import { draft, payload } from "../model/draft";
import { fetchProfile, fetchProfiles } from "./profiles";
import { fetchKinds, fetchSchema, schemaFor } from "../schema/scope";
import { useShowing } from "./show";
import { Groups } from "./Groups";
import { KindLine } from "./KindLine";
import { untouchOthers } from "../findings/touched";

const kind = computed(() => payload.value.kind);
const profile = computed(() => (typeof payload.value.profile === "string" ? payload.value.profile : ""));
const opened = computed(() => draft.value?.id ?? "");

/** All fields of the draft that is open. */
export function Form() {
  const box = useRef<HTMLFormElement>(null);
  useSignalEffect(() => void (reachable.value && fetchSchema(kind.value).catch(() => undefined)));
  useSignalEffect(() => void (reachable.value && fetchProfile(profile.value).catch(() => undefined)));
  useSignalEffect(() => {
    if (opened.value === "" || !reachable.value) return;
    untouchOthers(opened.value);
    void fetchKinds().catch(() => undefined);
    void fetchProfiles().catch(() => undefined);
  });
  useShowing(box);
  const root = schemaFor(kind.value);
  if (opened.value === "") return null;
  return (
    <form ref={box} class="form" aria-label="Các mục của văn bản" noValidate onSubmit={(e) => e.preventDefault()}>
      <KindLine kind={kind.value} />
      {root ? <Groups key={`${opened.value} ${kind.value}`} root={root} base="" level={2} /> : <p class="hint">{reachable.value ? "Đang lấy mẫu của loại văn bản này …" : "Chưa lấy được mẫu của loại văn bản này; có kết nối là lấy ngay."}</p>}
    </form>
  );
}
