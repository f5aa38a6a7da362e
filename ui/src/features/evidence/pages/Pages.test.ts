import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PageWords } from "../../../lib/ipc/contract";
import { click, named, one, press, write } from "../../../lib/ui/mounted";
import { aMark, anArtifact, aSource } from "../testing";
import type { Viewer, ViewerProps } from "../viewer";
import Pages from "./Pages.svelte";

const line = (page: number): PageWords => ({
  page,
  widthPt: 600,
  heightPt: 900,
  text: `Page ${page} says wait`,
  spans: [
    {
      start: 12,
      end: 16,
      corners: [100_000, 100_000, 200_000, 100_000, 200_000, 120_000, 100_000, 120_000],
      stops: [0, 250_000, 500_000, 750_000, 1_000_000],
    },
  ],
  links: [{ box: [0, 0, 10, 10], target: "https://elsewhere.example" }],
  notes: [],
});
let shown: object | undefined;

async function settle() {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
  }
}
async function open(given: Partial<ViewerProps> = {}) {
  const props: ViewerProps = {
    artifact: anArtifact({ viewer: "pages", path: "plan.pdf", pages: 4 }),
    source: aSource({ words: (page) => Promise.resolve(line(page)) }),
    marks: [],
    ...given,
  };
  shown = mount(Pages, { target: document.body, props });
  await settle();
  return shown as Viewer;
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(656);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

const pictures = () => [...document.querySelectorAll<HTMLImageElement>("article img")];
const fail = () => {
  one("article img").dispatchEvent(new Event("error"));
  flushSync();
};

test("the first page is asked for as wide as it is shown, and a little beyond it", async () => {
  await open();
  expect(pictures()[0]?.src).toBe("http://evidence.test/page/1/600");
  expect(document.querySelectorAll("article").length).toBeLessThanOrEqual(2);
});

test("it is opened when the first page is on the screen, not before", async () => {
  const onopened = vi.fn();
  await open({ onopened });
  expect(onopened).not.toHaveBeenCalled();
  one("article img").dispatchEvent(new Event("load"));
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
});

test("the words of a page can be listened to", async () => {
  await open();
  expect(one("article .unseen").textContent).toBe("Page 1 says wait");
});

test("a link is told and leads nowhere", async () => {
  await open();
  expect(document.querySelector("a")).toBeNull();
  expect(one("article [title]").title).toContain("https://elsewhere.example");
});

test("a page number is typed and gone to; what is no number changes nothing", async () => {
  const viewer = await open();
  const field = one<HTMLInputElement>("[aria-label='Page number']");
  write(field, "3");
  press(field, "Enter");
  await settle();
  expect([viewer.position(), field.value]).toEqual([{ page: 3 }, "3"]);
  write(field, "x");
  press(field, "Enter");
  await settle();
  expect([viewer.position(), field.value]).toEqual([{ page: 3 }, "3"]);
});

test("thumbnails lead to their page and can be put away", async () => {
  const viewer = await open();
  click(named("Page 4"));
  await settle();
  expect(viewer.position()).toEqual({ page: 4 });
  expect(one("nav [aria-current]").getAttribute("aria-label")).toBe("Page 4");
  click(named("Pages"));
  expect(document.querySelector("nav")).toBeNull();
});

test("a thumbnail that does not come leaves no broken picture, and is asked for again by who goes there", async () => {
  await open();
  one("nav li:nth-child(3) img").dispatchEvent(new Event("error"));
  await settle();
  expect(document.querySelector("nav li:nth-child(3) img")).toBeNull();
  click(named("Page 3"));
  await settle();
  expect(document.querySelector("nav li:nth-child(3) img")).not.toBeNull();
});

test("a quote has its mark and its badge beside the text", async () => {
  await open({ marks: [aMark("a", { kind: "words", page: 1, start: 12, end: 16, quote: "wait" }, [2])] });
  const badge = one("article .badge");
  expect([badge.textContent, badge.style.getPropertyValue("--x")]).toEqual(["2", "37px"]);
  expect(document.querySelectorAll("article polygon")).toHaveLength(1);
});

test("Shift and arrows select words, and Esc's control lets them go", async () => {
  const onselect = vi.fn();
  const viewer = await open({ onselect });
  press(one(".desk"), "ArrowRight", { code: "ArrowRight", shiftKey: true });
  const place = { kind: "words", page: 1, start: 12, end: 16, quote: "wait" };
  expect([viewer.describe(), onselect.mock.lastCall]).toEqual([[place], [[place]]]);
  expect([viewer.control("clear"), viewer.describe()]).toEqual([true, []]);
});

test("a box is drawn by keys, and read out", async () => {
  const viewer = await open();
  click(named("Box"));
  press(one(".desk"), "Enter", { code: "Enter" });
  await settle();
  expect(viewer.describe()[0]).toMatchObject({ kind: "page", page: 1 });
  expect(document.activeElement).toBe(one(".drawn"));
  press(one(".drawn"), "ArrowRight", { code: "ArrowRight" });
  expect(one(".drawn").getAttribute("aria-label")).toContain("34 % from the left");
});

test("a page that is not drawn is asked for once more, then it is told what still works", async () => {
  const onoutside = vi.fn();
  const box = { kind: "page", page: 1, box: [0, 0, 10, 10] } as const;
  await open({ onoutside, marks: [aMark("a", { ...box, box: [0, 0, 10, 10] })] });
  fail();
  expect(document.body.textContent).not.toContain("could not be drawn");
  fail();
  expect(document.body.textContent).toContain("Page 1 could not be drawn");
  expect(document.body.textContent).toContain("The other 3 pages are each drawn on their own.");
  expect(document.body.textContent).toContain("the comment on this page keeps its place");
  click(named("Open page 1 outside"));
  expect(onoutside).toHaveBeenCalledWith("open", 1);
});

test("the words of a page that is not drawn are there to be cited", async () => {
  await open();
  fail();
  fail();
  expect(document.body.textContent).toContain("4 words were read");
  click(named("Show the text of page 1"));
  expect(one(".words [data-at]").textContent).toBe("Page 1 says wait");
});

test("words of it that were cited are drawn as selected no longer", async () => {
  const viewer = await open();
  fail();
  fail();
  click(named("Show the text of page 1"));
  const text = one(".words [data-at]").firstChild;
  if (text) getSelection()?.setBaseAndExtent(text, 0, text, 4);
  text?.parentElement?.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  document.dispatchEvent(new Event("pointerup"));
  await settle();
  expect(viewer.describe()).toMatchObject([{ kind: "words", page: 1, quote: "Page" }]);
  viewer.control("clear");
  await settle();
  expect([viewer.describe(), getSelection()?.rangeCount]).toEqual([[], 0]);
});

test("where not even the words could be read, nothing is said of them", async () => {
  await open({ source: aSource({ words: () => Promise.reject(new Error("died")) }) });
  fail();
  fail();
  expect(document.body.textContent).not.toContain("Its text can be read");
});

test("trying again asks again", async () => {
  await open();
  fail();
  fail();
  click(named("Try again"));
  expect(document.body.textContent).not.toContain("could not be drawn");
  expect(pictures()).not.toHaveLength(0);
});

test("what is only nearly the file says so", async () => {
  await open({ artifact: anArtifact({ viewer: "pages", pages: 2, approximate: true }) });
  expect(document.body.textContent).toContain("approximate view");
});

const gone = () =>
  aMark("a", { kind: "words", page: 1, start: 0, end: 4, quote: "Page two said to wait long" }, [2], {
    standing: "lost",
  });
const texts = () =>
  Promise.resolve({ extractor: "x", pages: ["nothing", "Page 2 said to wait"], markup: "plain" as const });

test("a quote that is gone is kept with its words; the nearest are outlined, and taken only by a press", async () => {
  const onchange = vi.fn();
  const source = aSource({ words: (page) => Promise.resolve(line(page)), texts });
  await open({ marks: [gone()], chosen: "a", onchange, source });
  expect(document.body.textContent).toContain("“Page two said to wait long” is not in this file.");
  expect(document.body.textContent).toContain("Nearest on page 2: “Page 2 said to wait”");
  expect(onchange).not.toHaveBeenCalled();
  click(named("Place it there"));
  expect(onchange).toHaveBeenCalledWith("a", {
    kind: "words",
    page: 2,
    start: 0,
    end: 19,
    quote: "Page 2 said to wait",
  });
});

test("or other words are chosen for it", async () => {
  const [onchange, onselect] = [vi.fn(), vi.fn()];
  await open({ marks: [gone()], chosen: "a", onchange, onselect });
  expect(document.body.textContent).not.toContain("Nearest");
  click(named("Choose words…"));
  expect(document.body.textContent).toContain("Select the words that it is about now");
  expect(named("Place it there").getAttribute("aria-disabled")).toBe("true");
  press(one(".desk"), "ArrowRight", { code: "ArrowRight", shiftKey: true });
  expect([onchange.mock.calls.length, onselect.mock.calls.length]).toEqual([0, 0]);
  click(named("Place it there"));
  expect(onchange).toHaveBeenCalledWith("a", { kind: "words", page: 1, start: 12, end: 16, quote: "wait" });
});
