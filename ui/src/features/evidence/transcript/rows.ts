// The rows of a transcript: what is said with its place in the citable text, and that nobody speaks.
import { align, pieces } from "../place/align";
import { Points } from "../place/points";
import { Cues, lines, type Line } from "../timeline/cues";
import type { Cue } from "../../../lib/ipc/contract";
import type { Run } from "../text/blocks";

export interface Row {
  startMs: number;
  endMs: number;
  /** What is said; empty where nobody speaks. */
  runs: Run[];
  silent: boolean;
  /** A remark of whoever wrote the captions, and nothing that is said: `[silence]`. */
  remark: boolean;
}

/** The rows of `cues`, whose words stand in `text`, the citable text of the file of captions. */
export function rowsOf(cues: readonly Cue[], text: string, durationMs: number | null): Row[] {
  const points = new Points(text);
  return lines(new Cues(cues), durationMs).map((line) => row(line, points));
}

function row(line: Line, text: Points): Row {
  const { startMs, endMs } = line;
  if (line.kind === "silence") return { startMs, endMs, runs: [], silent: true, remark: false };
  const { cue } = line;
  const letters = spoken(text.slice(cue.start, cue.end));
  const { places } = align(cue.text, letters.map(({ letter }) => letter).join(""));
  const inFile = places.map((at) => (at < 0 ? -1 : cue.start + (letters[at]?.at ?? 0)));
  const runs = pieces(cue.text, inFile);
  return { startMs, endMs, runs, silent: false, remark: /^[[(][\s\S]*[\])]$/.test(cue.text.trim()) };
}

/** The row in which a code point stands, or -1. */
export const rowOf = (rows: readonly Row[], point: number) =>
  rows.findIndex(({ runs }) =>
    runs.some(({ text, at }) => at !== null && point >= at && point < at + [...text].length),
  );

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&quot;": '"',
};

/** The letters that are said in the words of a caption, and where each stands: without tags, entities as one letter. */
function spoken(payload: string): { letter: string; at: number }[] {
  const found: { letter: string; at: number }[] = [];
  let at = 0;
  for (const [part] of payload.matchAll(/<[^>]*>|&(?:amp|lt|gt|nbsp|quot);|[\s\S]/gu)) {
    if (!part.startsWith("<") || part.length === 1) found.push({ letter: ENTITIES[part] ?? part, at });
    at += [...part].length;
  }
  return found;
}
