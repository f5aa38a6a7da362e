// A picture in its window: how large, and which part of it. Places in the window are pixels from its upper left corner.
import type { Box } from "../../../lib/ipc/contract";
import { WHOLE, type Point, type Size } from "../place/box";

/** How the picture lies in its window: pixels of the screen for a pixel of the picture, and where its corner is. */
export interface Look {
  scale: number;
  x: number;
  y: number;
}

/** Room around a picture that fits. */
const MARGIN = 4;
const LARGEST = 8;
const SMALLEST = 0.02;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The scale at which all of it is seen; small pictures are not made larger than they are. */
export function fitScale(picture: Size, window: Size): number {
  const [width, height] = [window.width - 2 * MARGIN, window.height - 2 * MARGIN];
  const scale = Math.min(width / Math.max(picture.width, 1), height / Math.max(picture.height, 1));
  return clamp(scale, SMALLEST, 1);
}

/** From all of a picture to a pixel for a pixel in so many steps at most, and none smaller than the least. */
const STEPS = 8;
const LEAST_STEP = 1.25;
/** The least that browsers tell of one notch of a wheel, pixels. */
const NOTCH = 40;

/** What one step nearer multiplies the scale by: the larger the picture, the more. */
export const stepOf = (fit: number): number => Math.max((1 / fit) ** (1 / STEPS), LEAST_STEP);

/** How far a wheel was turned to come nearer: a notch is one, on a pad it is a part of that. */
export function turnedBy({ deltaY, deltaMode }: Pick<WheelEvent, "deltaY" | "deltaMode">): number {
  return clamp(deltaMode === 0 ? -deltaY / NOTCH : -deltaY, -1, 1);
}

/** The look with the picture as near to where it was as its window lets: never with empty room it need not have. */
export function settled({ scale, x, y }: Look, picture: Size, window: Size): Look {
  const axis = (at: number, length: number, room: number) =>
    length <= room ? (room - length) / 2 : clamp(at, room - length, 0);
  return {
    scale,
    x: axis(x, picture.width * scale, window.width),
    y: axis(y, picture.height * scale, window.height),
  };
}

/** All of the picture in the middle. */
export const fitted = (picture: Size, window: Size): Look =>
  settled({ scale: fitScale(picture, window), x: 0, y: 0 }, picture, window);

/** Another scale; the point of the picture under `at` stays there. */
export function zoomed(now: Look, scale: number, at: Point, picture: Size, window: Size): Look {
  const next = clamp(scale, Math.min(SMALLEST, fitScale(picture, window)), LARGEST);
  const factor = next / now.scale;
  const look = { scale: next, x: at.x - (at.x - now.x) * factor, y: at.y - (at.y - now.y) * factor };
  return settled(look, picture, window);
}

export const panned = (now: Look, dx: number, dy: number, picture: Size, window: Size): Look =>
  settled({ ...now, x: now.x + dx, y: now.y + dy }, picture, window);

/** The part of the picture that is in sight. */
export function inSight({ scale, x, y }: Look, picture: Size, window: Size): Box {
  const axis = (at: number, length: number, room: number): [number, number] => {
    const from = clamp((-at / (length * scale)) * WHOLE, 0, WHOLE);
    const to = clamp(((room - at) / (length * scale)) * WHOLE, 0, WHOLE);
    return [Math.round(from), Math.max(Math.round(to - from), 1)];
  };
  const [left, width] = axis(x, Math.max(picture.width, 1), window.width);
  const [top, height] = axis(y, Math.max(picture.height, 1), window.height);
  return [left, top, width, height];
}

/** The look that shows a box: as it is where the box is seen already, otherwise with the box in the middle. */
export function showing(now: Look, box: Box, picture: Size, window: Size): Look {
  const seen = inSight(now, picture, window);
  const within = (axis: 0 | 1) =>
    box[axis] >= seen[axis] && box[axis] + box[(axis + 2) as 2 | 3] <= seen[axis] + seen[(axis + 2) as 2 | 3];
  if (within(0) && within(1)) return now;
  const [width, height] = [(box[2] / WHOLE) * picture.width, (box[3] / WHOLE) * picture.height];
  const room = Math.min(window.width / Math.max(width, 1), window.height / Math.max(height, 1)) * 0.8;
  const scale = Math.min(now.scale, Math.max(room, fitScale(picture, window)));
  const middle = (at: number, length: number, of: number) => ((at + length / 2) / WHOLE) * of * scale;
  const look = {
    scale,
    x: window.width / 2 - middle(box[0], box[2], picture.width),
    y: window.height / 2 - middle(box[1], box[3], picture.height),
  };
  return settled(look, picture, window);
}

/** The pictures that can be asked for, by their long edge. */
const EDGES = [1_600, 4_096] as const;

/** The smallest picture that is sharp at a scale; not larger than there is. */
export function edgeFor(picture: Size, scale: number, ratio: number): number {
  const wanted = Math.max(picture.width, picture.height) * scale * ratio;
  return EDGES.find((edge) => edge >= wanted) ?? EDGES[EDGES.length - 1] ?? 1_600;
}
