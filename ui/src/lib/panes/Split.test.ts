import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Split } from ".";

let sizes: number[];
let component: ReturnType<typeof mount>;
const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));
const line = () => document.querySelector<HTMLElement>("[role=separator]") ?? document.body;

function show(
  over: Partial<{ size: number; vertical: boolean; only: "first" | "second"; fixed: boolean }> = {},
) {
  component = mount(Split, {
    target: document.body,
    props: {
      label: "Width of the rubric",
      sized: "second",
      size: 420,
      limits: { min: 320, max: 640, rest: 480 },
      onsize: (size: number) => sizes.push(size),
      first: words("viewer"),
      second: words("rubric"),
      ...over,
    },
  });
  flushSync();
}
// jsdom lays nothing out; the room is told by hand.
function room(px: number) {
  for (const name of ["clientWidth", "clientHeight"] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => px });
  }
}

beforeEach(() => {
  sizes = [];
  room(1400);
});
afterEach(async () => {
  await unmount(component);
  delete (HTMLElement.prototype as { clientWidth?: number }).clientWidth;
  delete (HTMLElement.prototype as { clientHeight?: number }).clientHeight;
});

const key = (name: string) =>
  line().dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const pointer = (type: string, at: number) =>
  line().dispatchEvent(
    Object.assign(new MouseEvent(type, { clientX: at, clientY: at, button: 0, bubbles: true }), {
      pointerId: 1,
    }),
  );

test("the line says what it moves and where it is", () => {
  show();
  expect(line().getAttribute("aria-label")).toBe("Width of the rubric");
  expect(line().getAttribute("aria-orientation")).toBe("vertical");
  expect(line().getAttribute("aria-valuenow")).toBe("420");
  expect(line().getAttribute("aria-valuemin")).toBe("320");
  expect(line().getAttribute("aria-valuemax")).toBe("640");
});

test("an arrow moves it by 16", () => {
  show();
  key("ArrowLeft");
  key("ArrowRight");
  expect(sizes).toEqual([436, 404]);
});

test("a key that moves no line is left alone", () => {
  show();
  expect(key("ArrowUp")).toBe(true);
  expect(sizes).toEqual([]);
});

test("dragged, it follows the pointer and is told once, at the end", () => {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  show();
  pointer("pointerdown", 980);
  pointer("pointermove", 900);
  flushSync();
  expect(line().getAttribute("aria-valuenow")).toBe("500");
  expect(sizes).toEqual([]);
  pointer("pointerup", 900);
  expect(sizes).toEqual([500]);
});

test("it cannot be dragged past its limits", () => {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  show();
  pointer("pointerdown", 980);
  pointer("pointermove", 10);
  pointer("pointerup", 10);
  expect(sizes).toEqual([640]);
});

test("a click that moves nothing changes nothing", () => {
  HTMLElement.prototype.setPointerCapture = () => undefined;
  show();
  pointer("pointerdown", 980);
  pointer("pointerup", 980);
  expect(sizes).toEqual([]);
});

test("a kept size that does not fit any more is fitted", () => {
  room(900);
  show({ size: 600 });
  expect(line().getAttribute("aria-valuenow")).toBe("420");
});

test("with one side alone there is no line, and the other side stays on the page", () => {
  show({ only: "first" });
  expect(document.querySelector("[role=separator]")).toBeNull();
  expect(document.body.textContent).toContain("rubric");
});

test("a side of a fixed size has no line to move", () => {
  show({ fixed: true, size: 44 });
  expect(document.querySelector("[role=separator]")).toBeNull();
});
