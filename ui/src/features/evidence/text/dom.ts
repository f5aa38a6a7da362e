// From what is selected on the screen to code points, and back. Every piece of citable text stands in an element with
// `data-at`, the code point at which it begins; nothing else of the screen counts.
import { count, Points } from "../place/points";

/** Code points, the end not included. */
export interface Span {
  start: number;
  end: number;
}

const PIECE = "[data-at]";
const piecesIn = (root: Element) => [...root.querySelectorAll<HTMLElement>(PIECE)];
const beginOf = (piece: HTMLElement) => Number(piece.dataset["at"]);

/** What is selected within `root`; `null` where nothing citable is. */
export function selectedIn(root: Element, selection: Selection | null = getSelection()): Span | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = pointAt(root, range.startContainer, range.startOffset, "start");
  const end = pointAt(root, range.endContainer, range.endOffset, "end");
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The code point at a place in the document; between two pieces the one before (`end`) or behind (`start`). */
export function pointAt(root: Element, node: Node, offset: number, side: "start" | "end"): number | null {
  const piece = node instanceof Text ? node.parentElement?.closest<HTMLElement>(PIECE) : null;
  if (piece && root.contains(piece)) {
    return beginOf(piece) + count((node.textContent ?? "").slice(0, offset));
  }
  return besides(root, node, offset, side);
}

/** The nearest edge of a piece: pieces come in the order of the document, so halving finds it. */
function besides(root: Element, node: Node, offset: number, side: "start" | "end"): number | null {
  const pieces = piecesIn(root);
  const place = document.createRange();
  place.setStart(node, offset);
  place.collapse(true);
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && place.comparePoint(piece, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const [before, behind] = [pieces[low - 1], pieces[low]];
  if (side === "start") return behind ? beginOf(behind) : null;
  return before ? beginOf(before) + count(before.textContent ?? "") : null;
}

/** The range of the document that shows the code points; `null` where none of them is on the screen. */
export function rangeOf(root: Element, { start, end }: Span): Range | null {
  const within = piecesIn(root).filter((piece) => {
    const at = beginOf(piece);
    return at < end && at + count(piece.textContent ?? "") > start;
  });
  const [first, last] = [within[0], within[within.length - 1]];
  const [from, to] = [first?.firstChild, last?.firstChild];
  if (!first || !last || !from || !to) return null;
  const range = document.createRange();
  range.setStart(from, unitIn(first, start));
  range.setEnd(to, unitIn(last, end));
  return range;
}

const unitIn = (piece: HTMLElement, point: number) =>
  new Points(piece.firstChild?.textContent ?? "").unitOf(point - beginOf(piece));

/** The same words without the blanks around them; `null` where only blanks are selected. */
export function trimmed(text: Points, { start, end }: Span): Span | null {
  const letters = [...text.slice(start, end)];
  const blank = (letter: string | undefined) => letter !== undefined && /\s/u.test(letter);
  let [from, to] = [0, letters.length];
  while (from < to && blank(letters[from])) from += 1;
  while (to > from && blank(letters[to - 1])) to -= 1;
  return from < to ? { start: start + from, end: start + to } : null;
}
