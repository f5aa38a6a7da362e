import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { ReviewDesk } from "./desk.svelte";
import { FakePort, problem } from "./testing/fake";
import { review } from "./testing/sample";
import { FakeViewer, Toasts } from "./testing/viewer";

let port: FakePort;
let desk: ReviewDesk;
let viewer: FakeViewer;
let toasts: Toasts;

const view = { artifact: "video", page: null, atMs: null, field: null, caret: null };
function open(over: Partial<Review> = {}, shown: FakeViewer = new FakeViewer()) {
  port = new FakePort(review({ view, ...over }));
  toasts = new Toasts();
  desk = new ReviewDesk(port.review, port, toasts);
  viewer = shown;
  desk.panels.attach(desk.panels.artifact ?? "", viewer);
}
beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => vi.useRealTimers());
const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe("what was seen", () => {
  test("“opened” is written once, when the first frame is there", async () => {
    desk.seen.opened("video");
    desk.seen.opened("video");
    await wait();
    expect(port.log).toEqual([{ cmd: "opened", artifact: "video" }]);
  });

  test("nothing is written for a file that was opened before, nor in a signed review", async () => {
    open({ coverage: [{ artifact: "video", opened: true, stretches: [] }] });
    desk.seen.opened("video");
    open({ phase: "signed" });
    desk.seen.opened("video");
    await wait();
    expect(port.log).toEqual([]);
  });

  test("stretches are added to what Rust knows, and shown at once", () => {
    open({ coverage: [{ artifact: "video", opened: true, stretches: [[0, 5_000]] }] });
    desk.seen.cover("video", [[4_000, 9_000]]);
    expect(desk.seen.of("video").stretches).toEqual([[0, 9_000]]);
  });

  test("what could not be written is written with the next", async () => {
    port.fails = problem("disk-full");
    desk.seen.cover("video", [[0, 5_000]]);
    await wait(2_000);
    expect(port.seen).toEqual([]);
    port.fails = null;
    desk.seen.cover("plan", [[1, 1]]);
    await wait(2_000);
    expect(port.seen.map(([artifact]) => artifact)).toEqual(["video", "plan"]);
  });
});
