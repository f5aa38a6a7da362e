// What a file truly is, in one line: PDF, 4 pages · JPEG, 3024 × 4032 · H.264 + AAC, 12:36 · CSV, 21 rows.
import type { Artifact, Loose } from "../../lib/ipc";
import { say } from "../../lib/messages";

/** What is measured of a file, in the library or loose. */
type Measured = Pick<Artifact & Loose, keyof Artifact & keyof Loose>;

/** The type by content, and the measure that tells most about it. */
export function typeOf(artifact: Measured): string {
  const kind = artifact.viewer === "video" || artifact.viewer === "audio" ? artifact.codecs.join(" + ") : "";
  const measure = measureOf(artifact);
  return [kind || artifact.formatName, measure].filter(Boolean).join(", ");
}

function measureOf({ length, widthPx, heightPx, pages, rows, words, rotation }: Measured): string {
  if (length !== null) return length;
  if (pages !== null) return say("measure-pages", { pages });
  if (rows !== null) return say("measure-rows", { rows });
  if (widthPx !== null && heightPx !== null) {
    const [wide, high] = rotation % 180 === 0 ? [widthPx, heightPx] : [heightPx, widthPx];
    return `${wide} × ${high}`;
  }
  return words === null ? "" : say("measure-words", { words });
}

/** A digest in groups of four, as far as a person compares it. */
export function digestStart(hex: string, groups = 4): string {
  return (hex.match(/.{1,4}/g) ?? []).slice(0, groups).join(" ");
}
