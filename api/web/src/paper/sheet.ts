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

/** A letter as it is drawn, and where its middle is, in points. */
interface Letter {
  letter: string;
  middle: number;
}

/** The letters in an area, from left to right. A text may go on from one area into the next, such as a number and the symbol behind it. */
function lettersIn(sheet: SVGSVGElement, area: Area): Letter[] {
  const texts = [...sheet.querySelectorAll("text")].filter((t) => {
    const y = Number(t.getAttribute("y"));
    return y > area.y && y <= area.y + area.height;
  });
  const letters = texts.flatMap((t) => [...t.querySelectorAll("tspan")].flatMap(lettersOf));
  const slack = 0.2; // places are rounded
  return letters.filter((l) => l.middle >= area.x - slack && l.middle <= area.x + area.width + slack).sort((a, b) => a.middle - b.middle);
}

// A browser may have no place for a blank that stands alone: it is where its word begins.
function lettersOf(word: SVGTSpanElement): Letter[] {
  const text = word.textContent;
  const placed = word.getNumberOfChars() === text.length;
  return text.split("").map((letter, i) => ({ letter, middle: placed ? (word.getStartPositionOfChar(i).x + word.getEndPositionOfChar(i).x) / 2 : Number(word.getAttribute("x")) }));
}

/** What is drawn in an area, and how many letters of it stand left of a place, in points. A letter counts from its middle on. */
export function drawnIn(sheet: SVGSVGElement, area: Area, x: number): { text: string; before: number } {
  const letters = lettersIn(sheet, area);
  return { text: letters.map((l) => l.letter).join(""), before: letters.filter((l) => l.middle <= x).length };
}
