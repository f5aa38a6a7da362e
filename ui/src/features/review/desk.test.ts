import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import type { ReviewDesk } from "./desk.svelte";
import { atDesk } from "./testing/desk";
import { FakePort, problem } from "./testing/fake";
import { annotation, review, row } from "./testing/sample";
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

test("an edit that is undone while its field has the focus is not written again when the field is left", async () => {
  const field = `rationale:${second}`;
  desk.focused(field, 0);
  desk.words.type(field, "All");
  await desk.words.finish(field);
  // What was typed is taken out by hand, and then undo goes on with what was written.
  desk.words.type(field, "");
  desk.undo();
  await wait();
  expect(desk.ledger.row(second)?.rationale).toBe("");
  await desk.words.finish(field);
  desk.redo();
  await wait();
  desk.focused(null, null);
  expect(port.log.filter((one) => typeof one !== "string").map((one) => one.cmd)).toEqual([
    "rationale",
    "undo",
    "redo",
  ]);
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

  test("the next file comes beside what is open, and goes again", () => {
    expect(desk.twoSides()).toBe(true);
    const [left, right] = desk.panels.artifacts;
    expect(left).toBe("video");
    expect(right).not.toBe("video");
    expect(desk.panels.active).toBe(1);
    expect(desk.twoSides()).toBe(true);
    expect(desk.panels.artifacts).toEqual(["video"]);
  });

  test("nothing comes beside the only file", () => {
    open({ artifacts: review().artifacts.filter(({ id }) => id === "video") });
    expect(desk.twoSides()).toBe(false);
    expect(desk.panels.artifacts).toEqual(["video"]);
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

describe("where one comes back to from what was signed", () => {
  const looked = () => port.looks.at(-1);
  test("is the field that was left for the menu", async () => {
    desk.scoring.open = second;
    desk.focused(`rationale:${second}`, 4);
    desk.focused(null, null, true);
    await desk.stepAside();
    expect(looked()).toMatchObject({ field: `rationale:${second}`, caret: 4 });
  });

  test("is no field where none was written in, or another criterion was opened since", async () => {
    desk.scoring.open = second;
    desk.focused(`rationale:${second}`, 4);
    desk.focused(null, null);
    await desk.stepAside();
    expect(looked()).toMatchObject({ field: `criterion:${second}` });
    desk.focused(`rationale:${second}`, 4);
    desk.focused(null, null, true);
    desk.scoring.open = third;
    await desk.stepAside();
    expect(looked()).toMatchObject({ field: `criterion:${third}` });
  });
});
