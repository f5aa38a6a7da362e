import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import type { ReviewDesk } from "./desk.svelte";
import { atDesk } from "./testing/desk";
import { FakePort } from "./testing/fake";
import { annotation, row, time } from "./testing/sample";
import { FakeViewer } from "./testing/viewer";

let port: FakePort;
let desk: ReviewDesk;
let viewer: FakeViewer;

function open(over: Partial<Review> = {}, shown?: FakeViewer) {
  ({ port, desk, viewer } = atDesk(over, shown));
}
function at(atMs: number) {
  viewer.where = { atMs };
  desk.moved("video", viewer.where);
}
beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => vi.useRealTimers());
const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const first = "plans-the-check";
const second = "adjusts-teaching";
const third = "hears-everyone";

describe("coming back", () => {
  const where = { artifact: "plan", page: 2, atMs: null, field: `rationale:${second}`, caret: 11 };

  test("it is the same file, page, field and caret", () => {
    const pages = new FakeViewer({});
    open({ view: where }, pages);
    expect(desk.panels.artifact).toBe("plan");
    expect(pages.did).toEqual([`restore {"page":2}`]);
    expect(desk.scoring.open).toBe(second);
    expect(desk.wish).toEqual({ field: `rationale:${second}`, caret: 11 });
  });

  const written = { artifact: "video", page: null, atMs: 281_000, field: "annotation:new", caret: 4 };
  const begun = {
    artifact: "video",
    places: [time(5_000, 9_000)],
    criteria: [third],
    kind: "question" as const,
  };

  test("an annotation that was being written is written on, about the place and the criteria it was begun for", () => {
    open({ view: written, drafts: [{ field: "annotation:new", text: "What", begun }] });
    expect(desk.citing.now).toEqual({ ...begun, id: null, text: "What", following: false, resume: false });
    expect(desk.wish).toEqual({ field: "annotation:new", caret: 4 });
  });

  test("a criterion that is not there any more is left out", () => {
    const drafts = [
      { field: "annotation:new", text: "What", begun: { ...begun, criteria: ["gone", first] } },
    ];
    open({ view: written, drafts });
    expect(desk.citing.now?.criteria).toEqual([first]);
  });

  test.each([
    ["nothing is known of its place", null],
    ["its file is gone", { ...begun, artifact: "gone" }],
    ["it has no place", { ...begun, places: [] }],
  ])("where %s, no other is made up: its words are offered to the next one", (_, kept) => {
    open({ view: written, drafts: [{ field: "annotation:new", text: "What", begun: kept }] });
    expect(desk.citing.now).toBeNull();
    expect(desk.citing.kept).toBe("What");
    expect(desk.wish).toBeNull();
  });

  const drop = () => {
    desk.digit(3);
    desk.citing.type("What do they");
    desk.focused("annotation:new", 12);
    desk.citing.drop();
  };
  const back = () => open({ view: port.looks.at(-1) ?? null, drafts: port.review.drafts });

  test("one that was dropped is not opened again: its words are offered to the next", async () => {
    viewer.plays = true;
    drop();
    await wait(500);
    back();
    expect(desk.citing.now).toBeNull();
    expect([desk.citing.kept, desk.wish]).toEqual(["What do they", null]);
  });

  test("one that was saved leaves its caret in no words that were dropped before it", async () => {
    viewer.plays = true;
    drop();
    viewer.plays = true;
    desk.digit(3);
    desk.citing.type("Yes");
    desk.focused("annotation:new", 3);
    void desk.citing.save();
    await wait(500);
    back();
    expect([desk.citing.now, desk.citing.kept, desk.wish]).toEqual([null, "What do they", null]);
  });

  test("one without a word yet is not the one whose words were dropped before it", async () => {
    viewer.plays = true;
    drop();
    viewer.plays = true;
    desk.digit(3);
    desk.focused("annotation:new", 0);
    await wait(500);
    back();
    expect([desk.citing.now, desk.wish]).toEqual([null, null]);
  });

  test("one that was being changed is changed on, with the words of its draft", () => {
    open({
      annotations: [annotation("a6")],
      view: { artifact: "video", page: null, atMs: 281_000, field: "annotation:a6", caret: 4 },
      drafts: [{ field: "annotation:a6", text: "All 24", begun }],
    });
    expect(desk.citing.now).toMatchObject({ id: "a6", text: "All 24", ...begun });
  });

  test("without a view it begins with the first file and the first criterion without an answer", () => {
    open({ view: null, rows: [row(first, { level: "basic" }), row(second), row(third)] });
    expect(desk.panels.artifact).toBe("plan");
    expect(desk.scoring.open).toBe(second);
  });

  test("after the check before signing it is the same criterion, file and page, and no field takes the focus", async () => {
    open({ view: { ...where, field: null, caret: null } }, new FakeViewer({}));
    desk.moved("plan", { page: 2 });
    desk.digit(4);
    await desk.settle();
    open({ view: port.looks.at(-1) ?? null });
    expect([desk.scoring.open, desk.panels.artifact]).toEqual(["finds-out-why", "plan"]);
    expect(desk.panels.position("plan")).toEqual({ page: 2 });
    expect(desk.wish).toBeNull();
  });

  test("a criterion that was opened by a press is told, as where one is in the file", async () => {
    desk.criterion(third);
    await wait(500);
    expect(port.looks.at(-1)).toMatchObject({ field: `criterion:${third}`, caret: null });
  });

  test("a file that is not there any more is not looked for", () => {
    open({ view: { ...where, artifact: "gone" } });
    expect(desk.panels.artifact).toBe("plan");
  });

  test("where the person is, is told twice a second at most", async () => {
    at(1_000);
    at(2_000);
    desk.focused("note", 3);
    await wait(500);
    expect(port.looks).toEqual([{ artifact: "video", page: null, atMs: 2_000, field: "note", caret: 3 }]);
  });

  test("while somebody types, the caret is told together with the words", async () => {
    at(1_000);
    desk.focused("note", 0);
    for (const typed of ["s", "si", "six"]) {
      desk.words.type("note", typed);
      desk.focused("note", typed.length);
    }
    await wait(150);
    expect(port.log).toEqual(["note=six"]);
    expect(port.looks).toEqual([{ artifact: "video", page: null, atMs: 1_000, field: "note", caret: 3 }]);
    await wait(1_000);
    expect(port.looks).toHaveLength(1);
  });

  test("a film that plays on while the caret rests tells nothing more often", async () => {
    desk.focused("note", 3);
    for (let atMs = 0; atMs < 2_000; atMs += 100) {
      at(atMs);
      desk.focused("note", 3);
      await wait(100);
    }
    expect(port.looks).toHaveLength(4);
  });

  test("when the window closes nothing waits any more", async () => {
    desk.words.type("note", "Ask S1");
    desk.seen.cover("video", [[0, 5_000]]);
    at(3_000);
    desk.leave();
    await wait();
    expect(port.log).toEqual(["note=Ask S1"]);
    expect(port.seen).toEqual([["video", [[0, 5_000]]]]);
    expect(port.looks).toMatchObject([{ atMs: 3_000 }]);
  });
});
