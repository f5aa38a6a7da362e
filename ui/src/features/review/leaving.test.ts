import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Leaving, type Unsaved } from "./leaving.svelte";
import { ReviewDesk } from "./desk.svelte";
import { FakePort, problem } from "./testing/fake";
import { review } from "./testing/sample";
import { Toasts } from "./testing/viewer";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const field = "rationale:plans-the-check";
let port: FakePort;
let desk: ReviewDesk;
let leaving: Leaving;
function open() {
  port = new FakePort(review());
  desk = new ReviewDesk(port.review, port, new Toasts());
  leaving = new Leaving();
  leaving.hold(desk);
}
/** What became of the wish to go, by now. */
function wish(way: "close" | "go") {
  const became = { may: null as boolean | null };
  void leaving.may(way).then((may) => (became.may = may));
  return became;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("nothing is waited for where nobody holds words", async () => {
  expect(new Leaving().free).toBe(true);
  await expect(new Leaving().may("close")).resolves.toBe(true);
});

test("the window closes only when the last letter is on the disk", async () => {
  open();
  desk.pen.type(field, "All of i");
  let answered: () => void = () => undefined;
  port.slow = new Promise<void>((done) => (answered = done));
  desk.pen.type(field, "All of it");
  const became = wish("close");
  await pass(100);
  expect(became.may).toBeNull();
  expect(port.log).toEqual([]);
  answered();
  await pass(0);
  expect(became.may).toBe(true);
  expect(port.log.at(-1)).toBe(`${field}=All of it`);
});

test("what is typed while the rest is written is written before it closes", async () => {
  open();
  let answered: () => void = () => undefined;
  port.slow = new Promise<void>((done) => (answered = done));
  desk.pen.type(field, "one");
  const became = wish("close");
  await pass(20);
  desk.pen.type(field, "one more");
  answered();
  await pass(50);
  expect(became.may).toBe(true);
  expect(port.log.at(-1)).toBe(`${field}=one more`);
});

test("where the review was left goes along", async () => {
  open();
  desk.focused(field, 3);
  const became = wish("close");
  await pass(0);
  expect(became.may).toBe(true);
  expect(port.looks.at(-1)).toMatchObject({ field, caret: 3 });
});

test("on a full disk it is asked, with what is not kept; staying keeps the words", async () => {
  open();
  port.fails = problem("disk-full");
  desk.pen.type(field, "kept here");
  const became = wish("close");
  await pass(0);
  expect([became.may, leaving.way]).toEqual([null, "close"]);
  expect(leaving.unsaved?.problem?.code).toBe("disk-full");
  leaving.answer(false);
  await pass(0);
  expect(became.may).toBe(false);
  expect(desk.words.text(field)).toBe("kept here");
  expect(leaving.way).toBeNull();
});

test("on a full disk the person may go all the same", async () => {
  open();
  port.fails = problem("disk-full");
  desk.pen.type(field, "let go");
  const became = wish("go");
  await pass(0);
  leaving.answer(true);
  await pass(0);
  expect(became.may).toBe(true);
});

test("as soon as it can be written, the question answers itself", async () => {
  open();
  port.fails = problem("disk-full");
  desk.pen.type(field, "there was room");
  const became = wish("close");
  await pass(0);
  port.fails = null;
  desk.ledger.outbox.again();
  await pass(300);
  expect(became.may).toBe(true);
  expect(port.log.at(-1)).toBe(`${field}=there was room`);
});

test("what could not be written before is tried once more before it is asked", async () => {
  open();
  port.fails = problem("disk-full");
  desk.pen.type(field, "tried again");
  await pass(200);
  expect(desk.unsaved?.problem?.code).toBe("disk-full");
  port.fails = null;
  const became = wish("close");
  await pass(0);
  expect(became.may).toBe(true);
});

test("a disk that does not answer is not waited for longer than three seconds", async () => {
  open();
  port.slow = new Promise(() => undefined);
  desk.pen.type(field, "hanging");
  const became = wish("close");
  await pass(2_900);
  expect(leaving.way).toBeNull();
  await pass(200);
  expect([became.may, leaving.way]).toEqual([null, "close"]);
  expect(leaving.unsaved).toEqual<Unsaved>({ problem: null, at: "12:04" });
});

test("a second wish answers the first with no", async () => {
  open();
  port.fails = problem("disk-full");
  desk.pen.type(field, "x");
  const first = wish("go");
  await pass(0);
  const second = wish("close");
  await pass(0);
  expect([first.may, second.may, leaving.way]).toEqual([false, null, "close"]);
});

test("who is gone is not asked", async () => {
  open();
  const other = new Leaving();
  other.hold(desk)();
  desk.pen.type(field, "x");
  await expect(other.may("close")).resolves.toBe(true);
  expect(port.log).toEqual([]);
});
