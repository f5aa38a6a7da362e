import { expect, test, vi } from "vitest";
import { bringing, came, note, refusal } from "../../gallery/samples/intake";
import type { Came, Note } from "../../lib/ipc";
import { BringIn } from "./bringing.svelte";
import { progressOf, sentenceOf } from "./looks";
import { port, settled } from "./testing/port";

const states = (work: BringIn) => work.rows.map((row) => row.state);

test("each is brought in after the other, and called by its name", async () => {
  const { bringPort, orders } = port();
  const work = new BringIn(bringPort);
  work.add(["/stick/2064.zip", "C:\\in\\2065.zip"]);
  await settled();
  expect(orders.map((order) => order.path)).toEqual(["/stick/2064.zip", "C:\\in\\2065.zip"]);
  expect(work.rows.map((row) => row.name)).toEqual(["2064.zip", "2065.zip"]);
  expect(states(work)).toEqual(["in", "in"]);
});

test("a folder of bundles becomes a row for each that lay in it", async () => {
  const rows = [came("in", { from: "a.zip" }), came("refused", { from: "b.zip", problem: refusal })];
  const work = new BringIn(port({ "/round": rows }).bringPort);
  work.add(["/round", "/other.zip"]);
  await settled();
  expect(work.rows.map(({ name, state }) => [name, state])).toEqual([
    ["a.zip", "in"],
    ["b.zip", "refused"],
    ["other.zip", "in"],
  ]);
});

test("one that is refused stops no other", async () => {
  const work = new BringIn(port({ "/bad": [came("refused", { problem: refusal })] }).bringPort);
  work.add(["/bad", "/good"]);
  await settled();
  expect(states(work)).toEqual(["refused", "in"]);
  expect(work.rows[0]?.problem).toBe(refusal);
});

test("a place where nothing lies is refused", async () => {
  const work = new BringIn(port({ "/empty": [] }).bringPort);
  work.add(["/empty"]);
  await settled();
  expect(states(work)).toEqual(["refused"]);
});

test("what cannot even be looked at is refused in Rust's words", async () => {
  const { bringPort } = port();
  const work = new BringIn({
    ...bringPort,
    lookAt: () => Promise.resolve({ status: "error", error: refusal }),
  });
  work.add(["/gone"]);
  await settled();
  expect(work.rows[0]?.problem).toBe(refusal);
});

test("a signed result is not brought in", async () => {
  const { bringPort, orders } = port({}, { "/r.zip": "result" });
  const work = new BringIn(bringPort);
  work.add(["/r.zip"]);
  await settled();
  expect(states(work)).toEqual(["result"]);
  expect(orders).toEqual([]);
});

test("loose files ask for their micro-credential, then for their roles, then come in", async () => {
  const answers = { "/2076": [came("roles-needed")] };
  const { bringPort, orders } = port(answers, { "/2076": "files" });
  const work = new BringIn(bringPort);
  work.add(["/2076"]);
  await settled();
  expect(states(work)).toEqual(["credential-needed"]);
  work.again(1, { microCredential: "/mc.json", roles: null, due: null });
  await settled();
  expect(states(work)).toEqual(["roles-needed"]);
  answers["/2076"] = [came("in")];
  work.confirm(1, []);
  await settled();
  expect(states(work)).toEqual(["in"]);
  expect(orders.map((order) => order.microCredential)).toEqual(["/mc.json", "/mc.json"]);
});

test("all submissions of one download are confirmed together", async () => {
  const many = ["1", "2", "3"].map((participant) => came("roles-needed", { participant }));
  const answers: Record<string, Came[]> = { "/all.zip": many };
  const { bringPort, orders } = port(answers, { "/all.zip": "files" });
  const work = new BringIn(bringPort);
  work.add(["/all.zip"]);
  await settled();
  work.again(1, { microCredential: "/mc.json", roles: null, due: null });
  await settled();
  expect(work.rows).toHaveLength(3);
  answers["/all.zip"] = many.map(({ participant }) => came("in", { participant }));
  work.confirm(1, []);
  await settled();
  expect(states(work)).toEqual(["in", "in", "in"]);
  expect(orders).toHaveLength(2);
});

test("another micro-credential is thought of for all submissions of one download", async () => {
  const many = ["1", "2", "3"].map((participant) => came("roles-needed", { participant }));
  const { bringPort, orders } = port({ "/all.zip": many }, { "/all.zip": "files" });
  const work = new BringIn(bringPort);
  work.add(["/all.zip"]);
  await settled();
  work.propose(1, "one");
  await settled();
  work.propose(1, "other");
  await settled();
  expect(work.rows).toHaveLength(3);
  expect(orders.map(({ microCredential, roles }) => [microCredential, roles])).toEqual([
    ["one", null],
    ["other", null],
  ]);
});

test("each keeps the micro-credential that was said for it, whatever was said for others since", async () => {
  const answers: Record<string, Came[]> = { "/a": [came("roles-needed")], "/b": [came("roles-needed")] };
  const { bringPort, orders } = port(answers, { "/a": "files", "/b": "files" });
  const work = new BringIn(bringPort);
  work.add(["/a", "/b"]);
  await settled();
  work.again(1, { microCredential: "one", roles: null, due: null });
  work.again(2, { microCredential: "other", roles: null, due: null });
  await settled();
  answers["/a"] = [came("in")];
  work.confirm(1, []);
  await settled();
  expect(orders.at(-1)).toMatchObject({ path: "/a", microCredential: "one", roles: [] });
});

