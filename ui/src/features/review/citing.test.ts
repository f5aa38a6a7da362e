import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import type { ReviewDesk } from "./desk.svelte";
import { atDesk } from "./testing/desk";
import { FakePort, problem } from "./testing/fake";
import { annotation, time } from "./testing/sample";
import { FakeViewer, Toasts } from "./testing/viewer";

let port: FakePort;
let desk: ReviewDesk;
let viewer: FakeViewer;
let toasts: Toasts;

function open(over: Partial<Review> = {}, shown?: FakeViewer) {
  ({ port, toasts, desk, viewer } = atDesk(over, shown));
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
const first = "plans-the-check";
const second = "adjusts-teaching";
const third = "hears-everyone";

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

  test("what it is about is kept with the words: the span, the criteria and the kind", async () => {
    at(281_200);
    desk.citing.type("What will");
    desk.citing.kind("question");
    desk.digit(1);
    await wait(150);
    expect(port.review.drafts).toEqual([
      {
        field: "annotation:new",
        text: "What will",
        begun: {
          artifact: "video",
          places: [time(272_000, 281_200)],
          criteria: [third, first],
          kind: "question",
        },
      },
    ]);
  });

  test("without a word nothing is kept, and words of before keep what they are about", async () => {
    const before = { artifact: "plan", places: [time(1, 2)], criteria: [], kind: "evidence" as const };
    open({ drafts: [{ field: "annotation:new", text: "Before", begun: before }] });
    plays();
    desk.digit(3);
    at(281_200);
    await wait(5_000);
    expect(port.log).toEqual([]);
    expect(port.review.drafts).toMatchObject([{ text: "Before", begun: before }]);
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
    expect(desk.citing.now).toBeNull();
    expect([desk.citing.shown, desk.citing.chosen]).toEqual(["a1", null]);
    // What was saved is drawn first.
    expect(viewer.plays).toBe(false);
    await wait(100);
    expect(viewer.plays).toBe(true);
    expect(port.review.drafts).toEqual([]);
  });

  test("what was to go on stands once it is told to, and another file does not begin to play in its stead", async () => {
    const saved = async () => {
      desk.digit(3);
      desk.citing.type("Again");
      viewer.did = [];
      await desk.citing.save();
    };
    await saved();
    expect([desk.citing.resuming, desk.citing.stay(), desk.citing.stay()]).toEqual([true, true, false]);
    await wait(1_000);
    expect(viewer.plays).toBe(false);
    plays();
    await saved();
    desk.panels.open("plan");
    const other = new FakeViewer({ page: 1 });
    desk.panels.attach("plan", other);
    expect(desk.citing.resuming).toBe(false);
    await wait(1_000);
    expect([viewer.did, other.did]).not.toContainEqual(expect.arrayContaining(["play"]));
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
    expect(port.review.drafts).toMatchObject([{ field: "annotation:new", text: "What will the nine" }]);
    expect(desk.citing.kept).toBe("What will the nine");
    desk.undo();
    expect(desk.citing.now).toMatchObject({ text: "What will the nine", criteria: [third] });
    expect(port.log).not.toContainEqual({ cmd: "undo" });
  });

  test.each([
    ["What will the nine", "Not cited. Your words are kept as a draft."],
    ["", "Not cited."],
  ])("of a draft speaks only who has typed one: “%s”", (words, told) => {
    if (words !== "") desk.citing.type(words);
    desk.citing.drop();
    expect(toasts.shown.at(-1)?.text).toBe(told);
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

  test("cites it once: what was saved is selected no longer, and the next digit only opens its criterion", async () => {
    viewer.selected = [{ kind: "page", page: 3, box: null }];
    desk.digit(2);
    await desk.citing.save();
    expect(desk.panels.selected).toBeNull();
    desk.digit(4);
    await wait();
    expect(desk.citing.now).toBeNull();
    expect(desk.scoring.open).toBe("finds-out-why");
    expect(port.log).toHaveLength(1);
  });

  test("cites it again where the first was dropped: it is selected still", () => {
    viewer.selected = [{ kind: "page", page: 3, box: null }];
    desk.digit(2);
    desk.citing.drop();
    desk.digit(4);
    expect(desk.citing.now).toMatchObject({ places: viewer.selected, criteria: ["finds-out-why"] });
  });

  test("leaves what is selected in another file", async () => {
    viewer.selected = [{ kind: "page", page: 3, box: null }];
    desk.citing.at("plan", [{ kind: "whole" }], []);
    await desk.citing.save();
    expect(desk.panels.selected).not.toBeNull();
  });

  test("with nothing selected nothing is taken back: a film that fills the screen goes on filling it", async () => {
    desk.annotate();
    await desk.citing.save();
    expect(viewer.did).not.toContain("clear");
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

  test("tags no annotation that was only just saved, and moves no edge of it", async () => {
    desk.annotate();
    desk.citing.type("What do they show?");
    await desk.citing.save();
    expect(desk.citing.shown).toBe("a1");
    desk.digit(4);
    await wait();
    expect(desk.scoring.open).toBe("finds-out-why");
    expect(port.log).toHaveLength(1);
    expect(toasts.shown).toEqual([]);
  });

  test("tags no annotation that was chosen before another one was saved", async () => {
    open({ annotations: [annotation("a6")] });
    desk.citing.chosen = "a6";
    desk.annotate();
    await desk.citing.save();
    desk.digit(2);
    await wait();
    expect(port.log).toMatchObject([{ cmd: "annotate" }]);
  });

  test("tags the one that was saved once the person has chosen it", async () => {
    desk.annotate();
    await desk.citing.save();
    const [saved] = desk.review.annotations;
    if (saved) desk.reveal(saved);
    desk.digit(2);
    await wait();
    expect(port.log.at(-1)).toMatchObject({ cmd: "change-annotation", id: "a1" });
  });

  test("one that was changed stays chosen", async () => {
    const a6 = annotation("a6");
    open({ annotations: [a6] });
    desk.change(a6);
    desk.citing.type("Other words");
    await desk.citing.save();
    expect(desk.citing.chosen).toBe("a6");
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

describe("words selected in the transcript", () => {
  const quote = { kind: "words", page: null, start: 3, end: 9, quote: "Show me" } as const;
  let captions: FakeViewer;
  beforeEach(() => {
    captions = new FakeViewer({});
    captions.selected = [quote];
    desk.panels.captions = { artifact: "captions", viewer: captions };
  });

  test("are cited in the file of the captions", () => {
    desk.digit(3);
    expect(desk.citing.now).toMatchObject({
      artifact: "captions",
      places: [quote],
      criteria: ["hears-everyone"],
    });
  });

  test("are selected no longer once they are cited", async () => {
    desk.digit(3);
    await desk.citing.save();
    expect(captions.selected).toEqual([]);
  });

  test("are gone to in the transcript, without leaving the recording", () => {
    desk.reveal(annotation("q", { artifact: "captions", place: quote }));
    expect(captions.did).toEqual(["reveal words"]);
    expect(desk.panels.artifact).toBe("video");
  });
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
    expect(port.review.drafts).toMatchObject([{ field: "annotation:new", text: "What will the nine do?" }]);
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
