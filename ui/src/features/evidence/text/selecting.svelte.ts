// Selecting words by pointer and by keys, in text that cannot be edited. What is selected is kept as code points, and is
// still shown when the focus has gone to where somebody writes about it.
import { Points } from "../place/points";
import { rangeOf, selectedIn, trimmed, type Span } from "./dom";

/** The name under which the style of selected words is written. */
const NAME = "evidence-selected";

/** Where the browser keeps ranges that are drawn without touching the document; not every one has it. */
function highlight(): Highlight | null {
  if (typeof Highlight === "undefined" || !globalThis.CSS?.highlights) return null;
  const found = CSS.highlights.get(NAME) ?? new Highlight();
  CSS.highlights.set(NAME, found);
  return found;
}

export class Selecting {
  /** The words that are selected, code points of the citable text. */
  selected = $state.raw<Span | null>(null);
  #root: HTMLElement | null = null;
  #shown: Range | null = null;
  #pressed = false;
  readonly #text: () => Points;
  readonly #changed: () => void;

  /** `text`: the citable text; `changed`: other words are selected, or none. */
  constructor(text: () => Points, changed: () => void) {
    this.#text = text;
    this.#changed = changed;
  }

  /** Watches the words in `root`. */
  attach = (root: HTMLElement): (() => void) => {
    this.#root = root;
    const on = <K extends keyof DocumentEventMap>(name: K, then: (event: DocumentEventMap[K]) => void) => {
      document.addEventListener(name, then);
      return () => document.removeEventListener(name, then);
    };
    const off = [
      on("pointerdown", (event) => (this.#pressed = root.contains(event.target as Node))),
      on("pointerup", () => this.#released()),
      on("pointercancel", () => (this.#pressed = false)),
    ];
    root.addEventListener("keydown", this.#key);
    return () => {
      off.forEach((stop) => stop());
      root.removeEventListener("keydown", this.#key);
      this.#draw(null);
      this.#root = null;
    };
  };

  /** Selects words, or nothing. */
  select(span: Span | null): void {
    const same = span?.start === this.selected?.start && span?.end === this.selected?.end;
    this.selected = span;
    this.redraw();
    if (!same) this.#changed();
  }

  /** Whether something was selected that is no more. */
  clear(): boolean {
    if (!this.selected) return false;
    getSelection()?.removeAllRanges();
    this.select(null);
    return true;
  }

  /** Draws what is selected again: the words stand elsewhere now. */
  redraw(): void {
    this.#draw(this.selected && this.#root ? rangeOf(this.#root, this.selected) : null);
  }

  #draw(range: Range | null): void {
    const set = highlight();
    if (this.#shown) set?.delete(this.#shown);
    if (range) set?.add(range);
    this.#shown = range;
  }

  #released(): void {
    if (!this.#pressed) return;
    this.#pressed = false;
    // The browser takes an old selection away only after this event.
    setTimeout(() => this.#read());
  }

  #read(): void {
    const found = this.#root && selectedIn(this.#root);
    this.select(found && trimmed(this.#text(), found));
  }

  /** Shift and arrows extend the selection: by word, by line, with Alt by letter. */
  readonly #key = (event: KeyboardEvent): void => {
    const ways: Record<string, ["left" | "right" | "backward" | "forward", string]> = {
      ArrowLeft: ["left", event.altKey ? "character" : "word"],
      ArrowRight: ["right", event.altKey ? "character" : "word"],
      ArrowUp: ["backward", "line"],
      ArrowDown: ["forward", "line"],
    };
    const way = ways[event.code];
    if (!way || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    const selection = getSelection();
    if (!selection || !this.#root) return;
    event.preventDefault();
    if (!selection.anchorNode || !this.#root.contains(selection.anchorNode)) this.#begin(selection);
    selection.modify?.("extend", ...way);
    this.#read();
  };

  /** A caret before the first word that is in sight. */
  #begin(selection: Selection): void {
    const root = this.#root;
    const top = root?.getBoundingClientRect().top ?? 0;
    const pieces = [...(root?.querySelectorAll("[data-at]") ?? [])];
    const first =
      pieces.find((piece) => piece.getBoundingClientRect().bottom > Math.max(top, 0)) ?? pieces[0];
    const text = first?.firstChild;
    if (text) selection.collapse(text, 0);
  }
}
