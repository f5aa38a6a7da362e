import { expect, test } from "vitest";
import * as sample from "../../gallery/samples/intake";
import type { Asked, FileRole, Loose } from "../../lib/ipc";
import {
  captionsOf,
  choiceOf,
  chosen,
  leave,
  missing,
  nothing,
  opened,
  recordings,
  type OpenRole,
} from "./roles";
import { outside, beside } from "./outside";
import { standing } from "./standing";
import { whyOf } from "./why";

const files = sample.proposed.files;
const roleOf = (more: Partial<FileRole>): OpenRole => {
  const base = { ...(sample.proposed.roles[0] as FileRole), ...more };
  const [submission] = opened([{ ...sample.proposed, roles: [base] }]);
  return submission?.roles[0] as OpenRole;
};
const captioned = roleOf({ requirement: null, captionsFor: "lesson.mp4", why: "captions of: lesson.mp4" });

test("consent is never assumed", () => {
  const [submission] = opened([sample.proposed]);
  expect(submission?.roles.every((role) => role.consent === "missing")).toBe(true);
});

test.each([
  [{ why: "folder: work" }, true, "plan"],
  [{ why: "only requirement for its kind: video" }, false, "plan"],
  [{ why: "unclear", requirement: null }, false, null],
  [{ why: "pointer: only a link", leftOut: true }, true, leave],
  [{ why: "program: never run", leftOut: true, requirement: null }, true, leave],
  [{ why: "empty: no bytes", leftOut: true, requirement: null }, true, leave],
  [{ why: "would not count, folder: plan" }, false, "plan"],
] as const)("%j is confirmed: %s, and offered for %s", (more, confirmed, choice) => {
  const role = roleOf(more);
  expect([role.confirmed, choiceOf(role)]).toEqual([confirmed, choice]);
});

test("captions that are offered for something are captions no longer, and can be again", () => {
  const offered = chosen(captioned, "reflection");
  expect([offered.requirement, offered.captionsFor]).toEqual(["reflection", null]);
  expect(chosen(offered, captionsOf("lesson.mp4")).captionsFor).toBe("lesson.mp4");
});

test("captions of any name can be tied to each recording that goes along", () => {
  const unclear = roleOf({ path: "subs_final.srt", requirement: null, captionsFor: null, why: "unclear" });
  expect(choiceOf(unclear)).toBeNull();
  const tied = chosen(unclear, captionsOf("second.mp4"));
  expect([tied.captionsFor, tied.requirement, tied.confirmed]).toEqual(["second.mp4", null, true]);
  expect(choiceOf(tied)).toBe(captionsOf("second.mp4"));
  const films = ["first.mp4", "second.mp4"].map((path) => roleOf({ path }));
  const held = films.map(({ path }) => ({ ...(files[0] as Loose), path, viewer: "video" as const }));
  expect(recordings([...films, tied], held)).toEqual(["first.mp4", "second.mp4"]);
  const without = films.map((film) => (film.path === "second.mp4" ? chosen(film, leave) : film));
  expect(recordings(without, held)).toEqual(["first.mp4"]);
  const said = (heard: string[]) => {
    const { text, look } = whyOf(tied, undefined, heard);
    return [text.replace(/[\u2068\u2069]/g, ""), look];
  };
  expect(said(["first.mp4", "second.mp4"])).toEqual(["Captions of second.mp4", false]);
  expect(said(["first.mp4"])).toEqual(["second.mp4 is left out: they go along as a file of their own", true]);
});

test("what is left out needs no title, and a submission of which all is left out is empty", () => {
  const untitled = chosen(roleOf({ title: "" }), leave);
  const left = missing([{ participant: null, number: "", roles: [untitled] }]);
  expect([left.titles, left.empty]).toEqual([0, 1]);
});

test.each([
  [roleOf({ why: "folder: work" }), "Its folder says “work”"],
  [chosen(roleOf({ why: "folder: work" }), "work"), "You chose it"],
  [chosen(chosen(roleOf({ why: "folder: work" }), "work"), "plan"), "Its folder says “work”"],
  [chosen(roleOf({}), leave), "You left it out"],
  [chosen(roleOf({}), nothing), "Goes along and counts for nothing"],
  [captioned, "Captions of lesson.mp4"],
  [roleOf({ why: "pointer: only a link", leftOut: true }), "Holds no text, only a link"],
  [roleOf({ why: "program: never run", leftOut: true }), "A program, which is never run"],
  [roleOf({ why: "empty: no bytes", leftOut: true }), "Holds nothing"],
  [
    chosen(roleOf({ why: "pointer: only a link", leftOut: true }), nothing),
    "Goes along and counts for nothing",
  ],
  [roleOf({ why: "unclear", requirement: null }), "Nothing tells: choose, or leave out"],
])("the why of a choice is its own", (role, words) => {
  const strip = { ...(files[0] as Loose), misses: [] };
  expect(whyOf(role, strip).text.replace(/[\u2068\u2069]/g, "")).toBe(words);
});

test("what would not count says what it has and what is asked for", () => {
  const role = chosen(roleOf({}), "reflection");
  expect(whyOf(role, files[5])).toEqual({
    text: "Does not count: 3:10 long, it asks for 5:00–15:00",
    look: true,
  });
});

const one: Asked = { id: "plan", title: "Plan", limits: "1", min: 1, max: 1 };
const stands = (roles: OpenRole[], asked = one, held: readonly Loose[] = []) => {
  const [found] = standing([asked], roles, held);
  return [found?.count, found?.offered, found?.how];
};
test("a requirement is met by what counts, neither by captions nor by what is left out", () => {
  const plan = roleOf({});
  expect(stands([plan])).toEqual([1, 1, "met"]);
  expect(stands([{ ...plan, confirmed: false }])).toEqual([1, 1, "confirm"]);
  expect(stands([{ ...plan, leftOut: true }])).toEqual([0, 0, "missing"]);
  expect(stands([{ ...plan, captionsFor: "x.mp4" }])).toEqual([0, 0, "missing"]);
  expect(stands([plan, { ...plan, path: "b.pdf" }])).toEqual([2, 2, "many"]);
  expect(stands([plan, { ...plan, path: "b.pdf" }], { ...one, max: null })).toEqual([2, 2, "met"]);
  const miss = { requirement: "plan", how: "kind" as const, found: "", asked: "" };
  expect(stands([plan], one, [{ ...(files[0] as Loose), path: plan.path, misses: [miss] }])).toEqual([
    0,
    1,
    "missing",
  ]);
});

test("what was left out unasked is one row for each reason; what is about no such file is said as it is", () => {
  const [about, other] = [
    sample.note("people-perhaps", "warning", null, "Several people?", ""),
    sample.note("export-file-missing", "warning", "2/film.mp4", "It is not there.", ""),
  ];
  const rows = outside([...sample.leftBehind, about, other]);
  expect(rows.map(({ paths }) => paths)).toEqual([[".DS_Store", "work/Thumbs.db"]]);
  expect(beside([...sample.leftBehind, about, other])).toEqual([about, other]);
});
