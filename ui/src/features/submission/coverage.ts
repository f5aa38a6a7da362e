// How much of a file was looked at: as a share for the ring, in few words for the row, as stretches for the map.
import type { Artifact, Coverage } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { count, span } from "../review/stretches";

/** What the stretches of a file are counted in, and how many there are. */
function whole(artifact: Artifact): { of: number; counted: boolean } | null {
  switch (artifact.viewer) {
    case "video":
    case "audio":
      return artifact.durationMs ? { of: artifact.durationMs, counted: false } : null;
    case "pages":
      return artifact.pages ? { of: artifact.pages, counted: true } : null;
    case "table":
      return artifact.rows ? { of: artifact.rows, counted: true } : null;
    case "text":
      return { of: 1000, counted: false };
    default:
      return null;
  }
}

/** A recording counts as seen to the end although its last half second is cut off by every player. */
const nearlyAll = 990;

/** Thousandths of the file that were seen; null when it was never opened, 1000 for all of it. */
export function share(artifact: Artifact, seen: Coverage): number | null {
  if (!seen.opened) return null;
  const all = whole(artifact);
  if (!all) return 1000;
  const part = all.counted ? count(seen.stretches) : span(seen.stretches);
  const permille = Math.min(1000, Math.floor((part * 1000) / all.of));
  return !all.counted && permille >= nearlyAll ? 1000 : permille;
}

/** The same in words: "not opened", "4 of 4 p.", "62 %", "seen", "cannot be shown". */
export function shareWords(artifact: Artifact, seen: Coverage): string {
  const permille = share(artifact, seen);
  if (permille === null) return say("evidence-not-opened");
  if (artifact.viewer === "pages" && artifact.pages) {
    return say("submission-pages-seen", {
      seen: Math.min(artifact.pages, count(seen.stretches)),
      of: artifact.pages,
    });
  }
  if (artifact.showsNothing) return say("evidence-cannot-be-shown");
  if (!whole(artifact)) return say("evidence-seen");
  if (permille >= 1000)
    return artifact.viewer === "table" ? say("evidence-to-the-end") : say("evidence-seen");
  return say("submission-percent-seen", { percent: Math.floor(permille / 10) });
}

/** The stretches that were seen, in parts of the whole, for the map; none where a file has no length. */
export function map(artifact: Artifact, seen: Coverage): { from: number; size: number }[] {
  const all = whole(artifact);
  if (!all) return [];
  return seen.stretches.map(([start, end]) => {
    const first = all.counted ? start - 1 : start;
    const from = Math.max(0, first / all.of);
    return { from, size: Math.min(1, end / all.of) - from };
  });
}
