// A picture in the room there is, turned or not: how large it is shown, and how large the element is before its turn.
import type { Size } from "../place/box";

export interface Fit {
  /** As it is seen. */
  shown: Size;
  /** The element itself, which is then turned. */
  element: Size;
}

export function fit(picture: Size, room: Size, quarters: number): Fit {
  const sideways = quarters % 2 !== 0;
  const upright = sideways ? { width: picture.height, height: picture.width } : picture;
  const scale = Math.min(room.width / Math.max(upright.width, 1), room.height / Math.max(upright.height, 1));
  const shown = {
    width: Math.max(Math.floor(upright.width * scale), 1),
    height: Math.max(Math.floor(upright.height * scale), 1),
  };
  return { shown, element: sideways ? { width: shown.height, height: shown.width } : shown };
}
