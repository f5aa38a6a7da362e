// The inside of a Markdown paragraph: emphasis, code, links and escapes, after CommonMark 0.31 chapter 6. What it does
// not know stays as it was written; nothing here ever becomes markup.
import type { Run, Style } from "./blocks";

/** A piece of a paragraph: letters, or marks that may open or close emphasis. */
interface Token {
  text: string;
  style: Style;
  mark?: { sign: string; opens: boolean; closes: boolean } | undefined;
}

/** Stands for a line end that is kept; other line ends are blanks. */
export const HARD_BREAK = "\u2028";

const PUNCTUATION = /[\p{P}\p{S}]/u;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The runs of a paragraph. `links` are the addresses that are named elsewhere in the file. */
export function inline(source: string, links: ReadonlyMap<string, string> = new Map()): Run[] {
  return joined(emphasised(tokens(source, links, {})));
}

/** Places at which something other than letters may begin. */
const SIGNS = /[\\`*_~[\]!<&\n]/;

function tokens(source: string, links: ReadonlyMap<string, string>, style: Style): Token[] {
  const found: Token[] = [];
  const letters = (text: string, own: Style = style) => found.push({ text, style: own });
  let rest = source;
  let before = "";
  while (rest !== "") {
    const plain = rest.search(SIGNS);
    if (plain !== 0) {
      const text = plain < 0 ? rest : rest.slice(0, plain);
      letters(text);
      before = text.at(-1) ?? before;
      rest = rest.slice(text.length);
      continue;
    }
    const [made, length] = special(rest, before, links, style);
    found.push(...made);
    before = rest[length - 1] ?? before;
    rest = rest.slice(length);
  }
  return found;
}

/** What begins with a sign, and how much of the source it takes. */
function special(
  rest: string,
  before: string,
  links: ReadonlyMap<string, string>,
  style: Style,
): [Token[], number] {
  const token = (text: string, own: Style = style): Token => ({ text, style: own });
  const escape = /^\\([!-/:-@[-`{-~\n])/.exec(rest);
  if (escape) return [[token(escape[1] ?? "")], 2];
  if (rest[0] === "`") {
    const code = /^(`+)(?!`)([\s\S]{0,9999}?[^`])\1(?!`)/.exec(rest);
    if (code) return [[token(trimmedCode(code[2] ?? ""), { ...style, code: true })], code[0].length];
    const ticks = /^`+/.exec(rest)?.[0] ?? "`";
    return [[token(ticks)], ticks.length];
  }
  if (rest[0] === "\n") return [[token(" ")], /^\n */.exec(rest)?.[0].length ?? 1];
  if (rest[0] === "&") return entity(rest, token);
  if (rest[0] === "<") return angle(rest, token, style);
  if (rest[0] === "[" || rest.startsWith("![")) {
    const link = linked(rest, links, style);
    return link ?? [[token(rest[0] === "!" ? "![" : "[")], rest[0] === "!" ? 2 : 1];
  }
  if (/[*_~]/.test(rest[0] ?? "")) return marks(rest, before, style);
  return [[token(rest[0] ?? "")], 1];
}

/** One blank on either side of code is not part of it; line ends in it are blanks. */
function trimmedCode(code: string): string {
  const line = code.replace(/\n/g, " ");
  return /^ .*\S.* $/.test(line) ? line.slice(1, -1) : line;
}

function entity(rest: string, token: (text: string) => Token): [Token[], number] {
  const found = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/.exec(rest);
  if (!found) return [[token("&")], 1];
  const code = found[1] ? Number(found[1]) : found[2] ? Number.parseInt(found[2], 16) : null;
  const known = found[3] ? ENTITIES[found[3]] : undefined;
  const letter = code === null ? known : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  return letter === undefined ? [[token("&")], 1] : [[token(letter)], found[0].length];
}

/** An address in angle brackets is a link; a tag or a comment is dropped, what stands between tags stays. */
function angle(rest: string, token: (text: string, style?: Style) => Token, style: Style): [Token[], number] {
  const address = /^<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/.exec(rest);
  if (address) return [[token(address[1] ?? "", { ...style, link: address[1] ?? "" })], address[0].length];
  const tag = /^<(?:!--[\s\S]{0,9999}?-->|\/?[a-zA-Z][^<>]{0,9999}>|\?[\s\S]{0,999}?\?>)/.exec(rest);
  return tag ? [[], tag[0].length] : [[token("<")], 1];
}

