// Markdown as it is read: its blocks, after CommonMark 0.31 chapters 4 and 5, with tables. It is drawn as elements, and
// whatever looks like HTML is left out, as the citable text leaves it out.
import type { Block } from "./blocks";
import { HARD_BREAK, inline, label } from "./inline";

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|(\d{1,9})[.)])(?:( {1,4})(?=\S)| +(?=\S)|$)/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
/** Elements that make a block of HTML (4.6); others only where a tag stands alone on its line. */
const BLOCKS =
  "address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|" +
  "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|" +
  "noframes|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|" +
  "thead|title|tr|track|ul";
const HTML = new RegExp(
  `^ {0,3}<(?:!--|\\?|![A-Z]|/?(?:${BLOCKS})(?:[\\s/>]|$)|/?[a-zA-Z][\\w-]*(?:\\s[^<>]*)?/?>\\s*$)`,
  "i",
);
const DEFINITION =
  /^ {0,3}\[((?:[^[\]\\]|\\.)+)\]:[ \t]*\n?[ \t]*<?([^\s<>]+)>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;

type Links = Map<string, string>;

/** The blocks of a file. */
export function markdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n");
  const links: Links = new Map();
  for (const line of lines) {
    const found = DEFINITION.exec(line);
    if (found && !links.has(label(found[1] ?? ""))) links.set(label(found[1] ?? ""), found[2] ?? "");
  }
  return blocks(lines, links, 0);
}

/** Deeper than this nobody writes; deeper quotes stay as they are written. */
const DEEPEST = 20;

function blocks(lines: string[], links: Links, depth: number): Block[] {
  const found: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, taken] = blockAt(lines, at, links, depth);
    if (block) found.push(block);
    at += Math.max(taken, 1);
  }
  return found;
}

type Read = [Block | null, number];

