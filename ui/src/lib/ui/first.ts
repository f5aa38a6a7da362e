// The one action of a page has the focus when the page comes, so that Enter does it, unless somebody is elsewhere already.

/** Takes the focus where nothing else has it. */
export function first(node: HTMLElement) {
  const { activeElement, body } = node.ownerDocument;
  if (activeElement === null || activeElement === body) node.focus({ preventScroll: true });
}
