// Where a small box stands beside another so that all of it is in the window.
const gap = 6;

export type Rect = { left: number; top: number; bottom: number; width: number };

/** On which side of the target it stands, where there is room. */
export type Side = "above" | "below";

/** Left and top of a box of `width` × `height`: centred beside `target`, on the other side where there is no room on this. */
export function beside(
  target: Rect,
  width: number,
  height: number,
  window: { width: number; height: number },
  side: Side = "below",
): { left: number; top: number } {
  const wished = target.left + target.width / 2 - width / 2;
  const [above, below] = [target.top - gap - height, target.bottom + gap];
  const under = side === "below" ? below + height + gap <= window.height : above < gap;
  return {
    left: Math.round(Math.max(gap, Math.min(wished, window.width - width - gap))),
    top: Math.round(under ? below : Math.max(gap, above)),
  };
}

/** Puts `box` there; it is positioned against the window. */
export function placeBeside(box: HTMLElement, target: Rect, side: Side = "below") {
  const { width, height } = box.getBoundingClientRect();
  const place = beside(target, width, height, { width: window.innerWidth, height: window.innerHeight }, side);
  box.style.setProperty("--left", `${place.left}px`);
  box.style.setProperty("--top", `${place.top}px`);
}
