// Where a small box stands beside another so that all of it is in the window.
const gap = 6;

export type Rect = { left: number; top: number; bottom: number; width: number };

/** Left and top of a box of `width` × `height`: centred under `target`, above it where there is no room below. */
export function beside(
  target: Rect,
  width: number,
  height: number,
  window: { width: number; height: number },
): { left: number; top: number } {
  const wished = target.left + target.width / 2 - width / 2;
  const below = target.bottom + gap;
  const fits = below + height + gap <= window.height;
  return {
    left: Math.round(Math.max(gap, Math.min(wished, window.width - width - gap))),
    top: Math.round(fits ? below : Math.max(gap, target.top - gap - height)),
  };
}

/** Puts `box` there; it is positioned against the window. */
export function placeBeside(box: HTMLElement, target: Rect) {
  const { width, height } = box.getBoundingClientRect();
  const place = beside(target, width, height, { width: window.innerWidth, height: window.innerHeight });
  box.style.setProperty("--left", `${place.left}px`);
  box.style.setProperty("--top", `${place.top}px`);
}