/** The block that begins at a line, and how many lines it takes. */
function blockAt(lines: string[], at: number, links: Links, depth: number): Read {
  const line = lines[at] ?? "";
  if (line.trim() === "") return [null, 1];
  if (/^ {4}/.test(line)) return indented(lines, at);
  const fence = FENCE.exec(line);
  if (fence) return fenced(lines, at, fence[1] ?? "```");
  const heading = HEADING.exec(line);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    return [{ kind: "heading", level, runs: inline(heading[2]?.replace(/^#+$/, "") ?? "", links) }, 1];
  }
  if (RULE.test(line)) return [{ kind: "rule" }, 1];
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, links, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, links, depth);
  if (HTML.test(line)) return markup(lines, at);
  if (DEFINITION.test(line)) return [null, 1];
  if (line.includes("|") && DELIMITER.test(lines[at + 1] ?? "")) return table(lines, at, links);
  return paragraph(lines, at, links);
}

function indented(lines: string[], at: number): Read {
  let end = at;
  for (let next = at; next < lines.length && /^( {4}|\s*$)/.test(lines[next] ?? ""); next += 1) {
    if ((lines[next] ?? "").trim() !== "") end = next + 1;
  }
  return [code(lines.slice(at, end).map((line) => line.slice(4))), end - at];
}

function fenced(lines: string[], at: number, fence: string): Read {
  const closes = new RegExp(`^ {0,3}${fence[0] === "~" ? "~" : "`"}{${fence.length},}\\s*$`);
  const end = lines.findIndex((line, index) => index > at && closes.test(line));
  const last = end < 0 ? lines.length : end;
  return [code(lines.slice(at + 1, last)), last - at + 1];
}

const code = (lines: string[]): Block => ({
  kind: "code",
  runs: [{ text: lines.join("\n"), at: null, code: true }],
});

/** Something that ends a paragraph without an empty line. */
const interrupts = (line: string) =>
  line.trim() === "" ||
  HEADING.test(line) ||
  RULE.test(line) ||
  FENCE.test(line) ||
  QUOTE.test(line) ||
  (ITEM.test(line) && /^ {0,3}(?:[-*+]|1[.)]) +\S/.test(line)) ||
  HTML.test(line);

function quote(lines: string[], at: number, links: Links, depth: number): Read {
  const inner: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const lazy = end > at && !interrupts(line) && (inner.at(-1) ?? "").trim() !== "";
    if (!QUOTE.test(line) && !lazy) break;
    inner.push(line.replace(QUOTE, ""));
  }
  return [{ kind: "quote", blocks: blocks(inner, links, depth + 1) }, end - at];
}

function list(lines: string[], at: number, links: Links, depth: number): Read {
  const opening = ITEM.exec(lines[at] ?? "");
  const kind = (mark: string | undefined) => (mark ?? "").slice(-1);
  const items: Block[][] = [];
  let end = at;
  while (end < lines.length) {
    const item = ITEM.exec(lines[end] ?? "");
    if (!item || kind(item[2]) !== kind(opening?.[2]) || RULE.test(lines[end] ?? "")) break;
    const width = (item[1]?.length ?? 0) + (item[2]?.length ?? 1) + (item[4]?.length ?? 1);
    const inner = [(lines[end] ?? "").slice(width)];
    end += 1;
    for (; end < lines.length; end += 1) {
      const line = lines[end] ?? "";
      const inside = line.search(/\S|$/) >= width;
      const blank = line.trim() === "";
      const lazy = !inside && !interrupts(line) && !ITEM.test(line) && (inner.at(-1) ?? "").trim() !== "";
      if (blank && (lines[end + 1] ?? "").search(/\S|$/) < width && !ITEM.test(lines[end + 1] ?? "")) break;
      if (!blank && !inside && !lazy) break;
      inner.push(inside ? line.slice(width) : line.trimStart());
    }
    items.push(blocks(unchecked(inner), links, depth + 1));
  }
  const first = Number(opening?.[3] ?? 1);
  return [{ kind: "list", ordered: opening?.[3] !== undefined, first, items }, end - at];
}

/** A task's box is no word. */
const unchecked = ([first = "", ...rest]: string[]) => [first.replace(/^\[[ xX]\] +/, ""), ...rest];

/** Comments end with their mark; other HTML with the next empty line. */
function markup(lines: string[], at: number): Read {
  const line = lines[at] ?? "";
  const ends = /^ {0,3}<!--/.test(line)
    ? /-->/
    : /^ {0,3}<(script|pre|style|textarea)/i.test(line)
      ? /<\/(script|pre|style|textarea)>/i
      : /^\s*$/;
  const end = lines.findIndex(
    (line, index) => (index > at || ends.source !== "^\\s*$") && index >= at && ends.test(line),
  );
  return [null, (end < 0 ? lines.length : end + 1) - at];
}

function table(lines: string[], at: number, links: Links): Read {
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => inline(cell.trim().replace(/\\\|/g, "|"), links));
  const head = cells(lines[at] ?? "");
  const rows = [];
  let end = at + 2;
  for (; end < lines.length && !interrupts(lines[end] ?? ""); end += 1) {
    const row = cells(lines[end] ?? "").slice(0, head.length);
    while (row.length < head.length) row.push([]);
    rows.push(row);
  }
  return [{ kind: "table", head, rows }, end - at];
}

function paragraph(lines: string[], at: number, links: Links): Read {
  const inner: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const under = UNDERLINE.exec(line);
    if (end > at && under) {
      const level = under[1]?.startsWith("=") ? 1 : 2;
      return [{ kind: "heading", level, runs: inline(inner.join("\n"), links) }, end + 1 - at];
    }
    if (end > at && interrupts(line)) break;
    inner.push(end > at ? line.trimStart() : line.trim() === "" ? "" : line.replace(/^ {1,3}/, ""));
  }
  return [{ kind: "paragraph", runs: inline(hard(inner), links) }, end - at];
}

/** Two blanks or a stroke at the end of a line keep the line end. */
const hard = (lines: string[]) =>
  lines
    .map((line, index) =>
      index + 1 < lines.length ? line.replace(/( {2,}|\\)$/, HARD_BREAK).replace(/ $/, "") : line.trimEnd(),
    )
    .join("\n")
    .replaceAll(`${HARD_BREAK}\n`, HARD_BREAK);
