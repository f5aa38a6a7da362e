// Still frames. A moment taken from one is the centre of that frame, and seeks go there: half a frame away from both
// neighbours there is nothing to round, whatever the frame rate does.
import type { Frames } from "../../../lib/ipc/contract";
import { firstNotBelow } from "../place/points";

/** How long a frame lasts where nobody has said. */
const GUESSED_MS = 1000 / 30;

/** The frame whose centre is nearest to a moment; -1 where there are none. */
export function frameAt({ centres }: Frames, ms: number): number {
  const after = firstNotBelow(centres, ms);
  const [before, behind] = [centres[after - 1], centres[after]];
  if (before === undefined) return centres.length > 0 ? 0 : -1;
  return behind !== undefined && behind - ms <= ms - before ? after : after - 1;
}

/** The centre of the frame at a moment; without frames the moment itself. */
export const centreAt = (frames: Frames | null, ms: number) =>
  (frames && frames.centres[frameAt(frames, ms)]) ?? ms;

/** The centre `by` frames on; at the ends the last there is. */
export function stepped(frames: Frames | null, ms: number, by: number): number {
  if (!frames || frames.centres.length === 0) return Math.max(Math.round(ms + by * GUESSED_MS), 0);
  const index = Math.min(Math.max(frameAt(frames, ms) + by, 0), frames.centres.length - 1);
  return frames.centres[index] ?? ms;
}
