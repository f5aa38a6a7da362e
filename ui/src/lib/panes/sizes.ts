// How wide a pane may be, what a divider does to it, and in which class of window the sizes are kept. No DOM here.

/** How far an arrow key moves a divider, in pixels. */
export const step = 16;

/** What a pane of a given size has to keep to: its own limits, and what the other side needs at least. */
export interface Limits {
  min: number;
  max: number;
  /** The least that the other side can do with. */
  rest: number;
}

/** `size` within its limits in `available` pixels. The pane's own least comes before what the rest would like. */
export function fit(size: number, limits: Limits, available: number): number {
  const most = Math.min(limits.max, available - limits.rest);
  return Math.round(Math.max(limits.min, Math.min(size, most)));
}

/** Where the divider can go at all, for its value to be read aloud. */
export function range(limits: Limits, available: number): { min: number; max: number } {
  return { min: fit(0, limits, available), max: fit(Infinity, limits, available) };
}

/** Which side of its divider the pane of a given size is. */
export type Side = "first" | "second";

/**
 * The size that a key gives the pane, or null for a key that moves no divider. Arrows move the line the way they point;
 * a second pane grows as its line goes back.
 */
export function byKey(
  key: string,
  size: number,
  side: Side,
  vertical: boolean,
  ends: { min: number; max: number },
): number | null {
  const [back, on] = vertical ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  const grows = side === "first" ? step : -step;
  if (key === back) return size - grows;
  if (key === on) return size + grows;
  if (key === "Home") return side === "first" ? ends.min : ends.max;
  if (key === "End") return side === "first" ? ends.max : ends.min;
  return null;
}

/** The classes of window widths that have an arrangement, and sizes, of their own. */
export type WindowClass = "wide" | "middle" | "narrow" | "single";

/** The class of a window that is `width` CSS pixels wide: at 200 % text half of what the screen has. */
export function windowClass(width: number): WindowClass {
  if (width >= 1680) return "wide";
  if (width >= 1200) return "middle";
  return width >= 960 ? "narrow" : "single";
}

/** Sizes kept for each class. */
export type Kept = readonly { windowClass: string; sizes: number[] }[];

/** The sizes kept for a class, with the delivered ones where none are kept or they are of another arrangement. */
export function keptFor(kept: Kept, name: WindowClass, delivered: readonly number[]): number[] {
  const sizes = kept.find((one) => one.windowClass === name)?.sizes ?? [];
  return delivered.map((size, at) => sizes[at] ?? size);
}

/** `kept` with the size at `at` of one class changed. */
export function keep(
  kept: Kept,
  name: WindowClass,
  delivered: readonly number[],
  at: number,
  size: number,
): Kept {
  const sizes = keptFor(kept, name, delivered).map((old, place) => (place === at ? Math.round(size) : old));
  return [...kept.filter((one) => one.windowClass !== name), { windowClass: name, sizes }];
}
