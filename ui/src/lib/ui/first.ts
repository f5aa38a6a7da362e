// The one action of a page has the focus when the page comes, so that Enter does it, unless somebody is elsewhere already.

/** Takes the focus where nothing else has it. */
export function first(node: HTMLElement) {
  const { activeElement, body } = node.ownerDocument;
  if (activeElement === null || activeElement === body) node.focus({ preventScroll: true });
}

/** The same; and where it takes it, all of `around` is brought to sight: what has the focus is never half under an edge. */
export function firstWith(node: HTMLElement, around: Element, block: ScrollLogicalPosition = "nearest") {
  first(node);
  if (node.ownerDocument.activeElement === node) around.scrollIntoView({ block });
}

/** Whether all of it is on the screen: where it is, the focus moves nothing that is being read. */
export function inSight(node: Element): boolean {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
