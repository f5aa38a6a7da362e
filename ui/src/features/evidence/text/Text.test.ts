import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Texts } from "../../../lib/ipc/contract";
import { click, named, one } from "../../../lib/ui/mounted";
import { aMark, anArtifact, aSource } from "../testing";
import type { Viewer, ViewerProps } from "../viewer";
import Text from "./Text.svelte";

let shown: object | undefined;
const source = "# After *the* lesson\n\nI asked one question.\n\n- all 24\n- hands 🙂 up\n\nThen I waited.\n";
const citable = "After the lesson\nI asked one question.\n\nall 24\n\nhands 🙂 up\n\nThen I waited.";
/** The file's own letters, as Rust gives them. */
let written: string | null = source;
const texts =
  (markup: Texts["markup"], ...pages: string[]) =>
  () =>
    Promise.resolve({ extractor: "x", pages, markup, written });

async function open(given: Partial<ViewerProps> = {}, file: string | null = source) {
  written = file;
  const props: ViewerProps = {
    artifact: anArtifact({ viewer: "text", path: "reflection.md" }),
    source: aSource({ texts: texts("markdown", citable) }),
    marks: [],
    ...given,
  };
  shown = mount(Text, { target: document.body, props });
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  }
  return shown as Viewer;
}
beforeEach(() => vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800));
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const piece = (words: string) => {
  const found = [...document.querySelectorAll("[data-at]")].find((each) => each.textContent.includes(words));
  if (!found?.firstChild) throw new Error(`no ${words} in ${document.body.innerHTML}`);
  return found.firstChild;
};
async function select(from: string, start: number, to: string, end: number) {
  piece(from).parentElement?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  getSelection()?.setBaseAndExtent(piece(from), start, piece(to), end);
  document.dispatchEvent(new Event("pointerup"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

test("Markdown is shown as it is read: headings, lists, emphasis; nothing of it is markup", async () => {
  await open();
  expect(one("h3").textContent.trim()).toBe("After the lesson");
  expect([...document.querySelectorAll("li")].map((item) => item.textContent.trim())).toEqual([
    "all 24",
    "hands 🙂 up",
  ]);
  expect(document.body.textContent).not.toContain("#");
});

test("what a file writes as HTML or as a script is not run and not shown", async () => {
  await open(
    { source: aSource({ texts: texts("markdown", "shown words and more") }) },
    "<img src=x onerror=alert(1)>\n\nshown words and more\n\n<script>alert(1)</script>",
  );
  expect(document.querySelector("article img, article script")).toBeNull();
  expect(one("article").textContent.trim()).toContain("shown words and more");
});

test("paragraphs are numbered in the margin", async () => {
  await open();
  expect([...document.querySelectorAll(".number")].map((number) => number.textContent)).toEqual(["1", "2"]);
});

test("selected words are a place in the citable text, to the letter", async () => {
  const viewer = await open();
  await select("one question", 2, "hands", 8);
  const [place] = viewer.describe();
  expect(place).toEqual({
    kind: "words",
    page: null,
    start: 19,
    end: 55,
    quote: "asked one question.\n\nall 24\n\nhands 🙂",
  });
  expect(place && viewer.locate(place)).toBe(true);
});

test("a press elsewhere lets the words go", async () => {
  const onselect = vi.fn();
  const viewer = await open({ onselect });
  await select("one question", 2, "one question", 7);
  await select("one question", 2, "one question", 2);
  expect([viewer.describe(), onselect.mock.lastCall]).toEqual([[], [[]]]);
});

test("a mark has its badge in the margin, and over several paragraphs one badge", async () => {
  const quote = citable.slice(17, 46);
  const onchoose = vi.fn();
  await open({
    marks: [aMark("a", { kind: "words", page: null, start: 17, end: 46, quote }, [5])],
    chosen: "a",
    onchoose,
  });
  expect([...document.querySelectorAll(".badge")].map((badge) => badge.textContent.trim())).toEqual(["5"]);
  expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual([
    "I asked one question.",
    "all 24",
  ]);
  click(one("mark"));
  expect(onchoose).toHaveBeenCalledWith("a");
});

test("as written, the marks of the file are there, and its words are citable still", async () => {
  const viewer = await open();
  click(named("As written"));
  expect(one("pre").textContent).toContain("# After *the* lesson");
  await select("asked one", 2, "asked one", 7);
  expect(viewer.describe()[0]).toMatchObject({ start: 19, end: 24, quote: "asked" });
});

test("a file whose words cannot be set as they are read is shown as its text", async () => {
  await open({}, "entirely other words");
  expect(document.querySelector("h3")).toBeNull();
  expect(document.querySelectorAll("article p[data-number]").length).toBeGreaterThan(3);
  expect(document.body.textContent).not.toContain("As written");
});

test("a file whose own letters are not given is shown as its text all the same", async () => {
  await open({}, null);
  expect(one("article").textContent).toContain("Then I waited.");
});

test("headings lead to their place; without headings there is no list of them", async () => {
  await open();
  expect(named("Headings")).not.toBeNull();
  await unmount(shown as object);
  await open({ source: aSource({ texts: texts("plain", "no heading") }) });
  expect(document.body.textContent).not.toContain("Headings");
});

test("letters grow and shrink", async () => {
  const viewer = await open();
  const size = () => one("article").style.getPropertyValue("--size");
  click(named("Larger letters"));
  expect(size()).toBe("19px");
  viewer.control("zoom-out");
  flushSync();
  expect(size()).toBe("17px");
});

test("a text of several pages has places on them", async () => {
  const viewer = await open({ source: aSource({ texts: texts("plain", "first page", "second page") }) });
  await select("second", 0, "second", 6);
  expect(viewer.describe()).toEqual([{ kind: "words", page: 2, start: 0, end: 6, quote: "second" }]);
});

test("captions without their recording are a transcript, and citable", async () => {
  const cues = [{ startMs: 1_000, endMs: 2_000, text: "Show me.", start: 0, end: 8 }];
  const viewer = await open({
    source: aSource({ texts: texts("captions", "Show me."), captions: () => Promise.resolve(cues) }),
  });
  expect(one(".transcript").textContent).toContain("00:01");
  await select("Show", 0, "Show", 4);
  expect(viewer.describe()[0]).toMatchObject({ kind: "words", quote: "Show" });
});

test("captions without their recording are opened and seen as any other text", async () => {
  const cues = [{ startMs: 1_000, endMs: 2_000, text: "Show me.", start: 0, end: 8 }];
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(800);
  const [onopened, oncover] = [vi.fn(), vi.fn()];
  const captions = () => Promise.resolve(cues);
  await open({ source: aSource({ texts: texts("captions", "Show me."), captions }), onopened, oncover });
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(oncover).toHaveBeenCalledWith([[0, 1000]]), 3_000);
});

test("a file of captions in which nothing is said is opened and seen too", async () => {
  const [onopened, oncover] = [vi.fn(), vi.fn()];
  await open({ source: aSource({ texts: texts("captions", "") }), onopened, oncover });
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(oncover).toHaveBeenCalled(), 3_000);
});

test("what is not shown of a text is said once, above it", async () => {
  const message = "reflection.md has parts written as HTML that are not shown here (script).";
  const note = { code: "markup-left-out", severity: "warning", message, hint: "", path: "reflection.md" };
  const artifact = anArtifact({ viewer: "text", path: "reflection.md", notes: [note as never] });
  await open({ artifact });
  expect([...document.querySelectorAll("[role=note]")].map((one) => one.textContent)).toEqual([message]);
  click(named("As written"));
  expect(document.querySelector("[role=note]")).toBeNull();
});

test("it is opened when its words are on the screen", async () => {
  const onopened = vi.fn();
  await open({ onopened });
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
});

test("a file without words says so, and words that could not be read are told", async () => {
  await open({ source: aSource({ texts: texts("plain", "") }) });
  expect(document.body.textContent).toContain("This file holds no words.");
  await unmount(shown as object);
  await open({ source: aSource({ texts: () => Promise.reject(new Error("died")) }) });
  expect(document.body.textContent).toContain("could not be read");
});

test("a quote that is gone outlines the nearest words", async () => {
  const place = { kind: "words", page: null, start: 0, end: 9, quote: "I asked a single question" } as const;
  await open({ marks: [aMark("a", place, [5], { standing: "lost" })], chosen: "a" });
  expect(document.body.textContent).toContain("Nearest: “I asked one question”");
  expect(one(".outlined").textContent).toBe("I asked one question");
});

test("in captions too", async () => {
  const cues = [{ startMs: 1_000, endMs: 2_000, text: "Show me your fingers.", start: 0, end: 21 }];
  const place = { kind: "words", page: null, start: 0, end: 9, quote: "Show me the fingers" } as const;
  await open({
    source: aSource({
      texts: texts("captions", "Show me your fingers."),
      captions: () => Promise.resolve(cues),
    }),
    marks: [aMark("a", place, [5], { standing: "lost" })],
    chosen: "a",
  });
  expect(document.body.textContent).toContain("Nearest: “Show me your fingers”");
  expect(one(".outlined").textContent).toBe("Show me your fingers");
});

test("a place that is asked for before the words are there is gone to when they are", async () => {
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  written = source;
  const props: ViewerProps = {
    artifact: anArtifact({ viewer: "text" }),
    source: aSource({ texts: texts("markdown", citable) }),
    marks: [],
  };
  shown = mount(Text, { target: document.body, props });
  (shown as Viewer).reveal({ kind: "words", page: null, start: 61, end: 65, quote: "Then" });
  expect(scrolled).not.toHaveBeenCalled();
  await vi.waitFor(() => {
    flushSync();
    expect(scrolled).toHaveBeenCalled();
  });
});

test("of a very long text only a part is drawn at first; a place further on is drawn when it is gone to", async () => {
  const long = Array.from({ length: 1_500 }, (_, line) => `line ${line}`).join("\n");
  const viewer = await open({ source: aSource({ texts: texts("plain", long) }) });
  expect(document.querySelectorAll("article p").length).toBeLessThan(900);
  const start = long.indexOf("line 1100");
  viewer.reveal({ kind: "words", page: null, start, end: start + 9, quote: "line 1100" });
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("line 1100");
}, 20_000);

test("words that came the second time are shown", async () => {
  const read = vi.fn(texts("plain", "There all the same."));
  read.mockRejectedValueOnce(new Error("died"));
  await open({ source: aSource({ texts: read }) });
  click(named("Try again"));
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  expect(document.body.textContent).toContain("There all the same.");
  expect(document.body.textContent).not.toContain("could not be read");
});
