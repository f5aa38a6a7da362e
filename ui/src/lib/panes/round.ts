// F6 goes round the panes, and each remembers where its focus was.

const focusable =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';

interface Pane {
  name: string;
  node: HTMLElement;
  last: HTMLElement | null;
}

/** The panes of a window, in the order that F6 goes. */
export class Round {
  #panes: Pane[] = [];

  /** Takes `node` in as a pane, in the order of the page; the returned function takes it out. */
  pane(name: string, node: HTMLElement): () => void {
    const pane: Pane = { name, node, last: null };
    const remember = (event: FocusEvent) => {
      pane.last = event.target instanceof HTMLElement && event.target !== node ? event.target : pane.last;
    };
    const unring = (event: Event) => {
      const to = event instanceof FocusEvent ? event.relatedTarget : null;
      if (!(to instanceof Node && node.contains(to))) delete node.dataset["ring"];
    };
    node.addEventListener("focusin", remember);
    node.addEventListener("focusout", unring);
    node.addEventListener("pointerdown", unring);
    this.#panes = [...this.#panes, pane].sort((one, other) =>
      one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    return () => {
      node.removeEventListener("focusin", remember);
      node.removeEventListener("focusout", unring);
      node.removeEventListener("pointerdown", unring);
      delete node.dataset["ring"];
      this.#panes = this.#panes.filter((one) => one !== pane);
    };
  }

  /** The name of the pane that has the focus, or null. */
  get here(): string | null {
    return this.#panes.find(({ node }) => node.contains(document.activeElement))?.name ?? null;
  }

  /** Goes to the next pane, or the one before; the name of where it went. */
  go(by: 1 | -1): string | null {
    const count = this.#panes.length;
    if (count === 0) return null;
    const here = this.#panes.findIndex(({ node }) => node.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : count - 1) : (here + by + count) % count;
    return this.#enter(this.#panes[next], true);
  }

  /** Goes to the pane of that name, to where its focus was; whether there is one. By key, it is ringed. */
  enter(name: string, byKey = false): boolean {
    const pane = this.#panes.find((one) => one.name === name);
    return this.#enter(pane, byKey) !== null;
  }

  #enter(pane: Pane | undefined, byKey: boolean): string | null {
    if (!pane) return null;
    // Of several parts one has the keys, and keeps them.
    const part = pane.node.querySelector<HTMLElement>("[data-has-keys]") ?? pane.node;
    const last = pane.last && part.contains(pane.last) && !pane.last.matches(":disabled") ? pane.last : null;
    const target = last ?? part.querySelector<HTMLElement>(focusable) ?? pane.node;
    if (target === pane.node && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus();
    for (const { node } of this.#panes) delete node.dataset["ring"];
    // The focus can lie on something that is scrolled out of sight, or that draws no ring when a script gives it the focus.
    if (byKey) pane.node.dataset["ring"] = "";
    return pane.name;
  }
}
