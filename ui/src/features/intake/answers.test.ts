import { expect, test } from "vitest";
import { came, known, proposed } from "../../gallery/samples/intake";
import type { Came } from "../../lib/ipc";
import { BringIn } from "./bringing.svelte";
import { port, settled } from "./testing/port";

/** A folder of loose files that asks for its roles, held against `credential`. */
async function asking(credential = known[0], path = "/march") {
  const answers: Record<string, Came[]> = { [path]: [{ ...proposed, credential: credential ?? null }] };
  const { bringPort, orders } = port(answers, { [path]: "files" });
  const work = new BringIn(bringPort);
  work.add([path]);
  await settled();
  work.propose(1, credential?.sha256 ?? "");
  await settled();
  return { work, answers, orders };
}

test("what was said of loose files is kept, also when another micro-credential was thought of meanwhile", async () => {
  const { work, answers } = await asking();
  const said = work.goingOf(1);
  said?.choose(3, "work");
  if (said?.submissions[0]) said.submissions[0].number = "2076";
  expect(work.goingOf(1)).toBe(said);
  answers["/march"] = [{ ...proposed, credential: known[1] ?? null }];
  work.propose(1, "Feedback on writing");
  await settled();
  expect(work.goingOf(1)?.submissions[0]).toMatchObject({ number: "" });
  answers["/march"] = [{ ...proposed }];
  work.propose(1, "Checking for understanding");
  await settled();
  const again = work.goingOf(1);
  expect(again?.submissions[0]).toMatchObject({ number: "2076" });
  expect(again?.submissions[0]?.roles[3]).toMatchObject({ requirement: "work", confirmed: true });
  expect(again?.left.choose).toBe(1);
});

test("once it is in, nothing that was said of it speaks for what is brought in next from there", async () => {
  const { work, answers } = await asking();
  work.goingOf(1)?.choose(3, "work");
  answers["/march"] = [came("in")];
  work.confirm(1, []);
  await settled();
  answers["/march"] = [{ ...proposed }];
  work.propose(1, "Checking for understanding");
  await settled();
  expect(work.goingOf(1)?.submissions[0]?.roles[3]).toMatchObject({ confirmed: false });
});

test("dropped twice while it waits, a folder is one row, and that one is gone into", async () => {
  const { work, orders } = await asking();
  work.add(["/march/", "/other"]);
  await settled();
  expect(work.rows.map(({ path }) => path)).toEqual(["/march", "/other"]);
  expect([work.gone, orders.filter(({ path }) => path === "/march").length]).toEqual([1, 1]);
  expect(work.goingOf(1)).not.toBeNull();
});

test("dropped twice while it runs, it is brought in once", async () => {
  const { bringPort, orders, told, go } = port();
  told.hold = true;
  const work = new BringIn(bringPort);
  work.add(["/a", "/a"]);
  await settled();
  work.add(["/a"]);
  go();
  await settled();
  expect([orders.length, work.rows.length]).toEqual([1, 1]);
});

test("what waits for an answer can be left out, with all that lies there; nothing else goes with it", async () => {
  const { work } = await asking();
  work.add(["/b"]);
  await settled();
  expect(work.asking).toEqual([{ key: 1, name: "march" }]);
  work.cancelRest();
  expect(work.asking).toHaveLength(1);
  work.leaveOut(1);
  expect(work.rows.map(({ path }) => path)).toEqual(["/b"]);
  expect(work.asking).toEqual([]);
});
