import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Review } from "../../lib/ipc/contract";
import { Ledger } from "./ledger.svelte";
import { FakePort, problem } from "./testing/fake";
import { review, row } from "./testing/sample";
import { Words } from "./words.svelte";

const field = "rationale:hears-everyone";
let port: FakePort;
let ledger: Ledger;
let words: Words;

function open(over: Partial<Review> = {}) {
  port = new FakePort(review(over));
  ledger = new Ledger(port.review, port);
  words = new Words(ledger);
}
beforeEach(() => {
  vi.useFakeTimers();
  open();
});
afterEach(() => vi.useRealTimers());
const wait = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

test("what is typed stands in the field at once", () => {
  words.type(field, "At [00:31]");
  expect(words.text(field)).toBe("At [00:31]");
  expect(words.unfinished(field)).toBe(true);
});

test("what is typed leaves early enough to be kept after a pause of 150 ms, and not every letter does", async () => {
  words.type(field, "A");
  await wait();
  expect(port.log).toEqual([`${field}=A`]);
  for (const text of ["At", "At ", "At 2"]) words.type(field, text);
  await wait(99);
  expect(port.log).toHaveLength(1);
  await wait(1);
  expect(port.log).toEqual([`${field}=A`, `${field}=At 2`]);
});

test("the first letter after a rest leaves at once", async () => {
  words.type(field, "A");
  await wait(1_000);
  words.type(field, "At");
  await wait();
  expect(port.log).toEqual([`${field}=A`, `${field}=At`]);
});

test("somebody who types on and on is kept every 150 ms too", async () => {
  for (let typed = 1; typed <= 10; typed++) {
    words.type(field, "x".repeat(typed));
    await wait(100);
  }
  expect(port.log.length).toBeGreaterThanOrEqual(5);
});

test("leaving the field finishes the text: one edit, and no draft after it", async () => {
  words.type(field, "All show at once.");
  await words.finish(field);
  await wait(1_000);
  expect(port.log).toEqual([{ cmd: "rationale", criterion: "hears-everyone", text: "All show at once." }]);
  expect(words.text(field)).toBe("All show at once.");
  expect(words.unfinished(field)).toBe(false);
});

test("a rest of five seconds finishes it too", async () => {
  words.type(field, "All show at once.");
  await wait(5_000);
  expect(port.log.at(-1)).toMatchObject({ cmd: "rationale", text: "All show at once." });
});

test("left as it was, nothing is written", async () => {
  open({ rows: [row("hears-everyone", { rationale: "As before." })] });
  await words.finish(field);
  expect(port.log).toEqual([]);
});

test("typed and taken back by hand, its draft is let go and no edit is made", async () => {
  open({ rows: [row("hears-everyone", { rationale: "As before." })] });
  words.type(field, "As before. And");
  await wait(150);
  words.type(field, "As before.");
  await words.finish(field);
  await wait(200);
  expect(port.log).toEqual([`${field}=As before. And`, `${field}=`]);
  expect(words.text(field)).toBe("As before.");
});

test("the words stay on the screen until the disk has them", async () => {
  let go = () => {};
  port.slow = new Promise<void>((done) => (go = done));
  words.type(field, "All show at once.");
  void words.finish(field);
  await wait(10_000);
  expect(words.text(field)).toBe("All show at once.");
  expect(ledger.review.rows.find(({ criterion }) => criterion === "hears-everyone")?.rationale).toBe("");
  go();
  await wait();
  expect(ledger.row("hears-everyone")?.rationale).toBe("All show at once.");
});

test("what is typed on while the edit is on its way is not lost to its answer", async () => {
  let go = () => {};
  port.slow = new Promise<void>((done) => (go = done));
  words.type(field, "All show");
  void words.finish(field);
  words.type(field, "All show at once.");
  go();
  await wait();
  expect(words.text(field)).toBe("All show at once.");
  await wait(5_000);
  expect(port.log.at(-1)).toMatchObject({ text: "All show at once." });
});

describe("when it is refused", () => {
  test("the words stay, as a draft that survives", async () => {
    words.type(field, "All show at once.");
    port.fails = problem("review-recused");
    port.failing = (edit) => edit !== null;
    await words.finish(field);
    await wait();
    expect(words.text(field)).toBe("All show at once.");
    expect(ledger.refusal?.code).toBe("review-recused");
    expect(port.log).toEqual([`${field}=All show at once.`]);
  });

  test("left again, they are offered again", async () => {
    words.type(field, "All show at once.");
    port.fails = problem("review-recused");
    await words.finish(field);
    port.fails = null;
    await words.finish(field);
    expect(port.log.at(-1)).toMatchObject({ cmd: "rationale", text: "All show at once." });
    expect(ledger.refusal).toBeNull();
  });
});

describe("a full disk while typing", () => {
  test("everything stays, and goes through once there is room", async () => {
    port.fails = problem("disk-full");
    words.type(field, "All show");
    await wait(150);
    expect(ledger.saved.state).toBe("stuck");
    words.type(field, "All show at once.");
    void words.finish(field);
    await wait(200);
    expect(words.text(field)).toBe("All show at once.");
    port.fails = null;
    ledger.outbox.again();
    await wait();
    expect(port.log).toEqual([{ cmd: "rationale", criterion: "hears-everyone", text: "All show at once." }]);
    expect(ledger.saved).toEqual({ state: "kept", at: "12:05" });
  });
});

describe("after a crash", () => {
  const drafts = [{ field, text: "All show at", begun: null }];

  test("the draft stands in the field", () => {
    open({ drafts, rows: [row("hears-everyone", { rationale: "All." })] });
    expect(words.text(field)).toBe("All show at");
    expect(words.unfinished(field)).toBe(true);
  });

  test("before the check it is finished", async () => {
    open({ drafts });
    words.type("note", "Ask S1.");
    await words.finishAll();
    expect(port.log).toEqual([
      { cmd: "rationale", criterion: "hears-everyone", text: "All show at" },
      { cmd: "note", text: "Ask S1." },
    ]);
  });
});

test("when the window closes, what waits for its pause is sent", async () => {
  words.type(field, "All show");
  words.flush();
  await wait();
  expect(port.log).toEqual([`${field}=All show`]);
});

test("a review that is signed takes no text", async () => {
  open({ phase: "signed" });
  words.type(field, "All show");
  await words.finish(field);
  expect(port.log).toEqual([]);
});

describe("why a criterion cannot be judged", () => {
  const why = "cannot-judge:hears-everyone";
  test("is finished like any text", async () => {
    words.type(why, "Cannot be heard: a fan is louder.");
    await words.finish(why);
    expect(port.log).toEqual([
      { cmd: "cannot-judge", criterion: "hears-everyone", reason: "Cannot be heard: a fan is louder." },
    ]);
  });
  test("is not finished by a picked word alone", async () => {
    words.type(why, "Cannot be heard: ");
    await words.finish(why);
    expect(port.log).toEqual([]);
    await wait(150);
    expect(port.log).toEqual([`${why}=Cannot be heard: `]);
  });
});

test("the words of an annotation are drafts only: Enter makes the edit", async () => {
  words.type("annotation:new", "What did they show?");
  await wait(6_000);
  expect(port.log).toEqual(["annotation:new=What did they show?"]);
});
