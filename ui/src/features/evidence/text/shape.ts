// From a file's citable text to the blocks that are shown. Markdown and web pages are set as they are read; where that
// does not show the citable text, the text itself is shown, because that is what is cited.
import type { Texts } from "../../../lib/ipc/contract";
import { align, pieces } from "../place/align";
import { cite, headings, numbered, plain, type Block } from "./blocks";
import { html } from "./html";
import { markdown } from "./markdown";

export interface Shaped {
  blocks: Block[];
  /** How many paragraphs are numbered. */
  paragraphs: number;
  /** The file as it was written, where it is shown in another form. */
  written: Block[] | null;
}

/** How much of the citable text a form has to show. */
const ENOUGH = 0.97;
/** Longer files are shown as their text: setting them would take too long. */
const LONGEST = 1_000_000;

/** The blocks of a text; `source` is the file as it was written, where that is given. */
export function shape(texts: Texts, source: string | null): Shaped {
  const citable = texts.pages.join("\n");
  const form = { markdown, html, plain: null, captions: null }[texts.markup];
  const read = form && source !== null && source.length <= LONGEST ? form(source.normalize("NFC")) : null;
  if (source !== null && read && cite(read, citable) >= ENOUGH)
    return { blocks: read, paragraphs: numbered(read), written: asWritten(source.normalize("NFC"), citable) };
  // Its headings stay headings: they are what somebody finds their way by.
  const blocks = plain(citable, headings(read ?? []));
  return { blocks, paragraphs: numbered(blocks), written: null };
}

/** The lines of a file, with what of them is citable. */
function asWritten(source: string, citable: string): Block[] {
  const lines = source.replace(/\r\n?/g, "\n");
  const { places } = align(lines, citable);
  return [{ kind: "code", runs: pieces(lines, places).map((piece) => ({ ...piece })) }];
}
