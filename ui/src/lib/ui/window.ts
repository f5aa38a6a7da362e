// Which rows of a long list are drawn, and where a key takes the active one.

export type Shown = { first: number; last: number };

const spare = 6;

/** Rows `first` to before `last` that can be seen of `count`, with a few spare on either side. */
export function shown(count: number, rowHeight: number, scrollTop: number, height: number): Shown {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, Math.max(0, count - 1)), last };
}

/**
 * The rows of `range` with the slot that draws each, for a list `high` rows high. A row that comes in at one end takes
 * the slot of the one that left at the other, so that what is drawn is changed and not made anew.
 */
export function slotted({ first, last }: Shown, high: number): { slot: number; index: number }[] {
  const slots = high + 2 * spare + 1;
  const rows = Array.from({ length: last - first }, (_, place) => ({
    slot: (first + place) % slots,
    index: first + place,
  }));
  return rows.sort((a, b) => a.slot - b.slot);
}

/** The row that `key` leads to from `active`; the same one where the key does not move. */
export function moved(key: string, active: number, count: number, page: number): number {
  const to = (index: number) => Math.max(0, Math.min(count - 1, index));
  if (count === 0) return -1;
  switch (key) {
    case "ArrowDown":
      return to(active + 1);
    case "ArrowUp":
      return to(active < 0 ? count - 1 : active - 1);
    case "PageDown":
      return to(active + page);
    case "PageUp":
      return to(active - page);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return active;
  }
}

/** Where to scroll so that row `index` is in sight under a head of `top`; the same place where it is already. */
export function inSight(
  index: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
  top = 0,
): number {
  const start = index * rowHeight;
  if (start < scrollTop) return start;
  const end = start + rowHeight + top;
  return end > scrollTop + height ? end - height : scrollTop;
}
