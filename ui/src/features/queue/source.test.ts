import { expect, test } from "vitest";
import type { Answer, QueueAsk, QueuePage, QueueRow } from "../../lib/ipc";
import { many } from "../../gallery/samples/queue";
import { QueueSource, type Wish } from "./source.svelte";

const wish: Wish = { text: "", states: [], sort: "due", descending: false };
const ok = (page: QueuePage): Answer<QueuePage> => ({ status: "ok", data: page });
const nothing: QueuePage = { rows: [], total: 0, all: 0, place: null };
const problem = { code: "library-busy", message: "Busy.", hint: "Wait.", also: [] };

/** A library that answers parts as Rust does. */
function library(rows: readonly QueueRow[], asked: QueueAsk[] = []) {
  return (ask: QueueAsk) => {
    asked.push(ask);
    const at = rows.findIndex((row) => row.submission === ask.placeOf);
    const part = rows.slice(ask.skip, ask.skip + ask.limit);
    return Promise.resolve(
      ok({ rows: part, total: rows.length, all: rows.length, place: at < 0 ? null : at }),
    );
  };
}

test("of ten thousand only what is looked at is asked for, each part once", async () => {
  const asked: QueueAsk[] = [];
  const source = new QueueSource(library(many, asked));
  await source.ask(wish);
  await source.show(0, 30);
  expect([source.total, source.at(0), source.at(250)]).toEqual([many.length, many[0], undefined]);
  await source.show(395, 425);
  await source.show(400, 430);
  expect([source.at(199), source.at(250), source.at(424)]).toEqual([many[199], many[250], many[424]]);
  expect(asked.map(({ skip, limit }) => [skip, limit])).toEqual([
    [0, 200],
    [200, 200],
    [400, 200],
  ]);
});

test("what is in sight is asked for again in another order", async () => {
  const asked: QueueAsk[] = [];
  const source = new QueueSource(library(many, asked));
  await source.ask(wish);
  await source.show(500, 530);
  await source.ask({ ...wish, descending: true });
  await new Promise((done) => setTimeout(done));
  expect(source.at(500)).toEqual(many[500]);
  expect(asked.slice(-3)).toMatchObject([0, 400, 600].map((skip) => ({ skip, descending: true })));
});

test("what comes into sight next is asked for before it does", async () => {
  const asked: QueueAsk[] = [];
  const source = new QueueSource(library(many, asked));
  await source.ask(wish);
  await source.show(71, 101);
  expect(source.at(200)).toEqual(many[200]);
  await source.show(1_000, 1_030);
  expect([source.at(899), source.at(900)]).toEqual([many[899], many[900]]);
});

test("past the end there is nothing to be asked for", async () => {
  const asked: QueueAsk[] = [];
  const source = new QueueSource(library(many.slice(0, 200), asked));
  await source.ask(wish);
  await source.show(190, 260);
  expect(asked).toHaveLength(1);
  expect(source.at(200)).toBeUndefined();
});

test("the submission that is kept is found again in another order", async () => {
  const source = new QueueSource(library(many));
  await source.ask(wish);
  expect(source.place.at).toBeNull();
  source.kept = many[777]?.submission ?? "";
  await source.ask({ ...wish, sort: "number" });
  expect(source.place.at).toBe(777);
  source.kept = "gone";
  await source.ask(wish);
  expect(source.place.at).toBeNull();
});

test("a late answer to an older question is let go, and so is a late part", async () => {
  const late: ((answer: Answer<QueuePage>) => void)[] = [];
  const source = new QueueSource((ask) =>
    ask.text === "old" || ask.skip > 0
      ? new Promise((resolve) => void late.push(resolve))
      : library(many.slice(0, 300))(ask),
  );
  const old = source.ask({ ...wish, text: "old" });
  await source.ask(wish);
  const part = source.show(200, 230);
  await source.ask({ ...wish, descending: true });
  for (const answer of late.slice(0, 2)) answer(ok(nothing));
  await Promise.all([old, part]);
  expect([source.total, source.at(0)]).toEqual([300, many[0]]);
});

test("where the library does not answer, the rows stay and the problem is told", async () => {
  let broken = false;
  const source = new QueueSource((ask) =>
    broken ? Promise.resolve({ status: "error", error: problem }) : library(many.slice(0, 300))(ask),
  );
  await source.ask(wish);
  broken = true;
  await source.ask(wish);
  expect([source.at(0), source.problem]).toEqual([many[0], problem]);
  broken = false;
  await source.ask(wish);
  expect(source.problem).toBeNull();
});

test("a part that did not come is asked for again when it comes into sight again", async () => {
  let broken = true;
  const source = new QueueSource((ask) =>
    broken && ask.skip > 0
      ? Promise.resolve({ status: "error", error: problem })
      : library(many.slice(0, 300))(ask),
  );
  await source.ask(wish);
  await source.show(200, 230);
  expect([source.at(200), source.problem]).toEqual([undefined, problem]);
  broken = false;
  await source.show(200, 230);
  expect([source.at(200), source.problem]).toEqual([many[200], null]);
});

test("a library that cannot be read is not called empty", async () => {
  const source = new QueueSource(() => Promise.resolve({ status: "error", error: problem }));
  await source.ask(wish);
  expect(source.none).toBe(false);
  const empty = new QueueSource(library([]));
  expect(empty.none).toBe(false);
  await empty.ask(wish);
  expect(empty.none).toBe(true);
});

test("counts are kept when a later answer does not say them", async () => {
  let told = true;
  const counts = [{ state: "new" as const, count: 3 }];
  const source = new QueueSource(() => Promise.resolve(ok({ ...nothing, ...(told ? { counts } : {}) })));
  await source.ask(wish);
  told = false;
  await source.ask(wish);
  expect(source.counts).toEqual(counts);
});
