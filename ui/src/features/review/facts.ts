// What is said of a file beside its name, and where in it one is.
import type { Artifact } from "../../lib/ipc/contract";
import { say } from "../../lib/messages";
import { fileName } from "../annotations/places";
import { moment } from "../../lib/time";
import type { Position } from "./panels.svelte";

/** "12:36 · 1280 × 720 · H.264", "4 pages · 212 kB", "Markdown text · 312 words". */
export function facts(artifact: Artifact): string {
  const { length, widthPx, heightPx, pages, words, rows, codecs, formatName, viewer, size } = artifact;
  const picture = widthPx && heightPx ? `${widthPx} × ${heightPx}` : null;
  const counted = {
    video: [length, picture, codecs[0] ?? formatName],
    audio: [length, codecs[0] ?? formatName, say("review-sound-only")],
    pages: [pages && say("review-pages", { pages }), size, artifact.approximate && formatName],
    picture: [picture, size],
    text: [formatName, words && say("review-words", { words })],
    table: [formatName, rows && say("review-rows", { rows })],
    none: [formatName, size],
  }[viewer];
  return counted.filter(Boolean).join(" · ");
}

/** Which file is looked at, and where in it: "classroom.mp4, 04:41". */
export function whereabouts(artifact: Artifact, position: Position): string {
  return [fileName(artifact.path), whereIn(artifact, position)].filter(Boolean).join(", ");
}

/** Where in a file one is: "04:41", "p. 3 of 4". */
export function whereIn(artifact: Artifact, { page, atMs }: Position): string {
  if (atMs !== undefined) return moment(atMs);
  if (page !== undefined && artifact.pages) return say("review-page-of", { page, pages: artifact.pages });
  return "";
}
