import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { click, named, one, press } from "../../../lib/ui/mounted";
import { aMark, anArtifact, aSource } from "../testing";
import type { Viewer, ViewerProps } from "../viewer";
import Picture from "./Picture.svelte";

let shown: object | undefined;
const photo = { viewer: "picture", path: "work/photo.jpg", widthPx: 3_000, heightPx: 4_000 } as const;

async function open(given: Partial<ViewerProps> = {}) {
  const props: ViewerProps = { artifact: anArtifact(photo), source: aSource(), marks: [], ...given };
  shown = mount(Picture, { target: document.body, props });
  flushSync();
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
  return shown as Viewer;
}
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(808);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(758);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

test("the picture that the child made upright is shown, no larger than needed", async () => {
  await open();
  expect(one<HTMLImageElement>("img").src).toBe("http://evidence.test/picture/1600");
  expect(one("img").getAttribute("alt")).toBe("photo.jpg");
});

test("it is opened when the picture is on the screen", async () => {
  const onopened = vi.fn();
  await open({ onopened });
  expect(onopened).not.toHaveBeenCalled();
  one("img").dispatchEvent(new Event("load"));
  await vi.waitFor(() => expect(onopened).toHaveBeenCalledOnce());
});

test("seen closer, a sharper one is asked for, and the first stays until it is there", async () => {
  await open();
  one("img").dispatchEvent(new Event("load"));
  click(named("1:1"));
  const sources = [...document.querySelectorAll("img")].map((image) => image.src);
  expect(sources).toEqual(["http://evidence.test/picture/1600", "http://evidence.test/picture/4096"]);
  expect(one("output").textContent).toBe("100 %");
});

test("a huge picture is seen as large as it is after a few notches of the wheel", async () => {
  await open({ artifact: anArtifact({ ...photo, widthPx: 20_000, heightPx: 15_000 }) });
  const turn = () =>
    one(".stage").dispatchEvent(
      new WheelEvent("wheel", { deltaY: -120, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  for (let notch = 0; notch < 8; notch += 1) turn();
  flushSync();
  expect(parseInt(one("output").textContent, 10)).toBeGreaterThanOrEqual(100);
});

test("a picture that was held sideways says that it is shown upright", async () => {
  await open({ artifact: anArtifact({ ...photo, rotation: 90 }) });
  expect(document.body.textContent).toContain("Shown upright");
  click(named("Turn by a quarter"));
  expect(document.body.textContent).toContain("Turned by 90°");
});

test("its boxes have their number and can be told by ear; the chosen one is reached by Tab", async () => {
  const marks = [
    aMark("a", { kind: "picture", box: [0, 0, 500_000, 250_000] }, [4], { label: "box, top" }),
    aMark("b", { kind: "picture", box: [0, 500_000, 500_000, 250_000] }, [5]),
  ];
  await open({ marks, chosen: "a" });
  const regions = [...document.querySelectorAll<HTMLElement>(".region")];
  expect(regions.map((region) => [region.textContent.trim(), region.tabIndex])).toEqual([
    ["4", 0],
    ["5", -1],
  ]);
  expect(regions[0]?.getAttribute("aria-label")).toContain("Criterion 4, box, top.");
  expect(regions[0]?.querySelectorAll("i")).toHaveLength(4);
});

test("the chosen box is moved by keys, and told when the focus leaves it", async () => {
  const onchange = vi.fn();
  const marks = [aMark("a", { kind: "picture", box: [0, 0, 500_000, 250_000] })];
  await open({ marks, chosen: "a", onchange });
  press(one(".region"), "ArrowRight", { code: "ArrowRight", shiftKey: true });
  expect(onchange).not.toHaveBeenCalled();
  one(".region").dispatchEvent(new Event("blur"));
  expect(onchange).toHaveBeenCalledWith("a", { kind: "picture", box: [100_000, 0, 500_000, 250_000] });
});

test("a box is drawn by keys: Enter draws it, arrows move it", async () => {
  const onselect = vi.fn();
  const viewer = await open({ onselect });
  click(named("Box"));
  press(one(".stage"), "Enter", { code: "Enter" });
  expect(viewer.describe()[0]?.kind).toBe("picture");
  expect(onselect).toHaveBeenCalledOnce();
  expect(viewer.control("clear")).toBe(true);
});

test("Enter on the box that is drawn goes to the comment, at the place where the arrows have left it", async () => {
  const [onselect, onoutside] = [vi.fn(), vi.fn()];
  const viewer = await open({ onselect, onoutside });
  viewer.control("box");
  await vi.waitFor(() => expect(document.activeElement?.className).toContain("drawn"));
  const box = one(".drawn");
  press(box, "ArrowRight", { code: "ArrowRight" });
  onselect.mockClear();
  expect(press(box, "Enter", { code: "Enter" })).toBe(false);
  expect(onoutside).toHaveBeenCalledExactlyOnceWith("comment");
  box.blur();
  expect(onselect).toHaveBeenCalledExactlyOnceWith(viewer.describe());
});

test("a box that is taken away is left first, and the focus goes to what it was drawn on", async () => {
  const viewer = await open();
  viewer.control("box");
  await vi.waitFor(() => expect(document.activeElement?.className).toContain("drawn"));
  const left = vi.fn();
  document.addEventListener("focusout", left, { once: true });
  viewer.control("clear");
  flushSync();
  expect(left).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(one(".stage"));
});

test("a box that is taken away takes the focus from nobody who is elsewhere", async () => {
  const viewer = await open();
  viewer.control("box");
  await vi.waitFor(() => expect(document.activeElement?.className).toContain("drawn"));
  named("Box").focus();
  viewer.control("clear");
  flushSync();
  expect(document.activeElement).toBe(named("Box"));
});

test("a file of several pictures has a way from one to the next", async () => {
  await open({ artifact: anArtifact({ ...photo, pages: 3 }) });
  expect(one<HTMLImageElement>("img").src).toBe("http://evidence.test/picture/1600/1");
  click(named("Next page"));
  expect(document.body.textContent).toContain("Page 2 of 3");
});

test("a single picture has none", async () => {
  await open();
  expect(document.querySelector("[aria-label='Next page']")).toBeNull();
});

test("a picture that cannot be drawn is named, and can still be scored against", async () => {
  const onoutside = vi.fn();
  await open({ onoutside });
  one("img").dispatchEvent(new Event("error"));
  flushSync();
  expect(document.body.textContent).toContain("This picture could not be drawn");
  click(named("Cannot be judged"));
  expect(onoutside).toHaveBeenCalledWith("cannot-judge");
});

test("a sharper one that does not come leaves the first where it is", async () => {
  await open();
  one("img").dispatchEvent(new Event("load"));
  click(named("1:1"));
  one("img:last-of-type").dispatchEvent(new Event("error"));
  flushSync();
  expect(document.body.textContent).not.toContain("could not be drawn");
});

test("a picture that could not be drawn is asked for again under another address", async () => {
  await open();
  one("img").dispatchEvent(new Event("error"));
  flushSync();
  expect(document.querySelector("img")).toBeNull();
  click(named("Try again"));
  expect(one<HTMLImageElement>("img").src).toBe("http://evidence.test/picture/1600#1");
});
