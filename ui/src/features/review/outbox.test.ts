import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Changed, Edit } from "../../lib/ipc/contract";
import { Outbox, Refused } from "./outbox.svelte";
import { FakePort, problem } from "./testing/fake";
import { review } from "./testing/sample";

const level = (criterion: string, to = "basic"): Edit => ({ cmd: "level", criterion, level: to });
const words = (text: string): Edit => ({ cmd: "rationale", criterion: "hears-everyone", text });
const field = "rationale:hears-everyone";

let port: FakePort;
let box: Outbox;
let heard: (Changed | string)[];

beforeEach(() => {
  vi.useFakeTimers();
  port = new FakePort(review());
  heard = [];
  box = new Outbox(port, {
    known: () => port.review.seq,
    changed: (changed) => heard.push(changed),
    saved: (at) => heard.push(at),
  });
});
afterEach(() => vi.useRealTimers());
const soon = () => vi.advanceTimersByTimeAsync(0);

/** Holds every answer back until the returned function is called. */
function hold(): () => void {
  let go = () => {};
  port.slow = new Promise<void>((done) => (go = done));
  return go;
}

test("an edit is done and told", async () => {
  const answer = box.perform(level("plans-the-check"));
  await soon();
  expect(await answer).toMatchObject({ seq: 8, saved: "12:05" });
  expect(heard).toHaveLength(1);
  expect(box.empty).toBe(true);
});

test("whoever asked hears of it in one stroke with the review, and not of what was refused", async () => {
  const order: string[] = [];
  const told = new Outbox(port, {
    known: () => port.review.seq,
    changed: () => {
      order.push("review");
      queueMicrotask(() => order.push("drawn"));
    },
    saved: () => undefined,
  });
  await told.perform(level("plans-the-check"), { kept: () => order.push("kept") });
  port.fails = problem("sheet-unknown-level");
  await told.perform(level("plans-the-check"), { kept: () => order.push("kept") });
  expect(order).toEqual(["review", "kept", "drawn"]);
});

test("edits are done in the order in which they were made, however slow the first is", async () => {
  const go = hold();
  void box.perform(level("plans-the-check"));
  port.slow = Promise.resolve();
  void box.perform({ cmd: "undo" });
  await soon();
  expect(port.log).toEqual([]);
  go();
  await soon();
  expect(port.log).toEqual([level("plans-the-check"), { cmd: "undo" }]);
});

test("what waits is known, to be shown already", () => {
  hold();
  void box.perform(level("plans-the-check"));
  box.draft(field, "Nine");
  expect(box.waiting).toEqual([level("plans-the-check")]);
});

describe("drafts", () => {
  test("a newer text takes the place of one that still waits", async () => {
    const go = hold();
    void box.perform(level("plans-the-check"));
    box.draft(field, "Nine");
    box.draft(field, "Nine of 21");
    box.draft("note", "ask");
    go();
    await soon();
    expect(port.log).toEqual([level("plans-the-check"), `${field}=Nine of 21`, "note=ask"]);
    expect(heard).toContain("12:06");
  });

  test("a draft never comes after the edit that finished it", async () => {
    const go = hold();
    void box.perform(level("plans-the-check"));
    box.draft(field, "Nine of");
    void box.perform(words("Nine of 21."));
    go();
    await soon();
    expect(port.log).toEqual([level("plans-the-check"), words("Nine of 21.")]);
    expect(port.review.drafts).toEqual([]);
  });

  test("one that is on its way already is done before the edit", async () => {
    const go = hold();
    box.draft(field, "Nine of");
    void box.perform(words("Nine of 21."));
    go();
    await soon();
    expect(port.log).toEqual([`${field}=Nine of`, words("Nine of 21.")]);
  });

  test("words typed on after the edit are a draft again", async () => {
    void box.perform(words("Nine of 21."));
    box.draft(field, "Nine of 21. And");
    await soon();
    expect(port.log).toEqual([words("Nine of 21."), `${field}=Nine of 21. And`]);
  });

  test("a draft that is refused does not hold up what comes after it", async () => {
    port.fails = problem("review-sealed");
    box.draft(field, "Nine");
    await soon();
    expect(box.empty).toBe(true);
    expect(box.stuck).toBeNull();
  });
});

