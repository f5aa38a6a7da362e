// What waits for an answer outlives the window: every change is told to Rust, and what it kept is gone on with.
import { expect, test } from "vitest";
import { came, known, proposed, refusal } from "../../gallery/samples/intake";
import type { Came, Named, Unanswered } from "../../lib/ipc";
import { BringIn } from "./bringing.svelte";
import { Keeping } from "./keeping";
import { port, settled } from "./testing/port";

const sha256 = known[0]?.sha256 ?? "";
const asks: Came = { ...proposed, credential: known[0] ?? null };

async function asked(answers: Record<string, Came[]> = { "/march": [asks] }) {
  const told = port(answers, { "/march": "files" });
  const work = new BringIn(told.bringPort);
  work.add(["/march"]);
  await settled();
  return { work, answers, ...told };
}
/** What a window kept of a folder, its second photo confirmed. */
async function left(): Promise<Unanswered> {
  const { work, kept } = await asked();
  work.propose(1, sha256);
  await settled();
  work.goingOf(1)?.choose(3, "work");
  const submission = work.goingOf(1)?.submissions[0];
  if (submission) submission.number = "2076";
  work.said(1);
  await settled();
  return structuredClone(kept.at(-1)) as Unanswered;
}

test("what asks is kept as soon as it asks, and each answer with it", async () => {
  const { work, kept } = await asked();
  expect(kept).toEqual([
    { paths: ["/march"], undecided: false, microCredential: null, heldAgainst: null, submissions: [] },
  ]);
  work.propose(1, sha256);
  await settled();
  expect(kept.at(-1)).toMatchObject({ microCredential: sha256, heldAgainst: sha256 });
  work.goingOf(1)?.choose(3, "work");
  work.said(1);
  await settled();
  const said = kept.at(-1)?.submissions[0]?.roles[3];
  expect(said).toMatchObject({
    path: "IMG_2213.HEIC",
    mark: "IMG_2213.HEIC",
    requirement: "work",
    confirmed: true,
  });
});

test("the next window goes on with the answers that were given", async () => {
  const one = await left();
  const { bringPort, orders } = port({ "/march": [asks] });
  const work = new BringIn(bringPort);
  work.resume([one]);
  await settled();
  expect(orders).toMatchObject([{ paths: ["/march"], microCredential: sha256, roles: null }]);
  expect(work.asking).toEqual([{ key: 1, name: "march" }]);
  const going = work.goingOf(1);
  expect(going?.submissions[0]?.number).toBe("2076");
  expect(going?.submissions[0]?.roles[3]).toMatchObject({ requirement: "work", confirmed: true });
  expect(going?.since).toEqual({ changed: 0, gone: 0, fresh: 0 });
});

test("of files that changed meanwhile it is said so, and they are asked about again; until then, every time", async () => {
  const one = await left();
  const files = asks.files
    .filter(({ path }) => path !== "reflection.gdoc")
    .map((file) => (file.path === "IMG_2213.HEIC" ? { ...file, mark: "another" } : file));
  const now = { ...asks, files, roles: asks.roles.filter(({ path }) => path !== "reflection.gdoc") };
  let again = one;
  for (let start = 0; start < 2; start++) {
    const { bringPort, kept } = port({ "/march": [now] });
    const work = new BringIn(bringPort);
    work.resume([again]);
    await settled();
    const going = work.goingOf(1);
    expect(going?.since).toEqual({ changed: 1, gone: 1 - start, fresh: 0 });
    expect(going?.submissions[0]?.roles[3]).toMatchObject({ confirmed: false, changed: true });
    again = structuredClone(kept.at(-1)) as Unanswered;
  }
});

test("once it is in it is forgotten; so is what is left out", async () => {
  const { work, answers, forgotten } = await asked();
  work.propose(1, sha256);
  await settled();
  answers["/march"] = [came("in")];
  work.confirm(1, []);
  await settled();
  expect(forgotten).toEqual([["/march"]]);
  const other = await asked();
  other.work.leaveOut(1);
  await settled();
  expect(other.forgotten).toEqual([["/march"]]);
  expect(other.work.rows).toEqual([]);
});

test("what was answered and then refused still waits, and can be left", async () => {
  const { work, answers, forgotten } = await asked();
  work.propose(1, sha256);
  await settled();
  answers["/march"] = [came("refused", { problem: refusal })];
  work.confirm(1, []);
  await settled();
  expect(work.asking).toEqual([{ key: 1, name: "march" }]);
  work.add(["/other.zip"]);
  await settled();
  expect(work.rows.map(({ path }) => path)).toEqual(["/march", "/other.zip"]);
  work.leaveOut(1);
  await settled();
  expect([work.asking, forgotten]).toEqual([[], [["/march"]]]);
});

