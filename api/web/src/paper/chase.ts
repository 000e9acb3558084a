// Whether the paper goes where the typing is. It does so once for each key stroke or move of the caret,
// when the page has come that shows it, and leaves the page alone while the clerk looks elsewhere.

/** What is known of the clerk's wishes. Times are in milliseconds. */
export interface Chase {
  due: boolean; // the caret went where the paper was not brought yet
  quiet: number; // until then moves of the caret do not count: the clerk scrolled
}

export const resting: Chase = { due: false, quiet: 0 };

/** How long the paper stays where the clerk scrolled it, unless there is a key stroke. */
const rest = 4000;

/** The clerk changed the text. */
export function typed(c: Chase): Chase {
  return { ...c, due: true };
}

/** The caret moved. */
export function moved(c: Chase, now: number): Chase {
  return now < c.quiet ? c : { ...c, due: true };
}

/** The clerk scrolled the paper. */
export function scrolled(_: Chase, now: number): Chase {
  return { due: false, quiet: now + rest };
}

/** The paper was brought to the caret, or need not be. */
export function arrived(c: Chase): Chase {
  return { ...c, due: false };
}

/** What can be seen of the desk, and what should be. */
interface Stretch {
  top: number;
  height: number;
}

/** Where the desk is to be scrolled to for a line to be in the middle third; undefined when all of the line is seen. */
export function aim(view: Stretch, line: Stretch): number | undefined {
  const edge = Math.min(line.height, view.height / 8);
  if (line.top >= view.top + edge && line.top + line.height <= view.top + view.height - edge) return undefined;
  return Math.max(line.top + line.height / 2 - view.height * 0.45, 0);
}

/** Whether the way there is short enough to be shown. */
export function near(view: Stretch, target: number): boolean {
  return Math.abs(target - view.top) <= 2 * view.height;
}
