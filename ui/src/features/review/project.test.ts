import { describe, expect, test } from "vitest";
import { captionsOf, isOpen, lookedAt, merged, nextArtifact, nextUnscored, overlaid, take } from "./project";
import { annotation, artifact, artifacts, changed, criteria, review, row } from "./testing/sample";

test("an answer takes the place of what was known", () => {
  const next = take(review(), changed(review(), { seq: 8, note: "ask", saved: "12:09" }));
  expect(next).toMatchObject({ seq: 8, note: "ask", saved: "12:09", number: "2041" });
});

test("an answer that comes late, and tells less than is known, changes nothing", () => {
  const now = review({ seq: 9, note: "newer" });
  expect(take(now, changed(now, { seq: 8, note: "older" }))).toBe(now);
});

test("what never changes is not touched by an answer", () => {
  const next = take(review(), { ...changed(review()), undone: "a level", made: "a1" });
  expect(next.criteria).toBe(criteria);
  expect(next).not.toHaveProperty("undone");
  expect(next).not.toHaveProperty("made");
});

describe("a choice that is on its way", () => {
  const rows = [row("one", { level: "basic" }), row("two", { cannotJudge: "blurred" })];
  test("is shown already", () =>
    expect(overlaid(rows, [{ cmd: "level", criterion: "two", level: "developing" }])[1]).toMatchObject({
      level: "developing",
      cannotJudge: null,
    }));
  test("and so is that it cannot be judged", () =>
    expect(overlaid(rows, [{ cmd: "cannot-judge", criterion: "one", reason: "a fan" }])[0]).toMatchObject({
      level: null,
      cannotJudge: "a fan",
    }));
  test("the last one counts", () => {
    const edits = ["basic", "developing"].map(
      (level) => ({ cmd: "level", criterion: "two", level }) as const,
    );
    expect(overlaid(rows, edits)[1]?.level).toBe("developing");
  });
  test("a text on its way changes no choice", () =>
    expect(overlaid(rows, [{ cmd: "rationale", criterion: "one", text: "because" }])).toEqual(rows));
});

describe("the next criterion without an answer", () => {
  const ids = criteria.map(({ id }) => id);
  const rows = (...scored: number[]) =>
    ids.map((id, at) => row(id, scored.includes(at + 1) ? { level: "basic" } : {}));
  test.each([
    [[1, 2], null, 1, 3],
    [[1, 2], 3, 1, 4],
    [[1, 2], 5, 1, 3],
    [[1, 2], 1, -1, 5],
    [[], null, -1, 5],
    [[1, 2, 3, 4], 5, 1, 5],
    [[2], 1, 1, 3],
  ])("scored %j, at %s, by %i: %i", (scored, from, by, next) =>
    expect(
      nextUnscored(criteria, rows(...scored), from === null ? null : (ids[from - 1] ?? null), by as 1 | -1),
    ).toBe(ids[next - 1]),
  );
  test("is none when all have one, also when that is “cannot be judged”", () => {
    const all = ids.map((id, at) => row(id, at === 2 ? { cannotJudge: "a fan" } : { level: "basic" }));
    expect(nextUnscored(criteria, all, null, 1)).toBeNull();
  });
});

describe("artifacts", () => {
  test("captions are read beside their recording and not by themselves", () =>
    expect(lookedAt(artifacts).map(({ id }) => id)).not.toContain("captions"));
  test("unless their recording is not there", () => {
    const alone = artifact("captions", "a.vtt", { captionsFor: "gone" });
    expect(lookedAt([alone])).toEqual([alone]);
  });
  test("and but for the first of several, which alone are read beside it", () => {
    const spanish = artifact("spanish", "video/classroom.es.vtt", { captionsFor: "video" });
    const files = lookedAt([...artifacts, spanish]).map(({ id }) => id);
    expect([files.includes("captions"), files.includes("spanish")]).toEqual([false, true]);
  });
  test("captions are found by their recording, and nothing by none", () => {
    expect(captionsOf(artifacts, "video")?.id).toBe("captions");
    expect(captionsOf(artifacts, "plan")).toBeUndefined();
    expect(captionsOf(artifacts, null)).toBeUndefined();
  });
  test("go round", () => {
    expect(nextArtifact(artifacts, "plan", 1)).toBe("sample-1");
    expect(nextArtifact(artifacts, "plan", -1)).toBe("reflection");
    expect(nextArtifact(artifacts, "reflection", 1)).toBe("plan");
  });
  test("begin at an end where none is open", () => {
    expect(nextArtifact(artifacts, null, 1)).toBe("plan");
    expect(nextArtifact(artifacts, "gone", -1)).toBe("reflection");
    expect(nextArtifact([], null, 1)).toBeNull();
  });
});

test.each([
  ["new", true],
  ["in-review", true],
  ["ready", true],
  ["signed", false],
  ["returned", false],
  ["recused", false],
] as const)("a review that is %s can be changed: %s", (phase, open) =>
  expect(isOpen(review({ phase }))).toBe(open),
);

describe("the annotations after an edit", () => {
  const [first, second, third] = [annotation("a1"), annotation("a2"), annotation("a3")];
  const since = (put: (typeof first)[], gone: string[] = []) => ({ kind: "since" as const, put, gone });

  test("all of them are all of them", () => {
    expect(merged([first], { kind: "all", all: [second] })).toEqual([second]);
  });

  test("one that is another one stands where it stood, and the others are the same objects", () => {
    const other = { ...second, comment: "Another word" };
    const now = merged([first, second, third], since([other]));
    expect(now).toEqual([first, other, third]);
    expect(now[0]).toBe(first);
  });

  test("new ones come last, in their order", () => {
    expect(merged([first], since([third, second]))).toEqual([first, third, second]);
  });

  test("those that are no more are taken out", () => {
    expect(merged([first, second, third], since([], ["a1", "a3"]))).toEqual([second]);
  });

  test("where nothing changed it is the same list", () => {
    const known = [first, second];
    expect(merged(known, since([]))).toBe(known);
  });
});
