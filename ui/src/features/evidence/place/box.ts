// Boxes in parts per million of the picture as shown: drawn, moved, resized and turned. All arithmetic.
import type { Box } from "../../../lib/ipc/contract";

/** One whole. */
export const WHOLE = 1_000_000;
/** No edge of a box is shorter. */
export const LEAST = 2_000;

export interface Point {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}

/** The corners that can be taken hold of. */
export const HANDLES = ["nw", "ne", "se", "sw"] as const;
export type Handle = (typeof HANDLES)[number];

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A point of something shown `size` large, in parts per million, never outside it. */
export function share(point: Point, size: Size): Point {
  const part = (at: number, of: number) => (of > 0 ? clamp(Math.round((at / of) * WHOLE), 0, WHOLE) : 0);
  return { x: part(point.x, size.width), y: part(point.y, size.height) };
}

/** The box between two corners, whichever way it was drawn. */
export function between(a: Point, b: Point): Box {
  const axis = (from: number, to: number): [number, number] => {
    const [low, high] = [clamp(Math.min(from, to), 0, WHOLE), clamp(Math.max(from, to), 0, WHOLE)];
    const start = Math.min(low, WHOLE - LEAST);
    return [start, Math.max(high - start, LEAST)];
  };
  const [x, width] = axis(a.x, b.x);
  const [y, height] = axis(a.y, b.y);
  return [x, y, width, height];
}

/** The box of the same size, moved, and kept inside. */
export function moved([x, y, width, height]: Box, dx: number, dy: number): Box {
  return [clamp(x + dx, 0, WHOLE - width), clamp(y + dy, 0, WHOLE - height), width, height];
}

/** The box with its lower right corner moved. */
export function resized([x, y, width, height]: Box, dx: number, dy: number): Box {
  return [x, y, clamp(width + dx, LEAST, WHOLE - x), clamp(height + dy, LEAST, WHOLE - y)];
}

/** The box with one corner at `to`; the corner across from it stays. */
export function dragged([x, y, width, height]: Box, handle: Handle, to: Point): Box {
  const across = {
    x: handle.endsWith("w") ? x + width : x,
    y: handle.startsWith("n") ? y + height : y,
  };
  return between(across, to);
}

/** Where a corner is. */
export function corner([x, y, width, height]: Box, handle: Handle): Point {
  return { x: handle.endsWith("w") ? x : x + width, y: handle.startsWith("n") ? y : y + height };
}

/** The corner within reach of a point, the nearest first; `reach` is given for each axis. */
export function handleAt(box: Box, point: Point, reach: Point): Handle | null {
  const away = (handle: Handle) => {
    const { x, y } = corner(box, handle);
    const [dx, dy] = [Math.abs(x - point.x) / reach.x, Math.abs(y - point.y) / reach.y];
    return Math.max(dx, dy);
  };
  const [nearest] = [...HANDLES].sort((a, b) => away(a) - away(b));
  return nearest && away(nearest) <= 1 ? nearest : null;
}

/** Whether a point lies in a box. */
export function inside([x, y, width, height]: Box, point: Point): boolean {
  return point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height;
}

/** The same part of the picture after it was turned clockwise by so many quarters. */
export function turned(box: Box, quarters: number): Box {
  let now = box;
  for (let left = ((quarters % 4) + 4) % 4; left > 0; left -= 1) {
    const [x, y, width, height] = now;
    now = [WHOLE - y - height, x, height, width];
  }
  return now;
}

/** The same point after a turn. */
export function turnedPoint({ x, y }: Point, quarters: number): Point {
  const [left, top] = turned([x, y, 0, 0], quarters);
  return { x: left, y: top };
}

/** What an arrow does to a box: 1 %, with Shift 10 %; with Alt it resizes. `null` for other keys. */
export function byKey(box: Box, key: { code: string; shiftKey: boolean; altKey: boolean }): Box | null {
  const step = (WHOLE / 100) * (key.shiftKey ? 10 : 1);
  const ways: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const way = ways[key.code];
  if (!way) return null;
  return key.altKey ? resized(box, ...way) : moved(box, ...way);
}

/** The box that keys begin with: a third of what is seen, in its middle. */
export function middleOf([x, y, width, height]: Box): Box {
  const third = (length: number) => Math.max(Math.round(length / 3), LEAST);
  const [w, h] = [third(width), third(height)];
  return moved([x + Math.round((width - w) / 2), y + Math.round((height - h) / 2), w, h], 0, 0);
}

/** Whether two boxes have anything in common. */
export function meet(a: Box, b: Box): boolean {
  return a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
}

/** Whole percents, as they are read aloud. */
export const percent = (parts: number) => Math.round(parts / (WHOLE / 100));
