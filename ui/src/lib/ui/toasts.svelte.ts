// What was just done and can be taken back: shown for six seconds, longer while the pointer or the focus is on it.

export type Toast = { id: number; text: string; undo: () => void };

const shownFor = 6_000;

/** The toasts of one window. Never for errors: those stand in the thing's own place. */
export class ToastList {
  shown = $state<Toast[]>([]);
  #next = 1;
  // Nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Says `text`; `undo` takes back what it says. */
  show(text: string, undo: () => void) {
    const id = this.#next++;
    this.shown.push({ id, text, undo });
    this.release(id);
  }

  /** Takes back what the toast says, and puts it away. */
  undo(id: number) {
    const toast = this.shown.find((one) => one.id === id);
    this.dismiss(id);
    toast?.undo();
  }

  dismiss(id: number) {
    this.hold(id);
    this.shown = this.shown.filter((one) => one.id !== id);
  }

  /** Puts all away: what they say was done on a screen that is there no more. */
  clear() {
    for (const { id } of this.shown) this.dismiss(id);
  }

  /** Keeps it until `release`. */
  hold(id: number) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Gives it its six seconds from now. */
  release(id: number) {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), shownFor),
    );
  }
}

/** The toasts of this window. */
export const toasts = new ToastList();
