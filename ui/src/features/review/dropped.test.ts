import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import type { ReviewDesk } from "./desk.svelte";
import { atDesk } from "./testing/desk";
import { FakePort, problem } from "./testing/fake";
import { time } from "./testing/sample";
import { FakeViewer } from "./testing/viewer";

let port: FakePort;
let desk: ReviewDesk;
let viewer: FakeViewer;

function open(over: Partial<Review> = {}, shown?: FakeViewer) {
  ({ port, desk, viewer } = atDesk(over, shown));
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

describe("words that were kept as a draft", () => {
  const draft = () => port.review.drafts.find((one) => one.field === "annotation:new");
  const typeAndDrop = async (...letters: string[]) => {
    viewer.plays = true;
    desk.digit(3);
    letters.forEach((text) => desk.citing.type(text));
    desk.citing.drop();
    await wait(150);
  };
  beforeEach(async () => {
    plays();
    await typeAndDrop("first", "first words");
    viewer.plays = true;
    desk.digit(3);
  });

  test("stay behind those that are typed next, also while these are typed", async () => {
    desk.citing.type("b");
    await wait(150);
    expect(draft()?.text).toBe("b\n\nfirst words");
  });

  test("stay when these are dropped too, and all of them can be put back", async () => {
    desk.citing.type("b");
    desk.citing.drop();
    await typeAndDrop("c");
    expect(desk.citing.kept).toBe("c\n\nb\n\nfirst words");
    viewer.plays = true;
    desk.digit(3);
    desk.citing.putBack();
    expect(desk.citing.now?.text).toBe("c\n\nb\n\nfirst words");
    expect(desk.citing.kept).toBe("");
  });

  test("are a draft again, about their own place, when the new annotation is saved", async () => {
    at(290_000);
    desk.citing.type("b");
    await desk.citing.save();
    await wait();
    expect(port.log.filter((one) => typeof one !== "string")).toMatchObject([{ comment: "b" }]);
    expect(draft()).toMatchObject({ text: "first words", begun: { places: [time(272_000, 272_000)] } });
    expect(desk.unsaved).toBeNull();
    desk.digit(3);
    expect(desk.citing.kept).toBe("first words");
  });

  test("stay in the draft in the same stroke: a kill between the two would lose them", async () => {
    desk.citing.type("b");
    port.log.length = 0;
    await desk.citing.save();
    await wait(1_000);
    expect(port.log).toMatchObject([{ cmd: "annotate", comment: "b" }]);
    expect(draft()?.text).toBe("first words");
  });

  test("stay with those that are still on their way behind the one that is saved", async () => {
    let go = () => {};
    port.slow = new Promise<void>((done) => (go = done));
    for (const text of ["b", "c", "d"]) {
      viewer.plays = true;
      desk.digit(4);
      desk.citing.type(text);
      void desk.citing.save();
    }
    const kept = vi.spyOn(port, "perform");
    go();
    await wait(1_000);
    expect(kept.mock.calls.map(([, , rest]) => rest?.text)).toEqual(["d\n\nfirst words", "first words"]);
    expect(draft()?.text).toBe("first words");
  });

  test("are there when the window closes as soon as the new annotation is saved", async () => {
    desk.citing.type("b");
    void desk.citing.save();
    await desk.leave();
    expect(draft()?.text).toBe("first words");
  });

  test("are offered while the field is empty, and stay when what was typed is taken out by hand", async () => {
    expect(desk.citing.kept).toBe("first words");
    desk.citing.type("b");
    desk.citing.type("");
    await wait(150);
    expect(desk.citing.kept).toBe("first words");
    expect(draft()?.text).toBe("first words");
  });

  test("are no draft any more once they were put back and saved", async () => {
    desk.citing.putBack();
    await desk.citing.save();
    expect(desk.review.annotations).toMatchObject([{ comment: "first words" }]);
    expect(draft()).toBeUndefined();
  });

  test("come back by Undo without the others, which stay", async () => {
    desk.citing.type("b");
    desk.citing.drop();
    desk.undo();
    expect(desk.citing.now?.text).toBe("b");
    expect(desk.citing.kept).toBe("first words");
  });

  test("of the run before are kept in the same way", async () => {
    open({ drafts: [{ field: "annotation:new", text: "Before", begun: null }] });
    plays();
    desk.digit(3);
    desk.citing.type("b");
    await wait(150);
    expect(draft()?.text).toBe("b\n\nBefore");
    await desk.citing.save();
    expect(draft()?.text).toBe("Before");
  });

  test("stand beside an annotation that was refused, whose words are kept too", async () => {
    desk.citing.type("b");
    port.fails = problem("place-does-not-fit");
    port.failing = (edit) => edit !== null;
    void desk.citing.save();
    desk.digit(4);
    desk.citing.type("c");
    await wait(150);
    expect(draft()?.text).toBe("c\n\nb\n\nfirst words");
  });
});
