// J, K and L: back, stop, forward; each further press of J or L is one step faster. Back is played by seeking.

/** How fast, and which way: 0 stands still, below 0 goes back. */
export type Shuttle = number;

/** The speeds that a person can choose. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** What further presses of J and L go through. */
const STEPS = [1, 2, 4];

const next = (speed: number) => STEPS.find((step) => step > speed) ?? STEPS[STEPS.length - 1] ?? 1;

/** L: from standing or going back to the usual speed, then faster. */
export const forward = (now: Shuttle, usual: number): Shuttle => (now > 0 ? next(now) : usual);

/** J: from standing or going forward to going back, then faster. */
export const back = (now: Shuttle): Shuttle => (now < 0 ? -next(-now) : -1);

/** The neighbouring speed; at the ends the last there is. */
export function neighbour(speed: number, by: 1 | -1): number {
  const ordered = by > 0 ? SPEEDS : [...SPEEDS].reverse();
  return ordered.find((other) => (other - speed) * by > 0) ?? speed;
}

/** The loudnesses that a person can choose. More than 1 is louder than the file. */
export const GAINS = [0, 0.5, 1, 2, 3, 4] as const;

export function louder(gain: number, by: 1 | -1): number {
  const ordered = by > 0 ? GAINS : [...GAINS].reverse();
  return ordered.find((other) => (other - gain) * by > 0) ?? gain;
}