test("one that waits is left out; the one under way is stopped and leaves nothing", async () => {
  const { bringPort, stopped, told } = port();
  told.hold = true;
  const work = new BringIn(bringPort);
  work.add(["/a", "/b"]);
  await settled();
  work.cancel(2);
  work.cancel(1);
  await settled();
  expect(stopped).toEqual([1]);
  expect(states(work)).toEqual(["cancelled", "cancelled"]);
});

test("cancelling the rest keeps what is in", async () => {
  const { bringPort, told, go } = port();
  told.hold = true;
  const work = new BringIn(bringPort);
  work.add(["/a", "/b", "/c"]);
  await settled();
  go();
  await settled();
  work.cancelRest();
  await settled();
  expect(states(work)).toEqual(["in", "cancelled", "cancelled"]);
  expect(work.busy).toBe(false);
});

test("what was cancelled can be tried again", async () => {
  const { bringPort, told } = port();
  told.hold = true;
  const work = new BringIn(bringPort);
  work.add(["/a"]);
  await settled();
  work.cancelRest();
  await settled();
  told.hold = false;
  const stop = vi.spyOn(bringPort, "stop");
  work.rows = work.rows.map((row) => ({ ...row, key: 9 }));
  work.again(9);
  await settled();
  expect(states(work)).toEqual(["in"]);
  expect(stop).not.toHaveBeenCalled();
});

test("progress is of the one under way, and is gone when it is over", async () => {
  const { bringPort, told, go } = port();
  told.hold = true;
  const work = new BringIn(bringPort);
  work.add(["/a", "/b"]);
  await settled();
  told.progress?.({ file: "data/classroom.mp4", done: "1 GB", of: "2 GB", permille: 500 });
  expect(work.rows[0]?.progress?.file).toBe("data/classroom.mp4");
  expect(progressOf(work.rows)).toEqual({ permille: 250, over: 0 });
  go();
  await settled();
  expect(work.rows[0]?.progress).toBeNull();
  expect(progressOf(work.rows).over).toBe(1);
});

test("a large bundle that was refused is brought in all the same once it is tried again", async () => {
  const { bringPort, orders } = port({
    "/large": [came("refused", { problem: { ...refusal, code: "bundle-large" } })],
  });
  const work = new BringIn(bringPort);
  work.add(["/large"]);
  await settled();
  work.again(work.rows[0]?.key ?? 0);
  await settled();
  expect(orders.map(({ large }) => large)).toEqual([false, true]);
});

const left = note("file-unplaced", "warning", "liesmich.txt", "liesmich.txt was left out.", "");

test("a number that is here already is asked for again, tried once more or dropped once more", async () => {
  const here = { ...refusal, code: "number-here" };
  const { bringPort, orders } = port(
    { "/loose": [came("refused", { problem: here })] },
    { "/loose": "files" },
  );
  const work = new BringIn(bringPort);
  work.add(["/loose"]);
  await settled();
  const roles = [{ participant: null, number: "2041", roles: [] }];
  work.again(1, { microCredential: "/mc.json", roles, due: null });
  await settled();
  expect(states(work)).toEqual(["refused"]);
  work.again(1);
  await settled();
  expect(orders.map((order) => order.roles)).toEqual([roles, null]);
  work.add(["/loose"]);
  await settled();
  expect(states(work)).toEqual(["credential-needed"]);
});

test("what was left out of all of them is told once, as often as it is asked again", async () => {
  const { bringPort } = port({ "/2076": [came("roles-needed")] }, { "/2076": "files" }, { "/2076": [left] });
  const work = new BringIn(bringPort);
  work.add(["/2076"]);
  await settled();
  work.again(1, { microCredential: "/mc.json", roles: null, due: null });
  await settled();
  work.confirm(1, []);
  await settled();
  expect(work.notes).toEqual([left]);
});

test("what was told of a submission on arrival is known for its report", async () => {
  const work = new BringIn(port({ "/a": [came("in", { submission: "s", notes: [left] })] }).bringPort);
  work.add(["/a"]);
  await settled();
  expect(work.notesOf("s")).toEqual([left]);
  expect(work.notesOf("other")).toEqual([]);
});

test("the list is of the present going: of those before only what asks something stays", async () => {
  const work = new BringIn(port({}, { "/loose": "files" }, { "/a": [left] }).bringPort);
  work.add(["/a", "/loose"]);
  await settled();
  expect(progressOf(work.rows)).toEqual({ permille: 500, over: 2 });
  work.add(["/b"]);
  await settled();
  expect(work.rows.map(({ path }) => path)).toEqual(["/loose", "/b"]);
  expect(work.notes).toEqual([]);
});

test("what was left out by the person's own word is nothing to look at", () => {
  const left = note("file-left-out", "warning", "a.gdoc", "a.gdoc was left out.", "");
  const row = (notes: Note[]) =>
    ({ ...bringing[0], came: came("in", { notes }) }) as (typeof bringing)[number];
  expect(sentenceOf(row([left]))).toBe("No. 2064, ready to review");
  expect(sentenceOf(row([left, { ...left, code: "file-renamed" }]))).toContain("something to look at");
});