/** A link or a picture: its words, with where it leads. */
function linked(rest: string, links: ReadonlyMap<string, string>, style: Style): [Token[], number] | null {
  const from = rest.startsWith("!") ? 2 : 1;
  const end = closing(rest, from);
  if (end < 0) return null;
  const words = rest.slice(from, end);
  const behind = rest.slice(end + 1);
  const direct =
    /^\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/.exec(
      behind,
    );
  const named = /^\[([^\]]*)\]/.exec(behind);
  const target = direct ? (direct[1] ?? direct[2] ?? "") : links.get(label(named?.[1] || words));
  if (target === undefined) return null;
  const own: Style = { ...style, link: target };
  return [tokens(words, links, own), end + 1 + (direct?.[0].length ?? named?.[0].length ?? 0)];
}

/** How the name of a link is compared. */
export const label = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** Nobody nests brackets deeper, or names a link with more letters; what does is no link. */
const DEEPEST = 20;
const LONGEST = 4_000;

/** The bracket that closes the one before `from`, or -1. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < Math.min(text.length, from + LONGEST) && depth <= DEEPEST; at += 1) {
    const letter = text[at];
    if (letter === "\\") at += 1;
    else if (letter === "[") depth += 1;
    else if (letter === "]" && (depth -= 1) === 0) return at;
  }
  return -1;
}

/** A row of stars, underscores or tildes (6.2): whether it may open and close is told by its neighbours. */
function marks(rest: string, before: string, style: Style): [Token[], number] {
  const sign = rest[0] ?? "";
  const row = /^(\*+|_+|~+)/.exec(rest)?.[0] ?? sign;
  const after = rest[row.length] ?? "";
  const blank = (letter: string) => letter === "" || /\s/u.test(letter);
  const left = !blank(after) && (!PUNCTUATION.test(after) || blank(before) || PUNCTUATION.test(before));
  const right = !blank(before) && (!PUNCTUATION.test(before) || blank(after) || PUNCTUATION.test(after));
  const within = sign === "_" && left && right;
  const opens = left && (!within || PUNCTUATION.test(before));
  const closes = right && (!within || PUNCTUATION.test(after));
  const single = (): Token => ({ text: sign, style, mark: { sign, opens, closes } });
  return [Array.from(row, single), row.length];
}

/** More marks than this are not kept open at once. */
const MOST_OPEN = 100;

/** The marks that are open, by their sign. */
class Open {
  readonly #stacks: Record<string, number[]> = { "*": [], _: [], "~": [] };

  push(sign: string, at: number) {
    const stack = this.#stacks[sign];
    if (stack && stack.length < MOST_OPEN) stack.push(at);
  }

  /** The last open one, and whether the one right before it is open too. */
  last(sign: string): { at: number; twice: boolean } | null {
    const stack = this.#stacks[sign] ?? [];
    const at = stack[stack.length - 1];
    return at === undefined ? null : { at, twice: stack[stack.length - 2] === at - 1 };
  }

  /** Nothing from there on is open any more. */
  closeFrom(at: number) {
    for (const stack of Object.values(this.#stacks)) {
      while ((stack[stack.length - 1] ?? -1) >= at) stack.pop();
    }
  }
}

/** Finds for every closing mark the last open one of its kind; two together are strong, one is emphasis. */
function emphasised(all: Token[]): Token[] {
  const open = new Open();
  for (let at = 0; at < all.length; at += 1) {
    const mark = all[at]?.mark;
    const opener = mark?.closes ? open.last(mark.sign) : null;
    if (mark && opener) {
      const twice = opener.twice && all[at + 1]?.mark?.sign === mark.sign;
      const style: Style = mark.sign === "~" ? { strike: true } : twice ? { strong: true } : { em: true };
      set(all, opener.at, at, twice, style);
      open.closeFrom(twice ? opener.at - 1 : opener.at);
      at += twice ? 1 : 0;
    } else if (mark?.opens) open.push(mark.sign, at);
  }
  return all;
}

/** Gives what stands between two marks its style and takes the marks away. */
function set(all: Token[], from: number, to: number, twice: boolean, style: Style) {
  for (const token of all.slice(from + 1, to)) token.style = { ...token.style, ...style };
  for (const index of twice ? [from - 1, from, to, to + 1] : [from, to]) {
    const token = all[index];
    if (token) [token.text, token.mark] = ["", undefined];
  }
}

const same = (a: Style, b: Style) =>
  a.strong === b.strong && a.em === b.em && a.code === b.code && a.strike === b.strike && a.link === b.link;

/** Neighbours that are set alike become one run. */
function joined(all: Token[]): Run[] {
  const runs: Run[] = [];
  for (const { text: written, style } of all) {
    const last = runs[runs.length - 1];
    const text = written.replaceAll(HARD_BREAK, "\n");
    if (text === "") continue;
    if (last && same(last, style)) last.text += text;
    else runs.push({ text, at: null, ...style });
  }
  return runs;
}