describe("a refusal", () => {
  test("is told to whoever asked, and the next edit is done", async () => {
    port.fails = problem("sheet-unknown-level");
    port.failing = (edit) => edit?.cmd === "level";
    const refused = box.perform(level("plans-the-check", "superb"));
    void box.perform(words("Nine."));
    await soon();
    const answer = await refused;
    expect(answer).toBeInstanceOf(Refused);
    expect((answer as Refused).problem.code).toBe("sheet-unknown-level");
    expect(port.log).toEqual([words("Nine.")]);
  });
});

describe("a disk that says no", () => {
  test.each(["disk-full", "library-busy", "library-io", "folder-read-only"])(
    "%s: nothing leaves the box, and what is typed on waits behind it",
    async (code) => {
      port.fails = problem(code);
      void box.perform(words("Nine."));
      box.draft("note", "ask");
      await soon();
      expect(box.stuck?.code).toBe(code);
      expect(box.empty).toBe(false);
      expect(port.log).toEqual([]);
    },
  );

  test("a process that does not answer is said like one", async () => {
    port.gone = true;
    void box.perform(words("Nine."));
    await soon();
    expect(box.stuck?.code).toBe("no-answer");
    expect(box.stuck?.message).toContain("did not answer");
  });

  test("saved again, all of it goes through, once", async () => {
    port.fails = problem("disk-full");
    const answer = box.perform(words("Nine."));
    box.draft("note", "ask");
    await soon();
    port.fails = null;
    box.again();
    await soon();
    expect(await answer).toMatchObject({ seq: 8 });
    expect(port.log).toEqual([words("Nine."), "note=ask"]);
    expect(box.stuck).toBeNull();
  });

  test("saved again too early, it stays stuck and keeps everything", async () => {
    port.fails = problem("disk-full");
    void box.perform(words("Nine."));
    await soon();
    box.again();
    await soon();
    expect(box.stuck?.code).toBe("disk-full");
    expect(box.empty).toBe(false);
  });

  test("it tries by itself after a while", async () => {
    port.fails = problem("disk-full");
    void box.perform(words("Nine."));
    await soon();
    port.fails = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(port.log).toEqual([words("Nine.")]);
  });

  test("an edit takes the place of its own draft that is stuck", async () => {
    port.fails = problem("disk-full");
    box.draft(field, "Nine");
    await soon();
    void box.perform(words("Nine."));
    port.fails = null;
    box.again();
    await soon();
    expect(port.log).toEqual([words("Nine.")]);
  });
});

describe("“not saved yet”", () => {
  test("is not said of a write that takes less than 400 ms", async () => {
    const go = hold();
    void box.perform(level("plans-the-check"));
    await vi.advanceTimersByTimeAsync(390);
    expect(box.late).toBe(false);
    go();
    await vi.advanceTimersByTimeAsync(100);
    expect(box.late).toBe(false);
  });

  test("is said from then on, until all of it is kept", async () => {
    const go = hold();
    void box.perform(level("plans-the-check"));
    await vi.advanceTimersByTimeAsync(400);
    expect(box.late).toBe(true);
    go();
    await soon();
    expect(box.late).toBe(false);
  });
});

test("one can wait until all is kept, and is not left waiting when it cannot be", async () => {
  const go = hold();
  let settled = 0;
  void box.perform(level("plans-the-check"));
  void box.settled().then(() => settled++);
  await soon();
  expect(settled).toBe(0);
  go();
  await soon();
  expect(settled).toBe(1);
  port.fails = problem("disk-full");
  void box.perform(words("Nine."));
  void box.settled().then(() => settled++);
  await soon();
  expect(settled).toBe(2);
});
