// Where a press lands: in a text being typed, or on something that Enter, Space or an arrow already works.

const writes = new Set(["text", "search", "email", "url", "tel", "password", "number", "date", "time", ""]);
const worked =
  "button,a[href],summary,select,input,[role=radio],[role=checkbox],[role=switch],[role=tab],[role=option],[role=menuitem]";

/** Whether `target` is typed into: no key of ours acts there but those that say so. */
export function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return writes.has(target.getAttribute("type") ?? "");
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  // An open list of choices takes letters as the beginning of one.
  if (target.matches("[aria-haspopup=listbox][aria-expanded=true]")) return true;
  return target.closest("[contenteditable]:not([contenteditable=false])") !== null;
}

/** Whether `target` lies in something over the window that keeps all keys to itself: a dialog, a menu, a list. */
export function keepsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-keeps-keys]") !== null;
}

/** Whether what is left here is left for something that lies over the window, or opens that: who is done there is back. */
export function leftAside({ relatedTarget }: FocusEvent): boolean {
  return (
    keepsKeys(relatedTarget) ||
    (relatedTarget instanceof Element && relatedTarget.matches("[aria-haspopup=menu]"))
  );
}

/** Whether `target` itself does something on this key. What is open already has no use for Space (`data-leaves-space`). */
export function activates(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof HTMLElement) || !target.matches(worked)) return false;
  return chord === "Enter" || (chord === "Space" && target.dataset["leavesSpace"] === undefined);
}
