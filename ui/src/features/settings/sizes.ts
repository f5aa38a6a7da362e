// The sizes of text that can be chosen, percent: the steps of the slider, of Ctrl + and Ctrl −.
export const sizes = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The step that is nearest to `percent`. */
export function stepOf(percent: number): number {
  const distances = sizes.map((size) => Math.abs(size - percent));
  return distances.indexOf(Math.min(...distances));
}

/** One step larger or smaller; the same at either end. */
export function larger(percent: number, by: 1 | -1): number {
  const at = Math.max(0, Math.min(sizes.length - 1, stepOf(percent) + by));
  return sizes[at] ?? percent;
}
