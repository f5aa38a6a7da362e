import { expect, test } from "vitest";
import type { Note } from "../../../lib/ipc/contract";
import { anArtifact } from "../testing";
import { whyNot, type Failing } from "./damage";

const film = { viewer: "video" as const, codecs: ["H.264", "AAC"], hasSound: true, notes: [] as Note[] };
const note = (code: string, message: string): Note => ({
  ...{ code, severity: "warning", path: "classroom.mp4", message },
  hint: "Ask for it again.",
});
const of = (artifact: object = {}, more: Partial<Failing> = {}) =>
  whyNot({
    artifact: anArtifact({ ...film, ...artifact }),
    atMs: null,
    sound: "unknown",
    plays: () => true,
    ...more,
  });
const wrong = "Nothing is wrong with the file.";

test("what this computer has nothing to play for is not called damaged", () => {
  const said = of({ codecs: ["H.265", "AAC"] }, { plays: (type) => !type.includes("hvc1") });
  expect(said.title).toBe("This video cannot be played here");
  expect(said.why).toContain("This computer has nothing that plays H.265.");
  expect(said.why).toContain(wrong);
});

test("what Rust knows that nothing here plays is said in Rust's words", () => {
  const said = of({ codecs: ["Cinepak"], notes: [note("media-undecodable", "Its codec is Cinepak.")] });
  expect([said.damaged, said.why]).toEqual([false, expect.stringContaining("Its codec is Cinepak.")]);
});

test("pictures that cannot be decoded though the computer plays their codec are damaged", () => {
  const said = of();
  expect(said.title).toBe("This video is damaged");
  expect(said.why).toContain("Its pictures cannot be decoded, though this computer plays H.264.");
  expect(said.why).not.toContain(wrong);
});

test.each([
  ["whole", "Its sound can be decoded"],
  ["broken", "Its sound is damaged"],
] as const)("what became of its sound is said: %s", (sound, words) => {
  expect(of({}, { sound }).why).toContain(words);
});

test("a file that was cut short says so first, and what can be done", () => {
  const said = of({ notes: [note("cut-short", "It was cut short: 2 min of 12 are there.")] });
  expect(said.damaged).toBe(true);
  expect(said.why).toMatch(/^It was cut short/);
  expect(said.why).toContain("It lies here as it came in");
});

test("one that fails on the way says from when on", () => {
  expect(of({}, { atMs: 31_000 }).why).toMatch(/^At 00:31 it could not be played any further/);
});

test("a film that is not played here and whose sound is broken too is not called whole", () => {
  const said = of({ codecs: ["Cinepak"] }, { sound: "broken" });
  expect([said.damaged, said.why.includes(wrong)]).toEqual([true, false]);
});

test("a sound is called a sound", () => {
  const said = of({ viewer: "audio", codecs: ["AAC"] });
  expect(said.title).toBe("This sound is damaged");
  expect(said.why).toContain("It cannot be decoded, though this computer plays AAC.");
});
