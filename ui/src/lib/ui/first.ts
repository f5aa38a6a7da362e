// The one action of a page has the focus when the page comes, so that Enter does it, unless somebody is elsewhere already.

/** Takes the focus where nothing else has it. */
export function first(node: HTMLElement) {
  const { activeElement, body } = node.ownerDocument;
  if (activeElement === null || activeElement === body) node.focus({ preventScroll: true });
}

/**
 * The same; and where it takes it, all of `around` is brought to sight: what has the focus is never half under an edge.
 * Not so where that takes the head of the page out of it: a page opens at its top, and then its text has the focus.
 */
export function firstWith(node: HTMLElement, around: Element, block: ScrollLogicalPosition = "nearest") {
  first(node);
  if (node.ownerDocument.activeElement !== node) return;
  around.scrollIntoView({ block });
  const text = node.ownerDocument.querySelector("main");
  const head = text?.querySelector("h1");
  if (!text || !head || inSight(head)) return;
  text.focus({ preventScroll: true });
  text.scrollIntoView({ block: "start" });
}

/** Whether all of it is on the screen: where it is, the focus moves nothing that is being read. */
export function inSight(node: Element): boolean {
  const { top, bottom } = node.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) return false;
  for (let outer = node.parentElement; outer; outer = outer.parentElement) {
    const edges = outer.getBoundingClientRect();
    if (clips(outer) && (top < edges.top || bottom > edges.bottom)) return false;
  }
  return true;
}

const clips = (node: Element) =>
  ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(node).overflowY);
