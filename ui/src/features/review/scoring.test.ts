import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { ReviewDesk } from "./desk.svelte";
import { FakePort } from "./testing/fake";
import { review, row } from "./testing/sample";
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
const second = "adjusts-teaching";

describe("levels", () => {
  test("are set by their place on the open criterion", async () => {
    desk.digit(2);
    expect(desk.scoring.levelAt(1)).toBe(true);
    await wait();
    expect(port.log).toEqual([{ cmd: "level", criterion: second, level: "developing" }]);
  });

  test("a place without a level does nothing, nor does any in a review that is signed", async () => {
    desk.digit(2);
    expect(desk.scoring.levelAt(3)).toBe(false);
    open({ phase: "signed" });
    desk.digit(2);
    desk.scoring.levelAt(1);
    await wait();
    expect(port.log).toEqual([]);
  });

  test("chosen again, nothing is written", async () => {
    open({ rows: [row(second, { level: "developing" })] });
    desk.scoring.level(second, "developing");
    await wait();
    expect(port.log).toEqual([]);
  });

  test("are shown while they are on their way", () => {
    port.slow = new Promise(() => {});
    desk.scoring.level(second, "developing");
    expect(desk.ledger.row(second)?.level).toBe("developing");
    expect(desk.scoring.scored).toBe(1);
    expect(desk.review.rows[1]?.level).toBeNull();
  });
});

describe("cannot be judged", () => {
  test("holds only with a reason; until then nothing is written", async () => {
    desk.digit(4);
    desk.cannotJudge();
    await wait(6_000);
    expect(port.log).toEqual([]);
    expect(desk.scoring.isCannotJudge("finds-out-why")).toBe(true);
    expect(desk.scoring.isReasonless("finds-out-why")).toBe(true);
    expect(desk.wish).toEqual({ field: "cannot-judge:finds-out-why", caret: null });
  });

  test("a picked word and a reason are one sentence", async () => {
    desk.digit(4);
    desk.cannotJudge();
    desk.scoring.pick("finds-out-why", "heard");
    desk.scoring.reason("finds-out-why", "while the pairs talk.");
    await desk.words.finish("cannot-judge:finds-out-why");
    expect(port.log.at(-1)).toEqual({
      cmd: "cannot-judge",
      criterion: "finds-out-why",
      reason: "Cannot be heard: while the pairs talk.",
    });
    expect(desk.scoring.isReasonless("finds-out-why")).toBe(false);
  });

  test("another word picked beside a reason is written at once", async () => {
    open({ rows: [row("finds-out-why", { cannotJudge: "Cannot be heard: a fan." })] });
    desk.scoring.pick("finds-out-why", "breaks-off");
    await wait();
    expect(port.log).toMatchObject([{ reason: "Breaks off: a fan." }]);
  });

  test("a level chosen instead lets a reason without an edit go", async () => {
    desk.digit(4);
    desk.cannotJudge();
    desk.scoring.pick("finds-out-why", "heard");
    await wait(200);
    desk.scoring.level("finds-out-why", "basic");
    await wait(200);
    expect(desk.scoring.isCannotJudge("finds-out-why")).toBe(false);
    expect(port.review.drafts).toEqual([]);
    expect(await desk.settle()).toBe(true);
    expect(desk.ledger.row("finds-out-why")).toMatchObject({ level: "basic", cannotJudge: null });
  });
});
