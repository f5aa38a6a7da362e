// Undo within the field that is typed into, for as long as it has the focus. The window's engine (WebKitGTK) has no key
// for its own, and that one goes on into fields that were left long ago.
import { typesInto } from "./target";

type Field = HTMLTextAreaElement | HTMLInputElement;

interface Step {
  text: string;
  caret: number;
}

/** What was typed since the field got the focus, step by step: a word, what was taken out at a stretch, what was pasted. */
export class Typing {
  #field: Field | null = null;
  /** Oldest first; the last is what stands there now. */
  #steps: Step[] = [];
  #undone: Step[] = [];
  #stretch: string | null = null;
  #own = false;

  /** Follows what is typed under `root`; the returned function stops that. */
  follow(root: Document | HTMLElement): () => void {
    const [entered, typed, left] = [
      (event: Event) => this.#begin(event.target),
      (event: Event) => this.#typed(event),
      () => this.#begin(null),
    ];
    root.addEventListener("focusin", entered);
    root.addEventListener("input", typed);
    root.addEventListener("focusout", left);
    return () => {
      root.removeEventListener("focusin", entered);
      root.removeEventListener("input", typed);
      root.removeEventListener("focusout", left);
      this.#begin(null);
    };
  }

  /** Takes the last step back; false where none is left. */
  back(): boolean {
    this.#meet();
    const [step, before] = [this.#steps.at(-1), this.#steps.at(-2)];
    if (!step || !before) return false;
    this.#steps.pop();
    this.#undone.push(step);
    return this.#write(before);
  }

  /** Does the step again that was taken back last; false where there is none. */
  again(): boolean {
    this.#meet();
    const step = this.#undone.pop();
    if (!step) return false;
    this.#steps.push(step);
    return this.#write(step);
  }

  #begin(target: EventTarget | null): void {
    this.#field = isField(target) ? target : null;
    this.#steps = this.#field ? [stepOf(this.#field)] : [];
    this.#undone = [];
    this.#stretch = null;
  }

  /** What was put there by other hands than the person's is where typing begins anew. */
  #meet(): void {
    // A field that is taken off the page tells nobody that it was left.
    if (this.#field !== document.activeElement) this.#begin(null);
    if (this.#field && this.#field.value !== this.#steps.at(-1)?.text) this.#begin(this.#field);
  }

  #typed(event: Event): void {
    if (this.#own || !this.#field || event.target !== this.#field) return;
    const stretch = stretchOf(event);
    if (stretch !== null && stretch === this.#stretch && !beginsWord(event) && this.#steps.length > 1)
      this.#steps.pop();
    this.#steps.push(stepOf(this.#field));
    this.#stretch = stretch;
    this.#undone = [];
  }

  #write({ text, caret }: Step): true {
    this.#stretch = null;
    this.#own = true;
    if (this.#field) {
      this.#field.value = text;
      this.#field.setSelectionRange(caret, caret);
      this.#field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "historyUndo" }));
    }
    this.#own = false;
    return true;
  }
}

/** Not of what is secret, seen or covered (`data-secret`): that is nowhere kept but in its field. */
const isField = (target: EventTarget | null): target is Field =>
  (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) &&
  typesInto(target) &&
  target.dataset["secret"] === undefined &&
  target.type !== "password";

const stepOf = (field: Field): Step => ({
  text: field.value,
  caret: field.selectionStart ?? field.value.length,
});

/** Letter after letter is one step, and so is what is taken out letter by letter. */
function stretchOf(event: Event): string | null {
  const kind = event instanceof InputEvent ? event.inputType : "";
  return /^insertText$|^deleteContent/.test(kind) ? kind : null;
}

const beginsWord = (event: Event): boolean => event instanceof InputEvent && event.data?.trim() === "";
