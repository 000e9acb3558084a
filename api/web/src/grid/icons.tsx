// Small pictures of what is done to a table, drawn with lines of the text's colour.

const paths = {
  below: "M2 2.5h12v5H2zM8 9.5v5M5.5 12h5",
  above: "M2 8.5h12v5H2zM8 1.5v5M5.5 4h5",
  remove: "M2 5.5h12v5H2zM6 6l4 4M10 6l-4 4",
  up: "M8 13.5v-11M3.5 7L8 2.5 12.5 7",
  down: "M8 2.5v11M3.5 9L8 13.5 12.5 9",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  group: "M2 3.5h12M2 6h12M4.5 9.5H14M4.5 12.5H14",
  total: "M12.5 4V2.5h-9L8 8l-4.5 5.5h9V12",
  merge: "M2 3h12v10H2zM8 3v2.5M8 10.5V13M4 8h3M12 8H9M5.5 6.5L7 8 5.5 9.5M10.5 6.5L9 8l1.500 1.500",
  split: "M2 3h12v10H2zM8 3v10M6.500 8H4M9.500 8H12",
  addColumn: "M2.500 2h5v12h-5zM9.500 8h5M12 5.500v5",
  removeColumn: "M5.500 2h5v12h-5zM6 6l4 4M10 6l-4 4",
  ordinals: "M2.500 2.500L3.500 2v4M2.500 10h2v1.500l-2 2.500h2M7.500 4H14M7.500 12H14",
  file: "M3.500 1.500h6l3 3v10h-9zM9.500 1.500v3h3M5.500 8h5M5.500 11h5M8 6.500v6",
  task: "M2 3h2v2H2zM2 11h2v2H2zM7 4h7M7 12h7M7 8h7",
  product: "M2 4h12M5.500 8H14M5.500 12H14M2 6v6h1.500",
  wider: "M2.500 6v-3.500h3.500M10 2.500h3.500v3.500M13.500 10v3.500h-3.500M6 13.500h-3.500v-3.500",
  narrower: "M6 2.500v3.500h-3.500M13.500 6h-3.500v-3.500M10 13.500v-3.500h3.500M2.500 10h3.500v3.500",
  warning: "M8 2L14.500 13.500h-13zM8 6.500v3.500M8 11.700v.3",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="grid-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round">
      <path d={paths[name]} />
    </svg>
  );
}
