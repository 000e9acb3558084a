import { choose, theme, themeNames } from "./theme";

/** The choice of light and dark. */
export function ThemeChoice() {
  return (
    <select class="shell-theme" aria-label="Giao diện sáng hay tối" value={theme.value} onChange={(e) => choose(e.currentTarget.value)}>
      {Object.entries(themeNames).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
