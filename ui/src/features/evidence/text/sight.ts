// Which part of a text is in sight, and which paragraph is read.

/** How a window lies on what it shows, pixels. */
export interface Window {
  scrollTop: number;
  clientHeight: number;
  scrollHeight: number;
}

/** The part in sight in thousandths of all blocks, of which only the first `drawn` are there yet. */
export function partSeen(
  { scrollTop, clientHeight, scrollHeight }: Window,
  drawn: number,
  blocks: number,
): [number, number] {
  const there = Math.max(Math.min(drawn, blocks), 1);
  const whole = Math.max((scrollHeight * Math.max(blocks, 1)) / there, 1);
  const share = (at: number) => Math.min(Math.max(Math.round((at / whole) * 1000), 0), 1000);
  return [share(scrollTop), share(scrollTop + clientHeight + 2)];
}

/** Whether the end of what is drawn is near. */
export const nearEnd = ({ scrollTop, clientHeight, scrollHeight }: Window) =>
  scrollTop + clientHeight * 2 > scrollHeight;

/** How far down in the window one reads, pixels: a third, but at the beginning of a text at its very top. */
export const readingLine = ({ scrollTop, clientHeight }: Window) => Math.min(scrollTop, clientHeight / 3);

/** The paragraph that is read: the last that begins above the line where one reads; before that the first. */
export function paragraphRead(tops: readonly { number: number; top: number }[], line: number): number {
  const above = tops.filter(({ top }) => top <= line);
  return above[above.length - 1]?.number ?? tops[0]?.number ?? 0;
}
