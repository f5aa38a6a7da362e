// What a text viewer shows: blocks of runs. A run is a stretch of letters set alike, with its place in the citable text.
import { align, pieces } from "../place/align";

export interface Style {
  strong?: true;
  em?: true;
  code?: true;
  strike?: true;
  /** Where a link leads, as text; it is never followed. */
  link?: string;
}

export interface Run extends Style {
  text: string;
  /** The code point at which it begins in the citable text; `null` where it is not citable. */
  at: number | null;
}

export type Block =
  | { kind: "heading"; level: number; runs: Run[] }
  | { kind: "paragraph"; runs: Run[]; /** Its number in the margin, from 1. */ number?: number }
  | { kind: "code"; runs: Run[] }
  | { kind: "rule" }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; ordered: boolean; first: number; items: Block[][] }
  | { kind: "table"; head: Run[][]; rows: Run[][][] };

/** The lists of runs in the order in which they are read. */
export function runLists(blocks: readonly Block[]): Run[][] {
  return blocks.flatMap((block) => {
    if (block.kind === "rule") return [];
    if (block.kind === "quote") return runLists(block.blocks);
    if (block.kind === "list") return block.items.flatMap((item) => runLists(item));
    if (block.kind === "table") return [...block.head, ...block.rows.flat()];
    return [block.runs];
  });
}

/** Gives every run its place in the citable text; the share of that text which is shown comes back. */
export function cite(blocks: Block[], citable: string): number {
  const lists = runLists(blocks);
  const shown = lists.map((runs) => runs.map((run) => run.text).join("")).join("\n");
  const alignment = align(shown, citable);
  let from = 0;
  for (const runs of lists) {
    const cited: Run[] = [];
    for (const run of runs) {
      for (const piece of pieces(run.text, alignment.places, from)) cited.push({ ...run, ...piece });
      from += [...run.text].length;
    }
    runs.splice(0, runs.length, ...cited);
    from += 1;
  }
  return alignment.shown;
}

/** Numbers the paragraphs and gives back how many there are. Headings, lists and tables are not counted by themselves. */
export function numbered(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) if (block.kind === "paragraph") block.number = count += 1;
  return count;
}

/**
 * A plain text: its lines as paragraphs, citable to the letter. Empty lines part them and are not shown. A line that is
 * one of `headings`, in their order, is that heading.
 */
export function plain(citable: string, headings: readonly Heading[] = []): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  let next = 0;
  for (const line of citable.split("\n")) {
    const words = line.trim();
    const runs = [{ text: line, at }];
    at += [...line].length + 1;
    if (words === "") continue;
    const found = headings.findIndex(({ text }, index) => index >= next && text.trim() === words);
    const heading = headings[found];
    blocks.push(heading ? { kind: "heading", level: heading.level, runs } : { kind: "paragraph", runs });
    if (heading) next = found + 1;
  }
  return blocks;
}

/** A heading, for the list of them. */
export interface Heading {
  level: number;
  text: string;
  /** Where it begins in the citable text. */
  at: number | null;
}

export const headings = (blocks: readonly Block[]): Heading[] =>
  blocks.flatMap((block) =>
    block.kind === "heading"
      ? [
          {
            level: block.level,
            text: block.runs.map((run) => run.text).join(""),
            at: block.runs.find((run) => run.at !== null)?.at ?? null,
          },
        ]
      : [],
  );
