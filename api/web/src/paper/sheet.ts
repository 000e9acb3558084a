// A page as an element of this document. The policy of the page forbids styles and scripts in it; the stylesheet has the style.

/** The element of a page's image; undefined when it is none. */
export function sheetOf(svg: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (root.localName !== "svg") return undefined;
  for (const element of [root, ...root.querySelectorAll("[style], script")]) {
    if (element.localName === "script") element.remove();
    else element.removeAttribute("style");
  }
  const sheet = document.importNode(root, true) as unknown as SVGSVGElement;
  sheet.classList.add("sheet");
  return sheet;
}

/** A part of a page in points. */
interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The texts of a page that begin in an area, from left to right. */
function textsIn(sheet: SVGSVGElement, area: Area): SVGTextElement[] {
  const texts = [...sheet.querySelectorAll("text")].filter((t) => {
    const y = Number(t.getAttribute("y"));
    return y > area.y && y <= area.y + area.height && startOf(t) >= area.x - 1 && startOf(t) <= area.x + area.width + 1;
  });
  return texts.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(text: SVGTextElement): number {
  return Number((text.getAttribute("x") ?? text.querySelector("tspan")?.getAttribute("x")) || 0);
}

/** What is drawn in an area. */
export function drawnIn(sheet: SVGSVGElement, area: Area): string {
  return textsIn(sheet, area).map((t) => t.textContent).join("");
}

/** How many letters of what is drawn in an area stand left of a place, in points. A letter counts from its middle on. */
export function lettersLeftOf(sheet: SVGSVGElement, area: Area, x: number): number {
  const words = textsIn(sheet, area).flatMap((t) => [...t.querySelectorAll("tspan")]);
  return words.reduce((letters, word) => letters + lettersOf(word, x), 0);
}

// A browser may have no place for a blank that stands alone: it is left of a place when its word begins there.
function lettersOf(word: SVGTSpanElement, x: number): number {
  const length = word.textContent.length;
  if (word.getNumberOfChars() !== length) return Number(word.getAttribute("x")) <= x ? length : 0;
  let letters = 0;
  while (letters < length && (word.getStartPositionOfChar(letters).x + word.getEndPositionOfChar(letters).x) / 2 <= x) letters++;
  return letters;
}
