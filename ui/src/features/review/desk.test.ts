import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Place, Review } from "../../lib/ipc/contract";
import { ReviewDesk } from "./desk.svelte";
import type { DeskViewer, Position } from "./panels.svelte";
import { FakePort, problem } from "./testing/fake";
import { annotation, review, row, time } from "./testing/sample";

/** A recording, or a page, that does as it is told. */
class FakeViewer implements DeskViewer {
  selected: Place[] = [];
  plays = false;
  did: string[] = [];
  where: Position;
  /** What drawing a box selects. */
  box: Place[] = [];
  constructor(where: Position = { atMs: 272_000 }) {
    this.where = where;
  }
  describe = () => this.selected;
  reveal = (place: Place) => void this.did.push(`reveal ${place.kind}`);
  position = () => this.where;
  restore = (position: Position) => void this.did.push(`restore ${JSON.stringify(position)}`);
  playing = () => this.plays;
  control(action: string) {
    this.did.push(action);
    if (action === "play" || action === "pause") this.plays = action === "play";
    if (action === "box") this.selected = this.box;
    return action !== "box" || this.box.length > 0;
  }
}
class Toasts {
  shown: { id: number; text: string; undo: () => void }[] = [];
  show = (text: string, undo: () => void) => void this.shown.push({ id: this.shown.length, text, undo });
  undo(id: number) {
    const toast = this.shown.find((one) => one.id === id);
    this.shown = this.shown.filter((one) => one !== toast);
    toast?.undo();
  }
}

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
function plays(atMs = 272_000) {
  viewer.plays = true;
  at(atMs);
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
const [first, second, third] = ["plans-the-check", "adjusts-teaching", "hears-everyone"];

describe("a digit while it plays", () => {
  beforeEach(() => {
    plays();
    desk.digit(3);
  });

  test("opens a span for that criterion, and the composer gets the focus; it plays on", () => {
    expect(desk.citing.now).toMatchObject({ artifact: "video", criteria: [third], text: "" });
    expect(desk.citing.now?.places).toEqual([time(272_000, 272_000)]);
    expect(desk.wish).toEqual({ field: "annotation:new", caret: null });
    expect(desk.scoring.open).toBe(third);
    expect(viewer.plays).toBe(true);
  });

  test("typing pauses, and is kept as a draft", async () => {
    at(281_200);
    desk.citing.type("W");
    expect(viewer.plays).toBe(false);
    desk.citing.type("What will");
    await wait(150);
    expect(port.log).toEqual(["annotation:new=What will"]);
    expect(viewer.did).toEqual(["pause"]);
  });

  test("Enter saves the span as far as it has played, and resumes", async () => {
    at(281_200);
    desk.citing.type("What will the nine do next?");
    await desk.citing.save();
    expect(port.log).toEqual([
      {
        cmd: "annotate",
        artifact: "video",
        place: time(272_000, 281_200),
        criteria: [third],
        kind: "evidence",
        comment: "What will the nine do next?",
      },
    ]);
    expect(viewer.plays).toBe(true);
    expect(desk.citing.now).toBeNull();
    expect(desk.citing.chosen).toBe("a1");
    expect(port.review.drafts).toEqual([]);
  });

  test("Enter without a word cites the place alone", async () => {
    at(281_000);
    await desk.citing.save();
    expect(port.log).toMatchObject([{ cmd: "annotate", comment: "" }]);
  });

  test("Esc drops it, keeps the words as a draft, and Undo brings all of it back", async () => {
    desk.citing.type("What will the nine");
    expect(desk.citing.drop()).toBe(true);
    await wait();
    expect(desk.citing.now).toBeNull();
    expect(port.review.drafts).toEqual([{ field: "annotation:new", text: "What will the nine" }]);
    expect(desk.citing.kept).toBe("What will the nine");
    desk.undo();
    expect(desk.citing.now).toMatchObject({ text: "What will the nine", criteria: [third] });
    expect(port.log).not.toContainEqual({ cmd: "undo" });
  });

  test("the edges go to the playhead", () => {
    at(275_000);
    desk.citing.edge("begin");
    at(279_000);
    desk.citing.edge("end");
    at(290_000);
    expect(desk.citing.now?.places).toEqual([time(275_000, 279_000)]);
  });

  test("another digit serves that criterion too; again, no longer", () => {
    desk.digit(4);
    expect(desk.citing.now?.criteria).toEqual([third, "finds-out-why"]);
    desk.digit(4);
    expect(desk.citing.now?.criteria).toEqual([third]);
  });
});

describe("a digit while nothing plays", () => {
  test("opens the criterion and writes nothing", async () => {
    desk.digit(2);
    await wait();
    expect(desk.scoring.open).toBe(second);
    expect(desk.citing.now).toBeNull();
    expect(port.log).toEqual([]);
  });

  test("cites what is selected in the file", () => {
    viewer.selected = [{ kind: "page", page: 3, box: null }];
    desk.digit(2);
    expect(desk.citing.now).toMatchObject({ places: viewer.selected, criteria: [second] });
  });

  test("tags the annotation that is chosen, and says so with the way back", async () => {
    open({ annotations: [annotation("a6")] });
    desk.citing.chosen = "a6";
    desk.digit(2);
    await wait();
    expect(port.log).toMatchObject([{ cmd: "change-annotation", id: "a6", criteria: [third, second] }]);
    expect(toasts.shown[0]?.text).toBe("Serves criterion 2 too.");
    desk.undo();
    await wait();
    expect(port.log.at(-1)).toEqual({ cmd: "undo" });
  });

  test("does not take a criterion away from it", async () => {
    open({ annotations: [annotation("a6")] });
    desk.citing.chosen = "a6";
    desk.digit(3);
    await wait();
    expect(port.log).toEqual([]);
  });

  test("that no criterion has is not ours", () => expect(desk.digit(9)).toBe(false));
});

describe("A", () => {
  test("opens a span at the playhead of a recording that stands, and does not start it", async () => {
    desk.digit(1);
    desk.annotate();
    expect(desk.citing.now).toMatchObject({
      places: [time(272_000, 272_000)],
      criteria: [first],
      resume: false,
    });
    await desk.citing.save();
    expect(viewer.plays).toBe(false);
  });

  test("draws a box on a picture", () => {
    open({}, new FakeViewer({}));
    viewer.box = [{ kind: "picture", box: [250_000, 250_000, 500_000, 500_000] }];
    desk.annotate();
    expect(desk.citing.now?.places).toEqual(viewer.box);
  });

  test("cites the whole file where nothing else can be cited", () => {
    open({}, new FakeViewer({}));
    desk.annotate();
    expect(desk.citing.now?.places).toEqual([{ kind: "whole" }]);
  });

  test("goes back to what is being written", () => {
    desk.annotate();
    desk.citing.type("What");
    desk.wish = null;
    desk.annotate();
    expect(desk.citing.now?.text).toBe("What");
    expect(desk.wish).toMatchObject({ field: "annotation:new" });
  });

  test("does nothing before a viewer is there, or in a review that is signed", () => {
    desk.panels.attach("video", null);
    expect(desk.annotate()).toBe(false);
    open({ phase: "signed" });
    expect(desk.annotate()).toBe(false);
  });
});

describe("an annotation that cannot be written", () => {
  beforeEach(() => {
    plays();
    desk.digit(3);
    desk.citing.type("What will the nine do?");
  });

  test("waits on the screen while the disk is full, and others can be written after it", async () => {
    port.fails = problem("disk-full");
    void desk.citing.save();
    await wait();
    expect(desk.citing.onTheirWay).toMatchObject([{ composing: { text: "What will the nine do?" } }]);
    expect(desk.problem?.code).toBe("disk-full");
    desk.digit(4);
    expect(desk.citing.now).toMatchObject({ text: "", criteria: ["finds-out-why"] });
    port.fails = null;
    desk.ledger.outbox.again();
    await wait();
    expect(desk.citing.onTheirWay).toEqual([]);
    expect(desk.review.annotations).toHaveLength(1);
  });

  test("comes back into the composer when it is refused, and its words are a draft again", async () => {
    port.fails = problem("place-does-not-fit");
    port.failing = (edit) => edit !== null;
    await desk.citing.save();
    await wait();
    expect(desk.citing.now).toMatchObject({ text: "What will the nine do?", resume: false });
    expect(desk.problem?.code).toBe("place-does-not-fit");
    expect(port.review.drafts).toEqual([{ field: "annotation:new", text: "What will the nine do?" }]);
  });

  test("stands beside a newer one when it is refused late", async () => {
    port.fails = problem("place-does-not-fit");
    void desk.citing.save();
    desk.digit(4);
    await wait();
    expect(desk.citing.now?.criteria).toEqual(["finds-out-why"]);
    const [refused] = desk.citing.refused;
    expect(refused).toMatchObject({ text: "What will the nine do?" });
    if (refused) desk.citing.mend(refused);
    expect(desk.citing.now?.text).toBe("What will the nine do?");
    expect(desk.citing.refused).toEqual([]);
  });

  test("of a table, only the rows that were refused come back", async () => {
    const rows = [0, 5].map(
      (start) => ({ kind: "words", page: 1, start, end: start + 1, quote: "x" }) as const,
    );
    desk.citing.place(rows);
    port.fails = problem("place-does-not-fit");
    port.failing = (edit) => edit?.cmd === "annotate" && edit.place === rows[1];
    await desk.citing.save();
    expect(desk.citing.now?.places).toEqual([rows[1]]);
    expect(desk.review.annotations).toHaveLength(1);
  });
});

test("a new place begun over words that are not saved saves them first", async () => {
  plays();
  desk.digit(3);
  desk.citing.type("What will the nine do?");
  desk.citing.at("plan", [{ kind: "whole" }], []);
  await wait();
  expect(port.log).toMatchObject([{ cmd: "annotate", comment: "What will the nine do?" }]);
  expect(desk.citing.now).toMatchObject({ artifact: "plan", text: "" });
});

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

describe("undo and redo", () => {
  test("take back the last edit and say what it was", async () => {
    desk.undo();
    await wait();
    expect(port.log).toEqual([{ cmd: "undo" }]);
    expect(desk.heard).toBe("Taken back: the last edit");
  });

  test("an undo pressed at once undoes the level and not what was before it", async () => {
    desk.scoring.level(second, "developing");
    desk.undo();
    await wait();
    expect(port.log.map((one) => (typeof one === "string" ? one : one.cmd))).toEqual(["level", "undo"]);
    expect(desk.ledger.row(second)?.level).toBeNull();
  });
});

describe("going to a place", () => {
  test("chooses its annotation", () => {
    desk.reveal(annotation("a6"));
    expect(desk.citing.chosen).toBe("a6");
    expect(viewer.did).toEqual(["reveal time"]);
  });

  test("opens its file first, and goes there once the viewer is there", () => {
    desk.reveal(annotation("a1", { artifact: "plan", place: { kind: "page", page: 1, box: null } }));
    expect(desk.panels.artifact).toBe("plan");
    expect(viewer.did).toEqual([]);
    const pages = new FakeViewer({ page: 1 });
    desk.panels.attach("plan", pages);
    expect(pages.did).toEqual(["reveal page"]);
  });

  test("that is lost opens the file and moves nothing", () => {
    desk.reveal(annotation("a1", { artifact: "plan", standing: "lost" }));
    const pages = new FakeViewer({ page: 1 });
    desk.panels.attach("plan", pages);
    expect(pages.did).toEqual([]);
  });
});

describe("two side by side", () => {
  test("the second has the keys; a file that is open is not opened twice", () => {
    desk.panels.beside("plan");
    expect(desk.panels.artifacts).toEqual(["video", "plan"]);
    expect(desk.panels.active).toBe(1);
    desk.open("video");
    expect(desk.panels.artifacts).toEqual(["video", "plan"]);
    expect(desk.panels.active).toBe(0);
  });

  test("a place is shown on the side where its file is", () => {
    desk.panels.beside("plan");
    desk.panels.attach("plan", new FakeViewer({ page: 1 }));
    desk.reveal(annotation("a6"));
    expect(viewer.did).toEqual(["reveal time"]);
  });

  test("closed, the other stays as it was", () => {
    desk.panels.beside("plan");
    desk.panels.close(0);
    expect(desk.panels.artifacts).toEqual(["plan"]);
    expect(desk.panels.other()).toBe(false);
  });
});

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

  test("an annotation that was being written is written on", () => {
    open({
      view: { artifact: "video", page: null, atMs: 281_000, field: "annotation:new", caret: 4 },
      drafts: [{ field: "annotation:new", text: "What" }],
    });
    expect(desk.citing.now).toMatchObject({
      artifact: "video",
      text: "What",
      places: [time(281_000, 281_000)],
    });
    expect(desk.wish).toEqual({ field: "annotation:new", caret: 4 });
  });

  test("one that was being changed is changed on, with the words of its draft", () => {
    open({
      annotations: [annotation("a6")],
      view: { artifact: "video", page: null, atMs: 281_000, field: "annotation:a6", caret: 4 },
      drafts: [{ field: "annotation:a6", text: "All 24" }],
    });
    expect(desk.citing.now).toMatchObject({ id: "a6", text: "All 24" });
  });

  test("without a view it begins with the first file and the first criterion without an answer", () => {
    open({ view: null, rows: [row(first, { level: "basic" }), row(second), row(third)] });
    expect(desk.panels.artifact).toBe("plan");
    expect(desk.scoring.open).toBe(second);
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

describe("before the check", () => {
  test("what is still a draft becomes an edit", async () => {
    desk.words.type(`rationale:${second}`, "Strips for all.");
    const settled = desk.settle();
    await wait();
    expect(await settled).toBe(true);
    expect(port.log).toMatchObject([{ cmd: "rationale", text: "Strips for all." }]);
  });

  test("it is said when the disk does not take it", async () => {
    port.fails = problem("disk-full");
    desk.words.type("note", "Ask S1.");
    const settled = desk.settle();
    await wait(100);
    expect(await Promise.race([settled, Promise.resolve("waits")])).toBe(false);
  });
});

test("next unscored goes there, lets the chosen annotation go, and says when there is none", () => {
  open({ rows: [row(first, { level: "basic" }), row(second), row(third)], annotations: [annotation("a6")] });
  desk.citing.chosen = "a6";
  desk.next(1);
  expect(desk.scoring.open).toBe(third);
  expect(desk.citing.chosen).toBeNull();
  open({ rows: review().criteria.map(({ id }) => row(id, { level: "basic" })) });
  desk.next(1);
  expect(desk.heard).toBe("Every criterion has an answer.");
});

test("next artifact opens it and comes back to where it was left", () => {
  at(5_000);
  desk.artifact(1);
  expect(desk.panels.artifact).toBe("reflection");
  desk.artifact(-1);
  const again = new FakeViewer();
  desk.panels.attach("video", again);
  expect(again.did).toEqual([`restore {"atMs":5000}`]);
});

test("what cannot be told of where the person is, is not told, and nothing breaks", async () => {
  port.look = () => Promise.reject(new Error("gone"));
  at(1_000);
  await wait(500);
  expect(desk.problem).toBeNull();
});
