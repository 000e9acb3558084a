// Light or dark.

import { effect, signal } from "@preact/signals";
import { set, setting } from "./setting";

export type Theme = "auto" | "light" | "dark";

export const themeNames: Record<Theme, string> = { auto: "Giao diện: theo máy", light: "Giao diện: sáng", dark: "Giao diện: tối" };

const known = (s: string): Theme => (s === "light" || s === "dark" ? s : "auto");

/** The look that the clerk chose. */
export const theme = signal<Theme>(known(setting("theme")));

/** Chooses a look by its name. */
export function choose(name: string): void {
  theme.value = known(name);
  set("theme", theme.value === "auto" ? "" : theme.value);
}

/** Puts the look on. */
export function wearTheme(): void {
  effect(() => {
    if (theme.value === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme.value;
  });
}
