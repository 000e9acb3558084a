// What the clerk has set on this computer. Where the browser keeps nothing, it lasts as long as the page.

/** A setting by its name; "" when it was never made. */
export function setting(name: string): string {
  try {
    return localStorage.getItem(`vanban.${name}`) ?? "";
  } catch {
    return "";
  }
}

/** Makes a setting; "" takes it back. */
export function set(name: string, value: string): void {
  try {
    if (value === "") localStorage.removeItem(`vanban.${name}`);
    else localStorage.setItem(`vanban.${name}`, value);
  } catch {
    // It is a convenience only.
  }
}

/** Takes back all settings. */
export function forgetSettings(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("vanban.")) localStorage.removeItem(key);
  } catch {
    // There are none.
  }
}
