import { expect, test } from "vitest";
import type { Answer, QueueAsk, QueuePage, QueueRow } from "../../lib/ipc";
import { many } from "../../gallery/samples/queue";
import { QueueSource, type Wish } from "./source.svelte";

const wish: Wish = { text: "", states: [], sort: "due", descending: false };
const ok = (page: QueuePage): Answer<QueuePage> => ({ status: "ok", data: page });
const numbers = (rows: readonly QueueRow[]) => rows.map((row) => row.number);

/** A library that answers parts as Rust does. */
function library(rows: readonly QueueRow[], asked: QueueAsk[] = []) {
  return (ask: QueueAsk) => {
    asked.push(ask);
    const from = ask.after === null ? 0 : 1 + rows.findIndex((row) => row.submission === ask.after);
    const part = rows.slice(from, from + ask.limit);
    const next = from + ask.limit < rows.length ? (part.at(-1)?.submission ?? null) : null;
    return Promise.resolve(ok({ rows: part, total: rows.length, next }));
  };
}

test("ten thousand come in parts, the first one small, and all of them in their order", async () => {
  const asked: QueueAsk[] = [];
  const source = new QueueSource(library(many, asked));
  await source.ask(wish);
  expect(numbers(source.rows)).toEqual(numbers(many));
  expect(asked[0]?.limit).toBe(200);
  expect(asked.length).toBeLessThan(10);
});

test("a late answer to an older question is let go", async () => {
  let late: (answer: Answer<QueuePage>) => void = () => undefined;
  const source = new QueueSource((ask) =>
    ask.text === "old" ? new Promise((resolve) => (late = resolve)) : library(many.slice(0, 3))(ask),
  );
  const old = source.ask({ ...wish, text: "old" });
  await source.ask(wish);
  late(ok({ rows: [], total: 0, next: null }));
  await old;
  expect(source.total).toBe(3);
});

test("where the library does not answer, the rows stay and the problem is told", async () => {
  let broken = false;
  const problem = { code: "library-busy", message: "Busy.", hint: "Wait.", also: [] };
  const source = new QueueSource((ask) =>
    broken ? Promise.resolve({ status: "error", error: problem }) : library(many.slice(0, 3))(ask),
  );
  await source.ask(wish);
  broken = true;
  await source.ask(wish);
  expect(source.rows).toHaveLength(3);
  expect(source.problem).toBe(problem);
  broken = false;
  await source.ask(wish);
  expect(source.problem).toBeNull();
});

test("a library that cannot be read is not called empty", async () => {
  const problem = { code: "code-not-json", message: "Not JSON.", hint: "Ask again.", also: [] };
  const source = new QueueSource(() => Promise.resolve({ status: "error", error: problem }));
  await source.ask(wish);
  expect(source.none).toBe(false);
  const empty = new QueueSource(library([]));
  expect(empty.none).toBe(false);
  await empty.ask(wish);
  expect(empty.none).toBe(true);
});

test("counts are kept when a later part does not say them", async () => {
  let told = true;
  const counts = [{ state: "new" as const, count: 3 }];
  const source = new QueueSource(() =>
    Promise.resolve(ok({ rows: [], total: 0, next: null, ...(told ? { counts } : {}) })),
  );
  await source.ask(wish);
  told = false;
  await source.ask(wish);
  expect(source.counts).toEqual(counts);
});

test("a part that is empty ends the asking, whatever it says of a next one", async () => {
  const source = new QueueSource(() => Promise.resolve(ok({ rows: [], total: 5, next: "again" })));
  await source.ask(wish);
  expect(source.known).toBe(true);
});