test("what lies on a stick that is not there still waits at the next start", async () => {
  const one = await left();
  const { bringPort, forgotten } = port({ "/march": [came("refused", { problem: refusal })] });
  const work = new BringIn(bringPort);
  work.resume([one]);
  await settled();
  expect(work.asking).toEqual([{ key: 1, name: "march" }]);
  expect(forgotten).toEqual([]);
});

test("several files that are one submission are one row, asked about at once, and kept by all their paths", async () => {
  const told = port({ "/a/plan.pdf\0/b/film.mp4": [asks] });
  const work = new BringIn(told.bringPort);
  work.addTogether(["/a/plan.pdf", "/b/film.mp4"]);
  await settled();
  expect(work.rows.map(({ name, state }) => [name, state])).toEqual([
    ["plan.pdf and 1 more", "credential-needed"],
  ]);
  expect(work.gone).toBe(1);
  work.propose(1, sha256);
  await settled();
  expect(told.orders).toMatchObject([{ paths: ["/a/plan.pdf", "/b/film.mp4"], microCredential: sha256 }]);
  expect(told.kept.at(-1)?.paths).toEqual(["/a/plan.pdf", "/b/film.mp4"]);
  work.addTogether(["/a/plan.pdf", "/b/film.mp4"]);
  expect(work.rows).toHaveLength(1);
});

test("a number that is here already is brought in as the next attempt, alone of its class, with what was confirmed", async () => {
  const number = { ...refusal, code: "number-here" };
  const taken = came("refused", { participant: "88", problem: number, nextAttempt: 2 });
  const { work, answers, orders } = await asked();
  work.propose(1, sha256);
  await settled();
  answers["/march"] = [came("in", { participant: "7" }), taken];
  const roles = [{ participant: "88", number: "88", roles: [] }];
  work.confirm(1, roles);
  await settled();
  answers["/march"] = [came("in", { participant: "88" })];
  work.nextAttempt(work.rows[1]?.key ?? 0);
  await settled();
  expect(orders.at(-1)).toMatchObject({ only: "88", nextAttempt: true, roles });
  expect(work.rows.map(({ state }) => state)).toEqual(["in", "in"]);
  expect(work.asking).toEqual([]);
});

test("what is told while something else is told is told after it, the newest only", async () => {
  const told: string[] = [];
  let go: () => void = () => undefined;
  const keeping = new Keeping({
    keep: ({ microCredential }) => {
      told.push(microCredential ?? "");
      return new Promise<void>((done) => (go = done));
    },
    forget: () => Promise.reject(new Error("the disk is full")),
  });
  const said = (microCredential: string) => ({ microCredential, heldAgainst: null, submissions: [] });
  keeping.keep("/a", said("1"));
  keeping.keep("/a", said("2"));
  keeping.keep("/a", said("3"));
  keeping.forget("/b");
  go();
  await settled();
  go();
  await keeping.settled();
  expect(told).toEqual(["1", "3"]);
});

const named = ["plan.pdf", "film.mp4"].map((name): Named => ({
  ...{ path: `/in/${name}`, name, folder: "/in", size: "212 kB" },
  ...{ is: "file", problem: null },
}));

test("whether several are one submission is asked again, until it is said", async () => {
  const { bringPort, kept, forgotten } = port({});
  const work = new BringIn(bringPort);
  work.ask(named.slice(0, 1));
  work.ask(named);
  await settled();
  const asked = { undecided: true, paths: ["/in/plan.pdf", "/in/film.mp4"], submissions: [] };
  expect(kept.at(-1)).toMatchObject(asked);
  expect(forgotten).toEqual([["/in/plan.pdf"]]);

  const next = new BringIn(bringPort);
  expect(next.resume(structuredClone([kept.at(-1)]) as Unanswered[])).toEqual(asked.paths);
  expect(next.rows).toEqual([]);
  next.ask(named);
  next.decided();
  await settled();
  expect(next.question).toBeNull();
  expect(forgotten.at(-1)).toEqual(asked.paths);
});

test("said to be one, they wait for what they are for, and are asked about no more", async () => {
  const { bringPort, kept } = port({});
  const work = new BringIn(bringPort);
  work.ask(named);
  work.decided();
  work.addTogether(named.map(({ path }) => path));
  await settled();
  expect(kept.at(-1)).toMatchObject({ paths: ["/in/plan.pdf", "/in/film.mp4"], undecided: false });
});
