import { beforeEach, expect, test } from "vitest";
import type { Answer, Problem, Progress } from "../../lib/ipc";
import { BundleOut, type BundleOrder } from "./bundle.svelte";

const which = { submission: "urn:uuid:1", number: "2041", attempt: 2 };
const problem = (code: string): Problem => ({ code, message: "No.", hint: "Do.", also: [] });

let picked: (string | null)[];
let asked: string[];
let orders: BundleOrder[];
let stopped: number[];
let tell: (progress: Progress) => void;
let answer: (answer: Answer<null>) => void;
let out: BundleOut;

beforeEach(() => {
  [picked, asked, orders, stopped] = [["/out/a.zip", "/out/b.zip"], [], [], []];
  out = new BundleOut({
    pick: async (name) => {
      asked.push(name);
      return picked.shift() ?? null;
    },
    write: (order, onprogress) => {
      orders.push(order);
      tell = onprogress;
      return new Promise((done) => (answer = done));
    },
    stop: async (job) => stopped.push(job),
  });
});
const soon = () => new Promise((done) => setTimeout(done));
async function begin() {
  void out.write(which);
  await soon();
}

test("a place is asked for by the number, and nothing is written where none is chosen", async () => {
  picked = [null];
  await begin();
  expect(asked).toEqual(["submission-2041-attempt-2.zip"]);
  expect([orders, out.which]).toEqual([[], null]);
});

test("it is followed while it is written, and then it says where it lies", async () => {
  await begin();
  tell({ file: "classroom.mp4", done: "1 MB", of: "2 MB", permille: 500 });
  expect(out.state).toMatchObject({ is: "running", progress: { permille: 500 } });
  answer({ status: "ok", data: null });
  await soon();
  expect([out.state.is, out.out]).toEqual(["written", "/out/a.zip"]);
});

test("stopped, it is put away, and what comes of it afterwards is not said", async () => {
  await begin();
  out.leave();
  expect(stopped).toEqual([orders[0]?.job]);
  answer({ status: "error", error: problem("cancelled") });
  await soon();
  expect(out.which).toBeNull();
});

test("a refusal is kept with its reason; another place is another try", async () => {
  await begin();
  answer({ status: "error", error: problem("file-exists") });
  await soon();
  expect(out.state).toMatchObject({ is: "refused", problem: { code: "file-exists" } });
  void out.again();
  await soon();
  expect(orders.map((order) => [order.out, order.large])).toEqual([
    ["/out/a.zip", false],
    ["/out/b.zip", false],
  ]);
});

test("a large one is written all the same at the same place, once the person says so", async () => {
  await begin();
  answer({ status: "error", error: problem("bundle-large") });
  await soon();
  void out.again();
  await soon();
  expect(orders[1]).toMatchObject({ out: "/out/a.zip", large: true });
  expect(asked).toHaveLength(1);
});

test("while one is written no other begins", async () => {
  await begin();
  void out.write({ ...which, number: "2047" });
  await soon();
  expect(orders).toHaveLength(1);
});

test("what is over is put away without stopping anything", async () => {
  await begin();
  answer({ status: "ok", data: null });
  await soon();
  out.leave();
  expect([stopped, out.which]).toEqual([[], null]);
});
