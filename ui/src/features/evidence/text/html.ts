// A web page as it is read: its words in blocks, drawn as our own elements. No script, no style, no picture and no
// address of it reaches the window; tags only say where a block begins and what is set bold.
import type { Block, Run, Style } from "./blocks";

/** Elements whose content is not for readers. */
const SILENT = /^(?:script|style|template|noscript|iframe|object|svg|math|title|head|textarea|select)$/;
const BLOCK =
  /^(?:address|article|aside|blockquote|body|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  bull: "•",
  copy: "©",
  deg: "°",
  frac12: "½",
  times: "×",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  ntilde: "ñ",
};

/** A tag, a comment, or letters up to the next of them. */
const PART =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]{0,9999}"|'[^']{0,9999}'|[^"'<>]){0,999})>|<[!?/][^<>]{0,999}>|<|[^<]+/g;

/** The blocks of a page. */
export function html(source: string): Block[] {
  const page = new Page();
  let silent: string | null = null;
  for (const [whole, slash, tag] of source.matchAll(PART)) {
    const name = tag?.toLowerCase();
    if (silent !== null) {
      if (slash === "/" && name === silent) silent = null;
    } else if (name === undefined) {
      if (!/^<[!?/]/.test(whole)) page.words(unescaped(whole));
    } else if (SILENT.test(name)) silent = slash === "/" ? null : name;
    else page.tag(name, slash !== "/");
  }
  return page.done();
}

/** What is being put together. */
class Page {
  readonly #blocks: Block[] = [];
  #runs: Run[] = [];
  #heading = 0;
  #item = false;
  readonly #depth = { strong: 0, em: 0, code: 0 };

  tag(name: string, opens: boolean) {
    const by = opens ? 1 : -1;
    if (/^(?:b|strong)$/.test(name)) this.#depth.strong += by;
    else if (/^(?:i|em)$/.test(name)) this.#depth.em += by;
    else if (/^(?:code|kbd|tt)$/.test(name)) this.#depth.code += by;
    else if (/^t[dh]$/.test(name) && opens && this.#runs.length > 0) this.words(" \u00a0 ");
    if (!BLOCK.test(name)) return;
    this.#end();
    const heading = /^h([1-6])$/.exec(name);
    this.#heading = heading && opens ? Number(heading[1]) : 0;
    this.#item = name === "li" && opens;
  }

  words(text: string) {
    const line = text.replace(/[ \t\n\r\f]+/g, " ");
    const first = this.#runs.length === 0;
    const style: Style = {
      ...(this.#depth.strong > 0 ? { strong: true } : {}),
      ...(this.#depth.em > 0 ? { em: true } : {}),
      ...(this.#depth.code > 0 ? { code: true } : {}),
    };
    const kept = first ? line.trimStart() : line;
    if (kept !== "") this.#runs.push({ text: kept, at: null, ...style });
  }

  done(): Block[] {
    this.#end();
    return this.#blocks;
  }

  #end() {
    const runs = this.#runs;
    this.#runs = [];
    if (runs.every((run) => run.text.trim() === "")) return;
    if (this.#heading > 0) this.#blocks.push({ kind: "heading", level: this.#heading, runs });
    else if (this.#item) this.#push(runs);
    else this.#blocks.push({ kind: "paragraph", runs });
  }

  /** An item goes into the list before it, if there is one. */
  #push(runs: Run[]) {
    const last = this.#blocks[this.#blocks.length - 1];
    const item: Block[] = [{ kind: "paragraph", runs }];
    if (last?.kind === "list") last.items.push(item);
    else this.#blocks.push({ kind: "list", ordered: false, first: 1, items: [item] });
  }
}

/** Character references: by number, and the names that writing programs use. */
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/g, (whole, ten, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const code = ten === undefined ? Number.parseInt(String(hex), 16) : Number(ten);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
