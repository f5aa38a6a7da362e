// What was seen of a file, as stretches: of milliseconds, pages, rows or thousandths, each with its last one in it.

export type Stretch = [number, number];

/** Stretches in order, none of them in another. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const ordered = stretches.filter(([start, end]) => end >= start).sort((one, other) => one[0] - other[0]);
  const result: Stretch[] = [];
  for (const [start, end] of ordered) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** How much of a recording they cover, in milliseconds. */
export const span = (stretches: readonly Stretch[]): number =>
  united(stretches).reduce((sum, [start, end]) => sum + end - start, 0);

/** How many pages or rows they cover. */
export const count = (stretches: readonly Stretch[]): number =>
  united(stretches).reduce((sum, [start, end]) => sum + end - start + 1, 0);
